using Stellantis.Client.Http;
using Stellantis.Client.Remotes;

namespace Stellantis.Client.Tests.Remotes;

/// <summary>
/// A time that goes on at once to the end of each wait, when no request is under way; it begins at a fixed moment, and its chance is seeded.
/// </summary>
internal sealed class WatchTime(int seed = 1) : TimeSource
{
    private readonly Random _random = new(seed);
    private long _ticks;

    public RemoteWatch? Watch { get; set; }

    public override DateTimeOffset Now => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero) + Elapsed;

    public override TimeSpan Elapsed => TimeSpan.FromTicks(Interlocked.Read(ref _ticks));

    public override async Task Delay(TimeSpan time, CancellationToken cancellation)
    {
        await Task.Yield();
        // An answer is on its way, and ends the wait.
        if (Watch is { IsIdle: false })
            await Task.Delay(Timeout.Infinite, cancellation);
        cancellation.ThrowIfCancellationRequested();
        Interlocked.Add(ref _ticks, time.Ticks);
    }

    public override double Chance()
    {
        lock (_random)
            return _random.NextDouble();
    }
}
