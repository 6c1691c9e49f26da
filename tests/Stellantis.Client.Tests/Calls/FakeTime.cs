using Stellantis.Client.Http;

namespace Stellantis.Client.Tests.Calls;

/// <summary>A clock that waits move on, at once.</summary>
internal sealed class FakeTime : TimeSource
{
    private readonly object _gate = new();
    private DateTimeOffset _now = new(2026, 11, 2, 6, 0, 0, TimeSpan.Zero);
    private TimeSpan _elapsed;

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

    public override TimeSpan Elapsed
    {
        get
        {
            lock (_gate)
                return _elapsed;
        }
    }

    /// <summary>Moves the clock on.</summary>
    public void Pass(TimeSpan time)
    {
        lock (_gate)
        {
            _now += time;
            _elapsed += time;
        }
    }

    /// <summary>Sets the clock, forward or back; no time passes by it.</summary>
    public void Set(TimeSpan by)
    {
        lock (_gate)
            _now += by;
    }

    public override Task Delay(TimeSpan time, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        lock (_gate)
        {
            Waits.Add(time);
            _now += time;
            _elapsed += time;
        }
        return Task.CompletedTask;
    }

    /// <summary>What is to be done after a while; it is done when a test says that the while is over.</summary>
    public Action? Later { get; private set; }

    public override IDisposable After(TimeSpan time, Action act)
    {
        Later = act;
        return new CancellationTokenSource();
    }

    public override double Chance() => 0.5;
}
