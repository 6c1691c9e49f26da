using System.Globalization;
using System.Text.RegularExpressions;

namespace Stellantis.Client.Times;

/// <summary>Dates in the order of some country: 03/04/2026 is in March for one reader and in April for another.</summary>
internal static class WrittenDate
{
    private static readonly Regex s_form = new(
        @"^\s*(?<a>\d{1,2})(?<by>[/.\-])(?<b>\d{1,2})(?:\k<by>(?<y>\d{4}|\d{2})?)?(?<rest>$|[\sT,].*$)",
            RegexOptions.CultureInvariant | RegexOptions.Singleline);

    /// <summary>What is said of a date whose day and month could be exchanged; null for every other text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="thisYear">The year of a date that has none.</param>
    public static string? Doubt(string text, int thisYear)
    {
        var match = s_form.Match(text);
        if (!match.Success)
            return null;
        var (first, second, year) = (Number(match, "a"), Number(match, "b"), Year(match, thisYear));
        if (first == second || first is < 1 or > 12 || second is < 1 or > 12 || year is < 1 or > 9999)
            return null;
        var (dayFirst, monthFirst) = (new DateTime(year, second, first), new DateTime(year, first, second));
        return $"'{text.Trim()}' can be {Words(dayFirst)} or {Words(monthFirst)}. " +
            $"Give the one that you mean as {Iso(dayFirst)} or {Iso(monthFirst)}.";
    }

    /// <summary>
    /// A date whose first number can only be the day, such as 31/12/2026 08:00, written as 2026-12-31 08:00; every other text as it is.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="thisYear">The year of a date that has none.</param>
    public static string WithYearFirst(string text, int thisYear)
    {
        var match = s_form.Match(text);
        if (!match.Success || Number(match, "a") <= 12 || Number(match, "b") > 12)
            return text;
        var (year, month, day) = (Year(match, thisYear), Number(match, "b"), Number(match, "a"));
        return FormattableString.Invariant($"{year:0000}-{month:00}-{day:00}{match.Groups["rest"].Value}");
    }

    private static int Year(Match match, int thisYear) =>
        !match.Groups["y"].Success ? thisYear : match.Groups["y"].Length == 4 ? Number(match, "y") : 2000 + Number(match, "y");

    private static int Number(Match match, string part) => int.Parse(match.Groups[part].Value, CultureInfo.InvariantCulture);

    private static string Words(DateTime day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Iso(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
