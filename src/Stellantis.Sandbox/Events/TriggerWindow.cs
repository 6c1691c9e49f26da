using System.Globalization;
using Newtonsoft.Json.Linq;
using Stellantis.Sandbox.Bodies;
using Stellantis.Sandbox.Times;

namespace Stellantis.Sandbox.Events;

/// <summary>
/// A window of a time trigger. One that comes daily begins at a time of day by the clocks of a zone, on the days and in the weeks (ISO 8601) that it
/// names, and is so long as its duration, whatever the clocks do meanwhile; it may reach into the next days. A time of day that is left out in spring
/// begins as much later, and of one that comes twice in autumn the first counts. Its start belongs to a window, its end does not.
/// </summary>
internal sealed class TriggerWindow
{
    private const int DaysOfWeek = 7;

    private static readonly string[] s_days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

    private readonly DateTimeOffset? _start;
    private readonly TimeSpan _timeOfDay;
    private readonly CalendarDuration? _duration;
    private readonly TimeZoneInfo _zone;
    private readonly HashSet<string>? _days;
    private readonly HashSet<int>? _weeks;

    public TriggerWindow(JObject entry, TimeZoneInfo zone)
    {
        _zone = zone;
        if (Shapes.TextOf(entry, "duration") is { } text && CalendarDuration.TryParse(text, out var duration))
            _duration = duration;
        var start = Shapes.TextOf(entry, "start") ?? "";
        if (Shapes.TextOf(entry, "recurrence") == "None")
        {
            _start = TimestampWindow.TryParseInstant(start, out var instant) ? instant : DateTimeOffset.MaxValue;
            return;
        }

        _timeOfDay = CalendarDuration.TryParse(start, out var sinceMidnight) ? sinceMidnight.Time : TimeSpan.Zero;
        var days = entry["occurrence"] is JArray ? entry["occurrence"] : entry["occurrence"]?["day"];
        _days = days is null ? null : [.. days.Values<string>().Select(day => day!)];
        _weeks = entry["occurrence"] is JObject occurrence && occurrence["week"] is { } weeks
            ? [.. weeks.Values<string>().SelectMany(week => Range(week!))] : null;
    }

    public bool Contains(DateTimeOffset instant)
    {
        if (_start is { } start)
            return instant >= start && (_duration is not { } length || instant < length.After(start));
        if (_duration is not { } duration)
            return false;
        var today = TimeZoneInfo.ConvertTime(instant, _zone).Date;
        for (var back = 0; back <= Math.Ceiling(duration.Longest.TotalDays) + 1; back++)
        {
            var day = today.AddDays(-back);
            if (IsMeant(day) && Instant(day + _timeOfDay) is var begin && begin <= instant && instant < duration.After(begin))
                return true;
        }

        return false;
    }

    private bool IsMeant(DateTime day) => _days?.Contains(s_days[(int)day.DayOfWeek]) != false && _weeks?.Contains(WeekOf(day)) != false;

    private DateTimeOffset Instant(DateTime local)
    {
        if (_zone.IsInvalidTime(local))
            return new DateTimeOffset(local, _zone.GetUtcOffset(local.AddHours(-3)));
        return new DateTimeOffset(local, _zone.IsAmbiguousTime(local) ? _zone.GetAmbiguousTimeOffsets(local).Max() : _zone.GetUtcOffset(local));
    }

    // The week of a day is that of its Thursday.
    private static int WeekOf(DateTime day) =>
        (day.AddDays(3 - ((int)day.DayOfWeek + DaysOfWeek - 1) % DaysOfWeek).DayOfYear - 1) / DaysOfWeek + 1;

    private static IEnumerable<int> Range(string weeks)
    {
        var ends = weeks.Split('-').Select(end => int.Parse(end.Substring(1), CultureInfo.InvariantCulture)).ToList();
        return Enumerable.Range(ends[0], Math.Max(0, ends[^1] - ends[0] + 1));
    }
}
