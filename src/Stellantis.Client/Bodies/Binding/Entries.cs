using System.Collections;
using System.Globalization;

namespace Stellantis.Client.Bodies;

/// <summary>The keys and values of a dictionary of any kind.</summary>
internal sealed class Entries : IReadOnlyCollection<KeyValuePair<string, object?>>
{
    private readonly List<KeyValuePair<string, object?>> _items;

    private Entries(List<KeyValuePair<string, object?>> items, bool isOrdered)
    {
        _items = items;
        IsOrdered = isOrdered;
    }

    public int Count => _items.Count;

    /// <summary>False when the order of the entries means nothing.</summary>
    public bool IsOrdered { get; }

    /// <summary>
    /// The entries of a dictionary; null when the value is none. What has no order of its own is put in that of the schema, then in that of the
    /// names.
    /// </summary>
    public static Entries? Of(object value, ObjectSchema? schema)
    {
        var items = value switch
        {
            IDictionary dictionary => dictionary.Keys.Cast<object>().Select(k => new KeyValuePair<string, object?>(Text(k), dictionary[k])),
            IEnumerable<KeyValuePair<string, object?>> pairs => pairs,
            _ => null,
        };
        if (items is null)
            return null;
        if (value is not Hashtable)
            return new Entries([.. items], isOrdered: true);
        var sorted = items.OrderBy(i => schema?.IndexOf(i.Key) ?? 0).ThenBy(i => i.Key, StringComparer.Ordinal);
        return new Entries([.. sorted], isOrdered: false);
    }

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static string Text(object key) => Convert.ToString(key, CultureInfo.InvariantCulture) ?? "";
}
