using System.Globalization;
using Newtonsoft.Json.Linq;
using Stellantis.Client.Json;
using Stellantis.Client.Times;

namespace Stellantis.Client.Backtests;

/// <summary>
/// A window of a time trigger: once, from an instant on, or daily from a time of day by the clocks of a zone, on the days and in the weeks (ISO 8601)
/// that it names. It lasts as long as its duration says, whatever the clocks do meanwhile. Its start belongs to it, its end does not.
/// </summary>
internal sealed class RecurringWindow
{
    private readonly DateTime? _once;
    private readonly TimeSpan _start;
    private readonly CalendarSpan? _duration;
    private readonly HashSet<DayOfWeek>? _days;
    private readonly List<(int From, int To)>? _weeks;
    private readonly string _text;

    public RecurringWindow(JObject entry)
    {
        var start = (string?)entry["start"] ?? "";
        _duration = (string?)entry["duration"] is { } text ? CalendarSpan.Read(text) : null;
        IsDaily = (string?)entry["recurrence"] != "None";
        if (!IsDaily)
            _once = WireText.TryDate(start, out var instant) ? instant.UtcDateTime : DateTime.MaxValue;
        else
            _start = CalendarSpan.Read(start)?.Time ?? TimeSpan.Zero;
        var occurrence = entry["occurrence"];
        var days = Texts(occurrence is JArray ? occurrence : (occurrence as JObject)?["day"]);
        var weeks = Texts((occurrence as JObject)?["week"]);
        _days = days is null ? null : [.. days.Select(Day)];
        _weeks = weeks?.ConvertAll(Weeks);
        _text = string.Join(" ", new[] { IsDaily ? _start.ToString("hh\\:mm", CultureInfo.InvariantCulture) : start,
            (string?)entry["duration"] is { } length ? "for " + length : "", string.Join(",", days ?? []), string.Join(",", weeks ?? []), }
            .Where(part => part.Length > 0));
    }

    /// <summary>True when it comes every day; false when it comes once.</summary>
    public bool IsDaily { get; }

    /// <summary>Whether an instant lies within it.</summary>
    /// <param name="at">The instant, in UTC.</param>
    /// <param name="zone">The zone whose clocks count; a window that comes once needs none.</param>
    public bool Contains(DateTime at, TimeZoneInfo? zone)
    {
        if (_once is { } once)
            return at >= once && (_duration is not { } length || at < length.After(once));
        if (zone is null || _duration is not { } duration)
            return false;
        var today = TimeZoneInfo.ConvertTimeFromUtc(at, zone).Date;
        // Clocks that are wrong tell the first days of all times.
        var days = (int)Math.Min(Math.Min(duration.Longest.TotalDays + 2, 400), (today - DateTime.MinValue).TotalDays - 2);
        for (var back = 0; back <= days; back++)
        {
            var day = today.AddDays(-back);
            if (IsMeant(day) && Begin(day + _start, zone) is var begin && begin <= at && at < duration.After(begin))
                return true;
        }
        return false;
    }

    public override string ToString() => _text;

    private static List<string>? Texts(JToken? list) => list switch
    {
        JArray items => [.. items.Select(item => item.ToString())],
        JValue { Value: string one } => [one],
        _ => null,
    };

    private static DayOfWeek Day(string name) =>
        (DayOfWeek)Array.FindIndex(CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedDayNames,
            day => string.Equals(day, name, StringComparison.OrdinalIgnoreCase));

    private static (int From, int To) Weeks(string text)
    {
        var ends = text.Split('-');
        int Number(string week) =>
            int.TryParse(week.Substring(Math.Min(1, week.Length)), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;
        return (Number(ends[0]), Number(ends[ends.Length - 1]));
    }

    private bool IsMeant(DateTime day) => _days?.Contains(day.DayOfWeek) != false
        && (_weeks is null || WeekOf(day) is var week && _weeks.Exists(weeks => weeks.From <= week && week <= weeks.To));

    // A week belongs to the year of its Thursday.
    private static int WeekOf(DateTime day) =>
        ((day.AddDays(4 - (day.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)day.DayOfWeek)).DayOfYear - 1) / 7) + 1;

    // A time of day that clocks leave out comes as much later; of one that comes twice the first counts.
    private static DateTime Begin(DateTime local, TimeZoneInfo zone)
    {
        var offset = zone.IsInvalidTime(local) ? zone.GetUtcOffset(local.AddDays(-1))
            : zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return DateTime.SpecifyKind(local - offset, DateTimeKind.Utc);
    }
}
