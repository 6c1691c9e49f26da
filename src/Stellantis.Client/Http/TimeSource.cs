using System.Diagnostics;

namespace Stellantis.Client.Http;

/// <summary>The time, waits, and chance: tests bring their own.</summary>
internal class TimeSource
{
    private readonly Random _random = new();
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    public virtual DateTimeOffset Now => DateTimeOffset.UtcNow;

    /// <summary>The time since some moment: it goes on evenly, whatever the clock is set to.</summary>
    public virtual TimeSpan Elapsed => _watch.Elapsed;

    public virtual Task Delay(TimeSpan time, CancellationToken cancellation) => Task.Delay(time, cancellation);

    /// <summary>Does something once, later, unless it is disposed of before.</summary>
    public virtual IDisposable After(TimeSpan time, Action act) => new Timer(_ => act(), null, time, Timeout.InfiniteTimeSpan);

    /// <summary>Waits for a turn.</summary>
    public virtual Task<T> Turn<T>(Task<T> turn) => turn;

    /// <summary>A number from 0 up to 1.</summary>
    public virtual double Chance()
    {
        lock (_random)
            return _random.NextDouble();
    }
}
