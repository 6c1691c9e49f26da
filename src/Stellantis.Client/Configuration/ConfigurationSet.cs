namespace Stellantis.Client.Configuration;

/// <summary>Channels and monitors: those that a file names, or all of an account.</summary>
/// <param name="Channels">The channels, by label.</param>
/// <param name="Monitors">The monitors, by label.</param>
internal sealed record ConfigurationSet(IReadOnlyList<ConfigurationItem> Channels, IReadOnlyList<ConfigurationItem> Monitors)
{
    public IEnumerable<ConfigurationItem> All => Channels.Concat(Monitors);

    public IReadOnlyList<ConfigurationItem> Of(bool isMonitor) => isMonitor ? Monitors : Channels;

    /// <summary>The channel or monitor with a label; null when there is none.</summary>
    public ConfigurationItem? Find(bool isMonitor, string label) => Of(isMonitor).FirstOrDefault(item => item.Label == label);

    /// <summary>Puts labels where actions name something by its id.</summary>
    /// <param name="labelOf">The label of an id; null when it is not known.</param>
    /// <returns>The ids of which none is known, and where they stand.</returns>
    public IReadOnlyList<ConfigurationProblem> Label(Func<ConfigurationReference, string?> labelOf)
    {
        var unknown = new List<ConfigurationProblem>();
        foreach (var owner in Monitors)
        {
            owner.Definition = ConfigurationReference.Mapped(owner.Definition, named =>
            {
                if (named.Id is null)
                    return named.Member.Value;
                if (labelOf(named) is { } label)
                    return ConfigurationReference.Of(label);
                unknown.Add(new(owner.Place, named.Path, named.Id));
                return named.Member.Value;
            });
        }
        return unknown;
    }

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
