using Stellantis.Sandbox.Times;

namespace Stellantis.Sandbox.Api;

/// <summary>The filter <c>timestamps</c>: what lies in one of its intervals passes, and everything when there is none.</summary>
internal static class TimeFilter
{
    private const int MaxIntervals = 10;

    public static Func<DateTimeOffset, bool> Read(Page page)
    {
        var windows = page.Query.All("timestamps").Select(text => TimestampWindow.TryParse(text, page.AsOf, out var window)
            ? window
            : throw new ApiFault(400, $"The parameter timestamps holds '{text}', which is not an ISO 8601 interval.")).ToList();
        if (windows.Count > MaxIntervals)
            throw new ApiFault(400, $"The parameter timestamps holds more than {MaxIntervals} intervals.");
        return windows.Count == 0 ? static _ => true : instant => windows.Exists(window => window.Contains(instant));
    }
}
