using System.Globalization;

namespace Stellantis.Client.Backtests;

/// <summary>What a vehicle told of something that triggers watch: one value, or several at once, such as its active alerts.</summary>
internal sealed class RecordedValue
{
    private readonly string[] _items;
    private readonly double? _number;

    private RecordedValue(params string[] items)
    {
        _items = items;
        Text = string.Join(",", items);
        _number = Number(Text);
    }

    /// <summary>As events tell it; several are separated by commas.</summary>
    public string Text { get; }

    /// <summary>Equal for equal values alone.</summary>
    public string Key => _items.Length == 1 ? Text : string.Join("\n", _items.Prepend("several"));

    public static RecordedValue? Of(string? value) => value is null ? null : new RecordedValue(value);

    public static RecordedValue? Of(bool? value) => value is { } known ? new RecordedValue(known ? "true" : "false") : null;

    public static RecordedValue? Of(double? value) =>
        value is { } known ? new RecordedValue(known.ToString("0.#######", CultureInfo.InvariantCulture)) : null;

    public static RecordedValue Of(IEnumerable<string?> values) => new([.. values.OfType<string>().Distinct()]);

    /// <summary>The number that a text is; null when it is none.</summary>
    public static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Whether it is as a trigger wants it.</summary>
    public bool Meets(Comparison wanted) => wanted.Operator switch
    {
        "greaterThan" => _number > wanted.Number,
        "lowerThan" => _number < wanted.Number,
        _ => Array.Exists(_items, item => wanted.Equals(item)),
    };

    /// <summary>Those of its values that a trigger wants.</summary>
    public IEnumerable<string> Found(Comparison wanted) => wanted.Number is null || _items.Length > 1 ? _items.Where(wanted.Equals) : _items;
}
