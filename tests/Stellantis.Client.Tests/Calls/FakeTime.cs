using Stellantis.Client.Http;

namespace Stellantis.Client.Tests.Calls;

/// <summary>A clock that waits move on, at once.</summary>
internal sealed class FakeTime : TimeSource
{
    private readonly object _gate = new();
    private DateTimeOffset _now = new(2026, 11, 2, 6, 0, 0, TimeSpan.Zero);

    /// <summary>What was waited for, in its order.</summary>
    public List<TimeSpan> Waits { get; } = [];

    public override DateTimeOffset Now
    {
        get
        {
            lock (_gate)
                return _now;
        }
    }

    /// <summary>Moves the clock on.</summary>
    public void Pass(TimeSpan time)
    {
        lock (_gate)
            _now += time;
    }

    public override Task Delay(TimeSpan time, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        lock (_gate)
        {
            Waits.Add(time);
            _now += time;
        }
        return Task.CompletedTask;
    }

    public override double Chance() => 0.5;
}
