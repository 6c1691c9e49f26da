using System.Globalization;
using System.Numerics;
using System.Xml;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Stellantis.Client.Json;

namespace Stellantis.Client.Bodies;

/// <summary>.NET scalars as JSON scalars, whatever the culture of the thread.</summary>
internal static class ScalarText
{
    private const long MostExact = 1L << 53;

    /// <summary>
    /// The JSON value of a .NET scalar; null when it has none. Dates are RFC 3339 in UTC, without an offset they are local; time spans are ISO 8601.
    /// </summary>
    public static JValue? From(object value) => value switch
    {
        string text => new JValue(text),
        char letter => new JValue(letter.ToString()),
        bool flag => new JValue(flag),
        Enum name => new JValue(name.ToString()),
        sbyte or byte or short or ushort or int or uint or long => new JValue(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        ulong number => new JValue(number),
        BigInteger number => new JValue(number.ToString(CultureInfo.InvariantCulture)),
        float number => Number(number, new JValue(number)),
        double number => Number(number, new JValue(number)),
        decimal number => Number((double)number, new JValue(number)),
        DateTime time => new JValue(WireText.Date(time)),
        DateTimeOffset time => new JValue(WireText.Date(time)),
        TimeSpan time => new JValue(XmlConvert.ToString(time)),
        Uri address => new JValue(address.OriginalString),
        IFormattable other => new JValue(other.ToString(null, CultureInfo.InvariantCulture)),
        _ => null,
    };

    /// <summary>A scalar as the kind that is wanted; null when it says nothing of that kind.</summary>
    public static JValue? Adapt(JValue value, ValueKind kind)
    {
        switch (kind)
        {
            case ValueKind.Text:
                return value.Type switch
                {
                    JTokenType.String => value,
                    JTokenType.Boolean or JTokenType.Integer or JTokenType.Float => new JValue(value.ToString(Newtonsoft.Json.Formatting.None)),
                    _ => null,
                };
            case ValueKind.Boolean:
                return value.Type switch
                {
                    JTokenType.Boolean => value,
                    JTokenType.String when bool.TryParse((string?)value, out var flag) => new JValue(flag),
                    _ => null,
                };
            case ValueKind.Integer:
                return Adapt(value, ValueKind.Number) is { Type: JTokenType.Integer } number ? number : null;
            case ValueKind.Number:
                return value.Type switch
                {
                    JTokenType.Integer => value,
                    JTokenType.Float => Number((double)value, value),
                    JTokenType.String => Parse(((string)value!).Trim()),
                    _ => null,
                };
            default:
                return value;
        }
    }

    private static JValue? Parse(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? new JValue(whole)
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? Number(number, new JValue(number))
        : null;

    /// <summary>A whole number has no decimal point, and what is not a number is none.</summary>
    private static JValue? Number(double number, JValue value) =>
        double.IsNaN(number) || double.IsInfinity(number) ? null
        : Math.Floor(number) == number && Math.Abs(number) < MostExact ? new JValue((long)number)
        : value;
}
