using System.Text.RegularExpressions;

namespace Stellantis.Sandbox.Faults;

/// <summary>Patterns with * for any characters and ? for one, in any casing.</summary>
internal static class Wildcard
{
    public static Func<string?, bool> Of(string? pattern)
    {
        if (pattern is null)
            return static _ => true;
        var text = "^" + Regex.Escape(pattern).Replace(@"\*", ".*").Replace(@"\?", ".") + "$";
        var regex = new Regex(text, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline);
        return value => value is not null && regex.IsMatch(value);
    }
}
