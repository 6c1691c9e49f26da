using Newtonsoft.Json.Linq;

namespace Stellantis.Client.Configuration;

/// <summary>
/// Which channel and monitor of the service each one of a file is: by label; by the id that was kept under its label, where it has another label at
/// the service now; and where the file gives a new label to what it named before, by all else that is the same.
/// </summary>
internal sealed class ConfigurationMatch
{
    private const string Open = "?";

    private readonly Dictionary<ConfigurationItem, ConfigurationItem> _stored = [];
    private readonly HashSet<ConfigurationItem> _taken = [];

    public ConfigurationMatch(ConfigurationSet wanted, ConfigurationSet stored, ConfigurationState state)
    {
        Match(wanted.Channels, stored.Channels, state, (_, _) => true);
        Match(wanted.Monitors, stored.Monitors, state, (monitor, other) => IsOn(monitor, other, wanted.Channels));
        Free = [.. stored.All.Where(item => !_taken.Contains(item))];
    }

    /// <summary>What the service has and the file does not name.</summary>
    public IReadOnlyList<ConfigurationItem> Free { get; }

    /// <summary>What the service has of an item of the file; null when it has nothing.</summary>
    public ConfigurationItem? StoredOf(ConfigurationItem wanted) => _stored.TryGetValue(wanted, out var stored) ? stored : null;

    /// <summary>True when a monitor of the service is on the channel that the file has it on.</summary>
    public bool IsOn(ConfigurationItem monitor, ConfigurationItem stored, IEnumerable<ConfigurationItem> channels) =>
        channels.FirstOrDefault(channel => channel.Label == monitor.Channel) is { } channel && StoredOf(channel) is { } there
        && (there.Id is null ? there.Label == stored.Channel : there.Id == stored.ChannelId);

    private void Match(
        IReadOnlyList<ConfigurationItem> wanted, IReadOnlyList<ConfigurationItem> stored, ConfigurationState state,
        Func<ConfigurationItem, ConfigurationItem, bool> isBeside)
    {
        var byLabel = stored.Where(item => item.Label.Length > 0).ToDictionary(item => item.Label, StringComparer.Ordinal);
        foreach (var item in wanted)
        {
            if (byLabel.TryGetValue(item.Label, out var same))
                Pair(item, same);
        }
        foreach (var item in wanted.Where(item => StoredOf(item) is null))
        {
            if (state.IdOf(item) is { } id && stored.FirstOrDefault(other => other.Id == id) is { } kept && !_taken.Contains(kept))
                Pair(item, kept);
        }
        var left = wanted.Where(item => StoredOf(item) is null).ToArray();
        var known = stored.Where(item => !_taken.Contains(item) && state.Has(item)).ToArray();
        foreach (var item in left)
        {
            var alike = known.Where(other => AreAlike(item, other) && isBeside(item, other)).ToArray();
            if (alike.Length == 1 && left.Count(other => AreAlike(other, alike[0])) == 1)
                Pair(item, alike[0]);
        }
    }

    private void Pair(ConfigurationItem wanted, ConfigurationItem stored)
    {
        _stored[wanted] = stored;
        _taken.Add(stored);
    }

    private bool AreAlike(ConfigurationItem one, ConfigurationItem other) => CanonicalForm.AreSame(
        WithoutLabel(one.Definition, named => named.Label is null ? Known(named, other)
            : one.IsMonitor == named.IsMonitor && named.Label == one.Label ? null
            : _stored.FirstOrDefault(pair => pair.Key.IsMonitor == named.IsMonitor && pair.Key.Label == named.Label).Value?.Id ?? Open),
        WithoutLabel(other.Definition, named => Known(named, other)));

    // What has no pair yet may be what another new label names.
    private string? Known(ConfigurationReference named, ConfigurationItem stored) =>
        named.Id is null || named.IsMonitor && named.Id == stored.Id ? null
        : _taken.Any(item => item.IsMonitor == named.IsMonitor && item.Id == named.Id) ? named.Id : Open;

    // The name of a webhook mostly is its label.
    private static JObject WithoutLabel(JObject definition, Func<ConfigurationReference, string?> nameOf)
    {
        var rest = ConfigurationReference.Mapped(definition, named => nameOf(named) is { } name ? new JValue(name) : null);
        rest.Remove("label");
        (rest.SelectToken("channel.webhook") as JObject)?.Remove("name");
        return rest;
    }
}
