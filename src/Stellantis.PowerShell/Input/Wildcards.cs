using System.Management.Automation;

namespace Stellantis.PowerShell.Input;

/// <summary>Ids and names of which some are exact and others have wildcards. Casing does not matter in a pattern.</summary>
internal sealed class Wildcards
{
    private readonly WildcardPattern[] _patterns;

    /// <param name="given">What the user gave.</param>
    public Wildcards(IEnumerable<string> given)
    {
        var all = given.ToLookup(WildcardPattern.ContainsWildcardCharacters);
        _patterns = [.. all[true].Select(pattern => WildcardPattern.Get(pattern, WildcardOptions.IgnoreCase))];
        Exact = [.. all[false]];
    }

    /// <summary>Those without a wildcard, as they were given.</summary>
    public IReadOnlyList<string> Exact { get; }

    /// <summary>True when there is at least one pattern.</summary>
    public bool Any => _patterns.Length > 0;

    /// <summary>True when a pattern fits.</summary>
    public bool Fits(string? value) => value is not null && Array.Exists(_patterns, pattern => pattern.IsMatch(value));

    /// <summary>True when a pattern fits, or it is one of the exact names in any casing.</summary>
    public bool FitsName(string? value) => Fits(value) || Exact.Contains(value, StringComparer.OrdinalIgnoreCase);
}
