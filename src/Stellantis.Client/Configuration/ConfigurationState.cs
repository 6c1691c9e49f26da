using Newtonsoft.Json.Linq;

namespace Stellantis.Client.Configuration;

/// <summary>
/// The ids by which the service knows what a file names, as they were last seen. They make a new label a change, and not another monitor; without
/// them all is found by its label.
/// </summary>
internal sealed class ConfigurationState
{
    private readonly Dictionary<(bool IsMonitor, string Label), string> _ids = [];

    public static ConfigurationState None { get; } = new();

    /// <summary>The id under a label; null when there is none.</summary>
    public string? IdOf(ConfigurationItem item) => _ids.TryGetValue((item.IsMonitor, item.Label), out var id) ? id : null;

    /// <summary>The label under which an id was kept; null when there is none.</summary>
    public string? LabelOf(ConfigurationReference named) =>
        _ids.FirstOrDefault(pair => pair.Key.IsMonitor == named.IsMonitor && pair.Value == named.Id).Key.Label;

    /// <summary>True when an item of the service was named by the file before.</summary>
    public bool Has(ConfigurationItem stored) =>
        stored.Id is not null && _ids.Any(pair => pair.Key.IsMonitor == stored.IsMonitor && pair.Value == stored.Id);

    /// <summary>The state that is known now.</summary>
    public static ConfigurationState Of(IEnumerable<(ConfigurationItem Item, string Id)> known)
    {
        var state = new ConfigurationState();
        foreach (var (item, id) in known)
            state._ids[(item.IsMonitor, item.Label)] = id;
        return state;
    }

    /// <summary>Reads a state; one that cannot be read is none.</summary>
    public static ConfigurationState Read(string text)
    {
        var state = new ConfigurationState();
        try
        {
            var root = ConfigurationText.Load(text);
            foreach (var isMonitor in new[] { false, true })
            {
                foreach (var member in (root[Name(isMonitor)] as JObject)?.Properties() ?? [])
                {
                    if (member.Value is JValue { Value: string { Length: > 0 } id })
                        state._ids[(isMonitor, member.Name)] = id;
                }
            }
        }
        catch (Newtonsoft.Json.JsonException)
        {
            return None;
        }
        return state;
    }

    public override string ToString() => ConfigurationText.Text(new JObject { [Name(false)] = Ids(false), [Name(true)] = Ids(true) });

    private JObject Ids(bool isMonitor) => new(_ids.Where(pair => pair.Key.IsMonitor == isMonitor)
        .OrderBy(pair => pair.Key.Label, StringComparer.Ordinal).Select(pair => new JProperty(pair.Key.Label, pair.Value)));

    private static string Name(bool isMonitor) => isMonitor ? ConfigurationText.Monitors : ConfigurationText.Channels;
}
