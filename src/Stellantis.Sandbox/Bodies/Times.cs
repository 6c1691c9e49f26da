using Stellantis.Sandbox.Times;
using static Stellantis.Sandbox.Bodies.Shapes;

namespace Stellantis.Sandbox.Bodies;

/// <summary>Times of day, durations and days of the week.</summary>
internal static class Times
{
    public static Shape Duration { get; } = Matching(text => CalendarDuration.TryParse(text, out _), "must be an ISO 8601 duration such as PT3H12M.");

    /// <summary>A duration since midnight.</summary>
    public static Shape OfDay { get; } = Matching(
        text => CalendarDuration.TryParse(text, out var duration) && duration.Months == 0 && duration.Time < TimeSpan.FromDays(1),
        "must be a duration since midnight such as PT8H30M, less than a day.");

    public static Shape Instant { get; } = Matching(text =>
        TimestampWindow.TryParseInstant(text, out _), "must be an RFC 3339 time such as 2025-07-01T15:30:00Z.");

    public static Shape Days { get; } = Array(OneOf("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"), min: 1, max: 7);
}
