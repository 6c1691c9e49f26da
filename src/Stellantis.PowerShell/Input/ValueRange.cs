using System.Globalization;
using System.Text.RegularExpressions;
using Stellantis.Client.Text;
using Stellantis.Client.Times;

namespace Stellantis;

/// <summary>
/// A range of a quantity, as parameters take it: <c>10-50</c>, <c>10..50</c>, <c>10,50</c>, <c>10-</c>, <c>-50</c>, or where it is a duration
/// <c>30m-2h</c>, <c>PT5M-PT1H</c> or two TimeSpans.
/// </summary>
public sealed class ValueRange
{
    // The form has more than one way to read dots and blanks.
    private const int LongestText = 100;

    private static readonly Regex s_form = new(
        @"^\s*(?<from>[0-9][0-9.]*?|P[0-9TDHMS.]+|(?:[0-9]+[A-Za-z])+)?\s*(?:-|\.\.|,)"
            + @"\s*(?<to>[0-9][0-9.]*|P[0-9TDHMS.]+|(?:[0-9]+[A-Za-z])+)?\s*$",
        RegexOptions.CultureInvariant);

    private ValueRange(double? from, double? to)
    {
        From = from;
        To = to;
        if (From > To)
            throw new FormatException($"The range {this} ends before it begins: swap its values.");
    }

    /// <summary>The least value; null when open.</summary>
    public double? From { get; }

    /// <summary>The greatest value; null when open.</summary>
    public double? To { get; }

    /// <summary>Reads a range from text.</summary>
    /// <param name="text"><c>10-50</c>, <c>10..50</c>, <c>10,50</c>, <c>10-</c>, <c>-50</c>, <c>30m-2h</c>, <c>PT5M-PT1H</c> or a single
    /// value.</param>
    /// <exception cref="FormatException">The text is no range.</exception>
    public static ValueRange Parse(string text)
    {
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var single))
            return new ValueRange(single, single);
        if (Lapse.Read(text) is { } lapse)
            return new ValueRange(lapse.TotalSeconds, lapse.TotalSeconds);
        if (Lapse.Doubt(text) is { } doubt)
            throw new FormatException(doubt);
        var match = text.Length > LongestText ? Match.Empty : s_form.Match(text);
        if (!match.Success || !match.Groups["from"].Success && !match.Groups["to"].Success)
            throw new FormatException($"'{ForeignText.Line(ForeignText.Cut(text, LongestText))}' is not a range. " +
                "Give one such as 10-50, 10..50, 10- or -50.");
        return new ValueRange(Part(match.Groups["from"]), Part(match.Groups["to"]));
    }

    /// <summary>The range as the service takes it: <c>10-50</c>, <c>10-</c>.</summary>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "{0}-{1}", From ?? 0, To);

    /// <summary>The range of one value; what PowerShell reads as a negative number, -50, is a range without a beginning.</summary>
    internal static ValueRange Of(object value) =>
        Number(value) is >= 0 and var number ? new ValueRange(number, number) : new ValueRange(null, -Number(value));

    /// <summary>The range from the first of some values to the last.</summary>
    internal static ValueRange Of(object[] values) => values.Length > 0
        ? new ValueRange(Number(values[0]), Number(values[values.Length - 1]))
        : throw new FormatException("A range needs at least one value, for example 10-50 or 10-.");

    private static double? Part(Group group) => group.Success ? Number(group.Value) : null;

    private static double Number(object value) => value switch
    {
        TimeSpan duration => duration.TotalSeconds,
        string text when Lapse.Read(text) is { } lapse => lapse.TotalSeconds,
        string text when Lapse.Doubt(text) is { } doubt => throw new FormatException(doubt),
        _ => Convert.ToDouble(value, CultureInfo.InvariantCulture),
    };
}
