using System.Globalization;
using System.Net.Http;

namespace Stellantis.Client.Http;

/// <summary>What an answer tells of the service's limits: calls in 24 hours (1) and in a second (2).</summary>
internal sealed class RateLimitHeaders
{
    public long? DailyLimit { get; private init; }

    public long? DailyRemaining { get; private init; }

    public long? BurstLimit { get; private init; }

    public long? BurstRemaining { get; private init; }

    public DateTimeOffset ReadAt { get; private init; }

    /// <summary>Reads the headers; null when there are none.</summary>
    public static RateLimitHeaders? Read(HttpResponseMessage response, DateTimeOffset now)
    {
        var read = new RateLimitHeaders
        {
            DailyLimit = Number(response, "X-RateLimit-Limit-1"),
            DailyRemaining = Number(response, "X-RateLimit-Remaining-1"),
            BurstLimit = Number(response, "X-RateLimit-Limit-2"),
            BurstRemaining = Number(response, "X-RateLimit-Remaining-2"),
            ReadAt = now,
        };
        return read.DailyLimit is null && read.DailyRemaining is null && read.BurstLimit is null && read.BurstRemaining is null ? null : read;
    }

    /// <summary>How long the service asks to wait: Retry-After in seconds or as a date, else X-RateLimit-Reset in seconds; null when it does not say.</summary>
    public static TimeSpan? RetryAfter(HttpResponseMessage response, DateTimeOffset now)
    {
        var header = response.Headers.RetryAfter;
        var wait = header?.Delta ?? header?.Date - now;
        if (wait is null && response.Headers.TryGetValues("X-RateLimit-Reset", out var resets)
            && double.TryParse(resets.First(), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds < TimeSpan.MaxValue.TotalSeconds)
        {
            wait = TimeSpan.FromSeconds(seconds);
        }
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private static long? Number(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) && long.TryParse(values.First(), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;
}
