using System.Globalization;
using System.Text.RegularExpressions;

namespace Stellantis.Sandbox.Api;

/// <summary>The parameters of a query, decoded, in their order. A parameter without a value counts as absent: templates are sent unfilled.</summary>
internal sealed class Query
{
    private readonly List<KeyValuePair<string, string>> _pairs;

    private Query(List<KeyValuePair<string, string>> pairs) => _pairs = pairs;

    /// <summary>All parameters, those without a value too.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Pairs => _pairs;

    /// <summary>Reads what stands behind the question mark.</summary>
    public static Query Parse(string text)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        foreach (var part in text.Split('&').Where(part => part.Length > 0))
        {
            var equals = part.IndexOf('=');
            pairs.Add(equals < 0 ? new(Decode(part), "") : new(Decode(part.Substring(0, equals)), Decode(part.Substring(equals + 1))));
        }

        return new Query(pairs);
    }

    /// <summary>The value of a parameter; null when it is absent.</summary>
    public string? Find(string name) => All(name).FirstOrDefault();

    public IEnumerable<string> All(string name) => _pairs.Where(pair => pair.Key == name && pair.Value.Length > 0).Select(pair => pair.Value);

    /// <summary>The value of a parameter that knows only some words.</summary>
    public string Word(string name, string standard, params string[] others)
    {
        var value = Find(name) ?? standard;
        return value == standard || others.Contains(value)
            ? value
            : throw new ApiFault(400, $"The parameter {name} must be one of {string.Join(", ", others.Prepend(standard))}.");
    }

    /// <summary>The values of a repeatable parameter that knows only some words.</summary>
    public ISet<string> Words(string name, params string[] known)
    {
        var values = new HashSet<string>(All(name), StringComparer.Ordinal);
        return values.IsSubsetOf(known) ? values
            : throw new ApiFault(400, $"The values of the parameter {name} must be among {string.Join(", ", known)}.");
    }

    public bool? Flag(string name) => Find(name) switch
    {
        null => null,
        "true" => true,
        "false" => false,
        _ => throw new ApiFault(400, $"The parameter {name} must be true or false."),
    };

    /// <summary>A parameter that is a range such as <c>10-50</c> or <c>10-</c>; both ends pass. Everything passes when it is absent.</summary>
    /// <param name="name">The name of the parameter.</param>
    /// <param name="digits">How many digits the numbers may have behind the point.</param>
    public Func<double, bool> Range(string name, int digits = 0)
    {
        if (Find(name) is not { } text)
            return static _ => true;
        var number = digits == 0 ? @"\d{1,9}" : $@"\d{{1,9}}(?:\.\d{{1,{digits}}})?";
        var match = Regex.Match(text, $"^(?<min>{number})-(?<max>{number})?$", RegexOptions.CultureInvariant);
        if (!match.Success)
            throw new ApiFault(400, $"The parameter {name} must be a range such as 10-50 or 10-.");
        var min = double.Parse(match.Groups["min"].Value, CultureInfo.InvariantCulture);
        var max = match.Groups["max"] is { Success: true, Value: var end } ? double.Parse(end, CultureInfo.InvariantCulture)
            : double.PositiveInfinity;
        return min <= max ? value => value >= min && value <= max : throw new ApiFault(400, $"The parameter {name} ends before it begins.");
    }

    /// <summary>A parameter that is a number; null when it is absent.</summary>
    public double? Number(string name) => Find(name) is not { } text ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= 0
            && !double.IsInfinity(number) ? number
        : throw new ApiFault(400, $"The parameter {name} must be a number that is not negative.");

    /// <summary>Puts what is in order of time into the order that was asked for: the newest first, unless the oldest is to be.</summary>
    public IReadOnlyList<T> Order<T>(IEnumerable<T> oldestFirst) =>
        Word("orderBy", "descending", "ascending") == "descending" ? [.. oldestFirst.Reverse()] : [.. oldestFirst];

    /// <summary>The parameters that have a value, encoded again, without those that are named.</summary>
    public string Without(params string[] names) => string.Join("&", _pairs
        .Where(pair => pair.Value.Length > 0 && !names.Contains(pair.Key))
        .Select(pair => Uri.EscapeDataString(pair.Key) + "=" + Uri.EscapeDataString(pair.Value)));

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
