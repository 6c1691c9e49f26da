using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace Stellantis.Client.Times;

/// <summary>Reads the durations that people give: <c>30m</c>, <c>2h</c>, <c>1d12h</c>, or as ISO 8601 writes them, <c>PT2H</c>.</summary>
internal static class Lapse
{
    private const int LongestText = 100;

    private static readonly Regex s_words = new(
        @"^(?=.)(?:(?<w>\d+)w)?(?:(?<d>\d+)d)?(?:(?<h>\d+)h)?(?:(?<m>\d+)m)?(?:(?<s>\d+)s)?$",
            RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    // After hours it can only be minutes.
    private static readonly Regex s_monthOrMinute = new(@"^(?:\d+[wWdD])*(?<n>\d+)M(?:\d+[sS])?$", RegexOptions.CultureInvariant);

    /// <summary>The duration that a text stands for; null when it stands for none.</summary>
    public static TimeSpan? Read(string text)
    {
        text = text.Trim();
        if (text.Length > LongestText || Doubt(text) is not null)
            return null;
        try
        {
            return text.StartsWith("P", StringComparison.OrdinalIgnoreCase) ? XmlConvert.ToTimeSpan(text.ToUpperInvariant()) : Short(text);
        }
        catch (FormatException)
        {
            return null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>The duration that the short words of a text stand for; null when they are none.</summary>
    /// <exception cref="OverflowException">It is longer than any duration.</exception>
    public static TimeSpan? Short(string text)
    {
        var match = s_words.Match(text);
        if (!match.Success)
            return null;
        decimal Ticks(string part, long ticks) =>
            match.Groups[part] is { Success: true } number ? decimal.Parse(number.Value, NumberStyles.None, CultureInfo.InvariantCulture) * ticks : 0;
        return TimeSpan.FromTicks((long)checked(Ticks("w", 7 * TimeSpan.TicksPerDay) + Ticks("d", TimeSpan.TicksPerDay)
            + Ticks("h", TimeSpan.TicksPerHour)
            + Ticks("m", TimeSpan.TicksPerMinute) + Ticks("s", TimeSpan.TicksPerSecond)));
    }

    /// <summary>What is said of a text that could be months or minutes; null for every other.</summary>
    public static string? Doubt(string text) => s_monthOrMinute.Match(text.Trim()) is { Success: true } match
        ? $"'{text.Trim()}' can mean months or minutes. Write {match.Groups["n"].Value}m for minutes, or P{match.Groups["n"].Value}M for months."
        : null;
}
