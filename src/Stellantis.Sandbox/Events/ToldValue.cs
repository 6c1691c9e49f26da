using System.Globalization;

namespace Stellantis.Sandbox.Events;

/// <summary>What a vehicle told about one operand: one value, or several that hold at once, such as its active alerts.</summary>
internal sealed class ToldValue
{
    private readonly IReadOnlyList<string> _values;

    private ToldValue(IReadOnlyList<string> values)
    {
        _values = values;
        Text = string.Join(",", values);
    }

    /// <summary>As an event tells it; several values are separated by commas.</summary>
    public string Text { get; }

    public static ToldValue? Of(string? value) => value is null ? null : new([value]);

    public static ToldValue Of(IEnumerable<string> values) => new([.. values]);

    public static ToldValue Of(bool value) => new([value ? "true" : "false"]);

    public static ToldValue Of(double value) => new([value.ToString("0.#######", CultureInfo.InvariantCulture)]);

    public static ToldValue Of(int value) => new([value.ToString(CultureInfo.InvariantCulture)]);

    /// <summary>Those of its values for which an operator holds.</summary>
    public IReadOnlyList<string> Matching(string op, IReadOnlyList<string> wanted) => wanted.Count == 0 ? [] : op switch
    {
        "equalsTo" => Those(value => AreEqual(value, wanted[0])),
        "includedIn" => Those(value => wanted.Any(one => AreEqual(value, one))),
        "greaterThan" => Those(value => Number(value) > Number(wanted[0])),
        "lowerThan" => Those(value => Number(value) < Number(wanted[0])),
        _ => [],
    };

    // NaN, which is greater and lower than nothing, when it is no number.
    private static double Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;

    private static bool AreEqual(string one, string other) =>
        string.Equals(one, other, StringComparison.OrdinalIgnoreCase) || Number(one) == Number(other);

    private List<string> Those(Func<string, bool> isMeant) => [.. _values.Where(isMeant)];
}
