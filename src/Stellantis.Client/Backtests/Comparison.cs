using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Stellantis.Client.Backtests;

/// <summary>An operator of a trigger with what it compares with; all but <c>includedIn</c> look at the first value alone.</summary>
internal sealed class Comparison
{
    public const string OnChange = "onChange";

    private readonly string[] _values;

    public Comparison(JToken data)
    {
        Operator = (string?)data["op"] ?? "";
        _values = data["value"] switch
        {
            JArray list => [.. list.Select(Text)],
            null or { Type: JTokenType.Null } => [],
            var single => [Text(single)],
        };
        Number = _values.Length > 0 ? RecordedValue.Number(_values[0]) : null;
    }

    public string Operator { get; }

    /// <summary>The first value as a number; null when it is none.</summary>
    public double? Number { get; }

    /// <summary>Whether it is one of those that it compares with; numbers by what they are, text whatever its case.</summary>
    public bool Equals(string item) => _values.Take(Operator == "includedIn" ? _values.Length : 1).Any(value =>
        string.Equals(value, item, StringComparison.OrdinalIgnoreCase) || RecordedValue.Number(value) is { } number
            && number == RecordedValue.Number(item));

    public override string ToString() => string.Join(" ", new[] { Operator, string.Join(", ", _values) }.Where(part => part.Length > 0));

    private static string Text(JToken value) => value is JValue { Value: bool known } ? known ? "true" : "false"
        : string.Format(CultureInfo.InvariantCulture, "{0}", (value as JValue)?.Value ?? value);
}
