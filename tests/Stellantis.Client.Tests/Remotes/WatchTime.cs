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
    private TaskCompletionSource _goesOn = Set();

    public RemoteWatch? Watch { get; set; }

    public override DateTimeOffset Now => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero) + Elapsed;

    public override TimeSpan Elapsed => TimeSpan.FromTicks(Interlocked.Read(ref _ticks));

    /// <summary>Stops until <see cref="GoOn"/>: all that is started meanwhile starts at the same moment.</summary>
    public void Hold() => _goesOn = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void GoOn() => _goesOn.TrySetResult();

    public override async Task Delay(TimeSpan time, CancellationToken cancellation)
    {
        await Task.Yield();
        await _goesOn.Task.WaitAsync(cancellation);
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

    private static TaskCompletionSource Set()
    {
        var set = new TaskCompletionSource();
        set.SetResult();
        return set;
    }
}
