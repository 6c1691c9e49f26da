using System.Globalization;
using System.Text.RegularExpressions;

namespace Stellantis.Client.Times;

/// <summary>A duration as ISO 8601 writes it: its months apart from the time of fixed length.</summary>
/// <param name="Months">The months, with those of its years.</param>
/// <param name="Time">What has a fixed length.</param>
internal readonly record struct CalendarSpan(int Months, TimeSpan Time)
{
    private static readonly Regex s_form = new(
        @"^P(?=\d|T)(?:(?<y>\d{1,4})Y)?(?:(?<m>\d{1,5})M)?(?:(?<w>\d{1,5})W)?(?:(?<d>\d{1,6})D)?" +
        @"(?:T(?=\d)(?:(?<h>\d{1,7})H)?(?:(?<min>\d{1,9})M)?(?:(?<s>\d{1,10}(?:\.\d{1,7})?)S)?)?\z", RegexOptions.CultureInvariant);

    /// <summary>The longest that it can be, whichever months they are.</summary>
    public TimeSpan Longest => Time + TimeSpan.FromDays(31.0 * Months);

    /// <summary>Reads a duration; null when the text is none.</summary>
    public static CalendarSpan? Read(string text)
    {
        var match = s_form.Match(text);
        if (!match.Success)
            return null;
        double Part(string name) => match.Groups[name].Success ? double.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture) : 0;
        return new CalendarSpan((int)((12 * Part("y")) + Part("m")), TimeSpan.FromDays((7 * Part("w")) + Part("d"))
            + TimeSpan.FromHours(Part("h")) + TimeSpan.FromMinutes(Part("min")) + TimeSpan.FromSeconds(Part("s")));
    }

    /// <summary>The time so long after another; the end of all times when that is beyond it.</summary>
    public DateTime After(DateTime start) => DateTime.MaxValue - start <= Longest ? DateTime.MaxValue : start.AddMonths(Months) + Time;
}
