using System.Collections.ObjectModel;

namespace Stellantis.PowerShell.Events;

/// <summary>Counts by name: where a single text is wanted, as in a cell of a CSV file, each as <c>Path=2</c>.</summary>
internal sealed class CountMap(IDictionary<string, long> counts) : ReadOnlyDictionary<string, long>(counts)
{
    /// <summary>The counts, separated by spaces.</summary>
    public override string ToString() => string.Join(" ", Dictionary.Select(count => FormattableString.Invariant($"{count.Key}={count.Value}")));
}
