namespace Stellantis.Sandbox.Api;

/// <summary>So many calls in any stretch of time.</summary>
internal sealed class CallLimit(int limit, TimeSpan window)
{
    private readonly Queue<DateTimeOffset> _calls = new();

    public int Limit { get; } = limit;

    public int Remaining => Limit - _calls.Count;

    /// <summary>How long until a call is possible; zero when it is now.</summary>
    public TimeSpan WaitAt(DateTimeOffset now)
    {
        while (_calls.Count > 0 && _calls.Peek() + window <= now)
            _calls.Dequeue();
        return Remaining > 0 ? TimeSpan.Zero : _calls.Count == 0 ? window : _calls.Peek() + window - now;
    }

    public void Take(DateTimeOffset now) => _calls.Enqueue(now);
}
