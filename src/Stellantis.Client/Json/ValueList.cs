using System.Collections.ObjectModel;

namespace Stellantis;

/// <summary>
/// A list that a property tells: where a single text is wanted, as in a cell of a CSV file, it is what PowerShell makes of an array.
/// </summary>
internal sealed class ValueList<T>(IList<T> items) : ReadOnlyCollection<T>(items)
{
    /// <summary>No items.</summary>
    public static ValueList<T> None { get; } = new([]);

    /// <summary>The items as a list; null when there are none to speak of.</summary>
    public static ValueList<T>? Of(T[]? items) => items is null ? null : items.Length == 0 ? None : new ValueList<T>(items);

    /// <summary>The items, separated by spaces.</summary>
    public override string ToString() => string.Join(" ", Items);
}
