using System.Globalization;
using System.Text.RegularExpressions;
using Stellantis.Client.Json;

namespace Stellantis.Client.Times;

/// <summary>
/// Reads the times that people give: how long ago (<c>2h</c>, <c>PT2H</c>), a day (<c>yesterday</c>, <c>monday</c>), a week, month or year
/// (<c>last month</c>), or a date. Text is read as ISO 8601 first, then as PowerShell itself reads dates, with the invariant culture; what has no
/// offset is local. What people could read in two ways is none.
/// </summary>
internal sealed class PointInTime
{
    private static readonly string[] s_iso =
    [
        "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF",
        "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss.FFFFFFF",
    ];

    private static readonly Regex s_duration = new(
        @"^P(?:(?<y>\d+)Y)?(?:(?<mo>\d+)M)?(?:(?<w>\d+)W)?(?:(?<d>\d+)D)?(?:T(?=\d)(?:(?<h>\d+)H)?(?:(?<m>\d+)M)?(?:(?<s>\d+(?:\.\d+)?)S)?)?$",
        RegexOptions.CultureInvariant);

    private readonly DateTimeOffset _now;
    private readonly TimeZoneInfo _zone;

    /// <param name="now">What counts as now.</param>
    /// <param name="zone">What counts as local.</param>
    public PointInTime(DateTimeOffset now, TimeZoneInfo zone)
    {
        // Whole seconds: nobody who says 2h means the fraction of the moment in which it was said.
        _now = TimeZoneInfo.ConvertTime(new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero), zone);
        _zone = zone;
    }

    /// <summary>The time that a text stands for; null when it stands for none.</summary>
    public DateTimeOffset? Read(string text)
    {
        text = text.Trim();
        if (Doubt(text) is not null)
            return null;
        try
        {
            return Period(text)?.From ?? Ago(text) ?? Date(text);
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>What is said of a text that people could read in two ways; null for every other.</summary>
    public string? Doubt(string text) => Lapse.Doubt(text) ?? WrittenDate.Doubt(text, _now.Year);

    /// <summary>A date whose first number can only be the day, as ISO 8601 writes it; every other text as it is.</summary>
    public string WithYearFirst(string text) => WrittenDate.WithYearFirst(text, _now.Year);

    /// <summary>
    /// The time that a word stands for, such as <c>yesterday</c>, <c>last week</c> (from Monday on) or <c>this month</c>; null when the text is none.
    /// </summary>
    public (DateTimeOffset From, DateTimeOffset To)? Period(string text)
    {
        var today = _now.DateTime.Date;
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        var (month, year) = (today.AddDays(1 - today.Day), today.AddDays(1 - today.DayOfYear));
        var word = string.Join(" ", text.ToUpperInvariant().Split([' ', '-', '_'], StringSplitOptions.RemoveEmptyEntries));
        switch (word)
        {
            case "NOW":
                return (_now, _now);
            case "TODAY":
                return Days(today, today.AddDays(1));
            case "YESTERDAY":
                return Days(today.AddDays(-1), today);
            case "THIS WEEK":
                return Days(monday, monday.AddDays(7));
            case "LAST WEEK":
                return Days(monday.AddDays(-7), monday);
            case "THIS MONTH":
                return Days(month, month.AddMonths(1));
            case "LAST MONTH":
                return Days(month.AddMonths(-1), month);
            case "THIS YEAR":
                return Days(year, year.AddYears(1));
            case "LAST YEAR":
                return Days(year.AddYears(-1), year);
            default:
                if (!text.All(char.IsLetter) || !Enum.TryParse<DayOfWeek>(text, ignoreCase: true, out var day))
                    return null;
                var last = today.AddDays(-(((int)today.DayOfWeek - (int)day + 7) % 7));
                return Days(last, last.AddDays(1));
        }
    }

    /// <summary>The time of a date as ISO 8601 writes it, and as the service does; null when the text is none.</summary>
    public DateTimeOffset? Iso(string text)
    {
        text = text.Trim();
        if (DateTime.TryParseExact(text, s_iso, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return Local(local);
        // What is left has an offset: Z, +01:00, or +0100, which the framework's own reading does not know.
        return text.Length > 10 && text[4] == '-' && WireText.TryDate(text, out var given) ? given : null;
    }

    /// <summary>A time so long ago; null when it lies in the future, or before all times.</summary>
    public DateTimeOffset? Ago(TimeSpan duration) =>
        duration < TimeSpan.Zero || duration.Ticks > _now.UtcTicks ? null : TimeZoneInfo.ConvertTime(_now.ToUniversalTime() - duration, _zone);

    /// <summary>A time of the clock on the wall, where it has no offset of its own.</summary>
    public DateTimeOffset Local(DateTime time) => time.Kind switch
    {
        DateTimeKind.Unspecified => new DateTimeOffset(time, _zone.GetUtcOffset(time)),
        _ => new DateTimeOffset(time.ToUniversalTime()),
    };

    private (DateTimeOffset From, DateTimeOffset To)? Days(DateTime from, DateTime to) => (StartOf(from), StartOf(to));

    private DateTimeOffset? Ago(string text)
    {
        if (Lapse.Short(text) is { } lapse)
            return Ago(lapse) ?? throw new ArgumentOutOfRangeException(nameof(text));
        var match = s_duration.Match(text);
        if (!match.Success || text.Length < 2)
            return null;
        var months = checked((12 * (int)Number(match, "y")) + (int)Number(match, "mo"));
        var ticks = checked(
            (decimal)TimeSpan.TicksPerDay * ((7 * Number(match, "w")) + Number(match, "d"))
            + (TimeSpan.TicksPerHour * Number(match, "h")) + (TimeSpan.TicksPerMinute * Number(match, "m"))
                + (TimeSpan.TicksPerSecond * Number(match, "s")));
        var then = months == 0 ? _now : Local(DateTime.SpecifyKind(_now.DateTime.AddMonths(-months), DateTimeKind.Unspecified));
        return TimeZoneInfo.ConvertTime(then.ToUniversalTime() - TimeSpan.FromTicks((long)ticks), _zone);
    }

    private DateTimeOffset? Date(string text)
    {
        if (Iso(text) is { } iso)
            return iso;
        text = WithYearFirst(text);
        if (!DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var local))
            return null;
        if (local.Kind == DateTimeKind.Unspecified)
            return Local(local);
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var given) ? given : null;
    }

    // Where clocks are put back at midnight, the day begins the first time that it is midnight.
    private DateTimeOffset StartOf(DateTime day) =>
        _zone.IsAmbiguousTime(day) ? new DateTimeOffset(day, _zone.GetAmbiguousTimeOffsets(day).Max()) : Local(day);

    private static decimal Number(Match match, string part) =>
        match.Groups[part].Success ? decimal.Parse(match.Groups[part].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) : 0;
}
