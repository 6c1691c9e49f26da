using System.Globalization;
using System.Text.RegularExpressions;

namespace Stellantis.Sandbox.Times;

/// <summary>An ISO 8601 duration: calendar months apart from exact time, because a month has no fixed length.</summary>
internal readonly struct CalendarDuration(int months, TimeSpan time)
{
    private static readonly Regex s_pattern = new(
        @"^P(?=.)(?:(?<y>\d{1,4})Y)?(?:(?<m>\d{1,4})M)?(?:(?<w>\d{1,5})W)?(?:(?<d>\d{1,6})D)?" +
        @"(?:T(?=.)(?:(?<h>\d{1,7})H)?(?:(?<min>\d{1,9})M)?(?:(?<s>\d{1,10}(?:\.\d+)?)S)?)?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    public int Months { get; } = months;

    public TimeSpan Time { get; } = time;

    public bool IsZero => Months == 0 && Time == TimeSpan.Zero;

    /// <summary>The longest this duration can be, whatever the months.</summary>
    public TimeSpan Longest => Time + TimeSpan.FromDays(31L * Months);

    public static bool TryParse(string text, out CalendarDuration duration)
    {
        var match = s_pattern.Match(text);
        double Number(string group) =>
            match.Groups[group] is { Success: true, Value: var value } ? double.Parse(value, CultureInfo.InvariantCulture) : 0;
        duration = match.Success
            ? new((int)(12 * Number("y") + Number("m")),
                TimeSpan.FromDays(7 * Number("w") + Number("d")) + TimeSpan.FromHours(Number("h")) + TimeSpan.FromMinutes(Number("min"))
                    + TimeSpan.FromSeconds(Number("s")))
            : default;
        return match.Success;
    }

    /// <summary>The instant <paramref name="times"/> such durations after <paramref name="start"/>; the end of time when that is beyond it.</summary>
    public DateTimeOffset After(DateTimeOffset start, long times = 1)
    {
        var left = (DateTimeOffset.MaxValue - start).Ticks;
        if ((double)times * Longest.Ticks >= left)
            return DateTimeOffset.MaxValue;
        return start.AddMonths((int)(times * Months)).AddTicks(times * Time.Ticks);
    }
}
