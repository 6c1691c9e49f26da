namespace Stellantis.Server.Http;

/// <summary>Ends a connection that takes too long, whatever is under way on it: reads of network streams heed no token everywhere.</summary>
internal sealed class Deadline(Action end) : IDisposable
{
    private readonly Timer _timer = new(static end => ((Action)end!)(), end, Timeout.Infinite, Timeout.Infinite);

    public void Set(TimeSpan time) => _timer.Change(time, Timeout.InfiniteTimeSpan);

    public void Lift() => Set(Timeout.InfiniteTimeSpan);

    public void Dispose() => _timer.Dispose();
}
