using System.Globalization;

namespace Stellantis.Sandbox.Events;

/// <summary>What a vehicle told about one operand: one value, or several that hold at once, such as its active alerts.</summary>
internal sealed class ToldValue
{
    private readonly IReadOnlyList<string> _values;
    private readonly double _number;

    private ToldValue(IReadOnlyList<string> values)
    {
        _values = values;
        Text = values.Count == 1 ? values[0] : string.Join(",", values);
        _number = Number(Text);
    }

    /// <summary>As an event tells it; several values are separated by commas.</summary>
    public string Text { get; }

    public static ToldValue? Of(string? value) => value is null ? null : new([value]);

    public static ToldValue Of(IEnumerable<string> values) => new([.. values]);

    public static ToldValue Of(bool value) => new([value ? "true" : "false"]);

    public static ToldValue Of(double value) => new([value.ToString("0.#######", CultureInfo.InvariantCulture)]);

    public static ToldValue Of(int value) => new([value.ToString(CultureInfo.InvariantCulture)]);

    /// <summary>Whether it is as a trigger wants it.</summary>
    public bool Meets(Wanted wanted) => wanted.Op switch
    {
        "greaterThan" => _number > wanted.Number,
        "lowerThan" => _number < wanted.Number,
        _ => Matching(wanted).Any(),
    };

    /// <summary>Those of its values that are as a trigger wants them.</summary>
    public IEnumerable<string> Matching(Wanted wanted) => wanted.Op switch
    {
        "equalsTo" => _values.Where(value => wanted.Values.Count > 0 && AreEqual(value, wanted.Values[0])),
        "includedIn" => _values.Where(value => wanted.Values.Any(one => AreEqual(value, one))),
        _ => Meets(wanted) ? _values : [],
    };

    /// <summary>The number that a text is; NaN, which is greater and lower than nothing, when it is none.</summary>
    public static double Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;

    private static bool AreEqual(string one, string other) =>
        string.Equals(one, other, StringComparison.OrdinalIgnoreCase) || Number(one) == Number(other);
}
