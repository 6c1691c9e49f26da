using System.Globalization;
using System.Net.Http;
using System.Net.Http.Headers;

namespace Stellantis.Client.Http;

/// <summary>What an answer tells of the service's limits: calls in 24 hours (1) and in a second (2).</summary>
internal sealed class RateLimitHeaders
{
    private static readonly string[] s_waits = ["Retry-After", "X-RateLimit-Reset"];
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(1);

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

    /// <summary>
    /// How long the service asks to wait, a day at most: Retry-After as seconds or as a date, else X-RateLimit-Reset; null when it does not say.
    /// A number beyond a day is a point in time, in seconds since 1970 or in parts of them, when it then is less than a day away. Of several waits,
    /// the longest counts.
    /// </summary>
    /// <param name="response">The answer.</param>
    /// <param name="now">The time.</param>
    /// <param name="odd">The header that says something, but no such time; null for none.</param>
    public static TimeSpan? RetryAfter(HttpResponseMessage response, DateTimeOffset now, out string? odd)
    {
        odd = null;
        foreach (var name in s_waits)
        {
            if (!response.Headers.TryGetValues(name, out var values))
                continue;
            if (values.SelectMany(text => Waits(text, now)).Max() is { } longest)
                return longest;
            odd ??= name;
        }
        return null;
    }

    // A date has a comma in it, and so has a list.
    private static IEnumerable<TimeSpan?> Waits(string text, DateTimeOffset now) =>
        Date(text, now) is { } wait ? [wait] : text.Split(',').Select(part => Wait(part, now));

    private static TimeSpan? Wait(string text, DateTimeOffset now)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return Date(text, now);
        if (number >= 0 && number <= s_longest.TotalSeconds)
            return TimeSpan.FromSeconds(number);
        for (var unit = 1.0; unit <= 1e9; unit *= 1000)
        {
            var away = number / unit - now.ToUnixTimeMilliseconds() / 1000.0;
            if (Math.Abs(away) <= s_longest.TotalSeconds)
                return TimeSpan.FromSeconds(Math.Max(0, away));
        }
        return null;
    }

    private static TimeSpan? Date(string text, DateTimeOffset now)
    {
        if (!RetryConditionHeaderValue.TryParse(text, out var value) || value.Date is not { } date || date - now > s_longest)
            return null;
        // What is over needs no wait.
        return date > now ? date - now : TimeSpan.Zero;
    }

    private static long? Number(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values)
            && long.TryParse(values.First(), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;
}
