namespace Stellantis.PowerShell.Sandbox;

/// <summary>Headers by name: where a single text is wanted, as in a cell of a CSV file, their names alone, because values are secrets.</summary>
internal sealed class HeaderMap() : Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
{
    /// <summary>The names, separated by spaces.</summary>
    public override string ToString() => string.Join(" ", Keys);
}
