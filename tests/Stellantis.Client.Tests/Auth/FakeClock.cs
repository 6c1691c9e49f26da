using Stellantis.Client.Auth;

namespace Stellantis.Client.Tests.Auth;

/// <summary>A clock that a test sets; waits are over at once, and move it.</summary>
internal sealed class FakeClock
{
    private readonly List<TimeSpan> _waits = [];

    public FakeClock() => Clock = new SignInClock
    {
        Now = () => Now,
        Delay = (time, _) =>
        {
            _waits.Add(time);
            Now += time;
            return Task.CompletedTask;
        },
    };

    public SignInClock Clock { get; }

    public DateTimeOffset Now { get; set; } = new(2026, 3, 1, 6, 0, 0, TimeSpan.Zero);

    public IReadOnlyList<TimeSpan> Waits => _waits;
}
