using Stellantis.Client.Http;

namespace Stellantis;

/// <summary>
/// What the service last told of how many calls it takes, and how the connection goes by it (response headers X-RateLimit-*, status 429).
/// </summary>
public sealed class RateLimit
{
    internal RateLimit(string connection, Limiter limiter)
    {
        Connection = connection;
        DailyLimit = limiter.Headers?.DailyLimit;
        DailyRemaining = limiter.Headers?.DailyRemaining;
        BurstLimit = limiter.Headers?.BurstLimit;
        BurstRemaining = limiter.Headers?.BurstRemaining;
        ReadAt = limiter.Headers?.ReadAt.LocalDateTime;
        WaitsUntil = limiter.Opens?.LocalDateTime;
        ConcurrentRequests = limiter.Allowed;
    }

    /// <summary>The name of the connection.</summary>
    public string Connection { get; }

    /// <summary>Calls in 24 hours; null when the service has not told.</summary>
    public long? DailyLimit { get; }

    /// <summary>Calls that are left of them.</summary>
    public long? DailyRemaining { get; }

    /// <summary>Calls in a second; null when the service has not told.</summary>
    public long? BurstLimit { get; }

    /// <summary>Calls that were left of them.</summary>
    public long? BurstRemaining { get; }

    /// <summary>When the service told; null when it has not.</summary>
    public DateTime? ReadAt { get; }

    /// <summary>Until when all calls of the connection wait; null when they do not.</summary>
    public DateTime? WaitsUntil { get; }

    /// <summary>
    /// Requests that go at the same time since the service refused some; it grows with every success. Null when nothing limits them.
    /// </summary>
    public int? ConcurrentRequests { get; }

    /// <summary>What is left of the day.</summary>
    public override string ToString() => DailyLimit is null ? "not told" : FormattableString.Invariant($"{DailyRemaining} of {DailyLimit}");
}
