namespace Stellantis.Client.Http;

/// <summary>One of the places that a <see cref="Limiter"/> has; whoever holds it has a request under way, and disposing of it passes it on.</summary>
/// <param name="limiter">Whose place it is.</param>
/// <param name="round">The requests that went together, for <see cref="Limiter.Throttled"/>.</param>
internal sealed class LimiterPlace(Limiter limiter, int round) : IDisposable
{
    private Limiter? _limiter = limiter;

    public int Round { get; } = round;

    public void Dispose() => Interlocked.Exchange(ref _limiter, null)?.TakeBack();
}
