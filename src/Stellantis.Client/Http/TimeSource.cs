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

    /// <summary>Waits for a turn.</summary>
    public virtual Task<T> Turn<T>(Task<T> turn) => turn;

    /// <summary>A number from 0 up to 1.</summary>
    public virtual double Chance()
    {
        lock (_random)
            return _random.NextDouble();
    }
}
