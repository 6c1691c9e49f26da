namespace Stellantis.Client.Configuration;

/// <summary>Channels and monitors: those that a file names, or all of an account.</summary>
/// <param name="Channels">The channels, by label.</param>
/// <param name="Monitors">The monitors, by label.</param>
internal sealed record ConfigurationSet(IReadOnlyList<ConfigurationItem> Channels, IReadOnlyList<ConfigurationItem> Monitors)
{
    public IEnumerable<ConfigurationItem> All => Channels.Concat(Monitors);

    /// <summary>What stands twice under one label, in words: it could not be told which is meant.</summary>
    public IReadOnlyList<string> Doubles => [.. new[] { Channels, Monitors }.SelectMany(items => items.Where(item => item.Label.Length > 0)
        .GroupBy(item => item.Label, StringComparer.Ordinal).Where(same => same.Count() > 1)
        .Select(same => $"{same.Count()} {same.First().Noun}s have the label '{same.Key}': "
            + $"{string.Join(" and ", same.Select(item => item.Place))}"))];

    public static ConfigurationSet Of(IEnumerable<ConfigurationItem> items)
    {
        var sorted = items.OrderBy(item => item.Label, StringComparer.Ordinal).ToLookup(item => item.IsMonitor);
        return new ConfigurationSet([.. sorted[false]], [.. sorted[true]]);
    }
}
