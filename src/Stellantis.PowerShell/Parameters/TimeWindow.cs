using Stellantis.Client.Json;
using Stellantis.Client;
using Stellantis.PowerShell.Pipeline;

namespace Stellantis.PowerShell.Parameters;

/// <summary>Windows of time, as the service's <c>timestamps</c> parameter takes them.</summary>
internal static class TimeWindow
{
    private const int MostIntervals = 10;

    /// <summary>Refuses windows that contradict themselves, before anything is sent.</summary>
    public static void CheckWindow(this ITimeParameters window, StellantisCmdlet cmdlet)
    {
        var (since, until, ranges) = (window.Since, window.Until, window.TimeRange);
        if (ranges.Length > 0 && (since is not null || until is not null))
            cmdlet.Refuse(ErrorIds.InvalidRequest, "-TimeRange excludes -Since and -Until: give the window one way.");
        if (since > until)
            cmdlet.Refuse(ErrorIds.InvalidRequest,
                $"-Since {WireText.Date(since.Value)} is later than -Until {WireText.Date(until!.Value)}: exchange them.");
        if (ranges.Length > MostIntervals)
            cmdlet.Refuse(ErrorIds.InvalidRequest, $"-TimeRange has {ranges.Length} intervals, and the service takes {MostIntervals} at the most.");
        if (Array.Find(ranges, r => !IsInterval(r)) is { } odd)
            cmdlet.Refuse(ErrorIds.InvalidRequest, $"-TimeRange '{odd}' is not an interval: it needs one slash, between its begin and its end, " +
                "for example 2026-01-01/2026-01-31 or 2026-01-01T00:00:00Z/P7D.");
    }

    /// <summary>The intervals to send; null for none.</summary>
    public static string[]? Intervals(this ITimeParameters window)
    {
        if (window.TimeRange.Length > 0)
            return window.TimeRange;
        return window.Since is null && window.Until is null ? null : [$"{Text(window.Since)}/{Text(window.Until)}"];
    }

    // Rn/begin/duration/every: one that is repeated has more slashes.
    private static bool IsInterval(string text) => text.Split('/').Length is var parts
        && (parts == 2 || parts > 2 && text.StartsWith("R", StringComparison.OrdinalIgnoreCase));

    private static string Text(DateTimeOffset? time) => time is null ? "" : WireText.Date(time.Value);
}
