using Newtonsoft.Json.Linq;

namespace Stellantis.Client.Configuration;

/// <summary>
/// A channel or monitor that an action of a monitor names. The service has its id there, which is text; a configuration has its label in an object,
/// <c>{ "label": "Ops" }</c>, so that neither is taken for the other.
/// </summary>
/// <param name="Member">The member that names it.</param>
/// <param name="IsMonitor">True for a monitor, false for a channel.</param>
internal sealed record ConfigurationReference(JProperty Member, bool IsMonitor)
{
    public const string LabelName = "label";

    private const string OnEvent = "onEvent";
    private const string ActionList = "actions";

    private static readonly (string Action, string Member, bool IsMonitor)[] s_places =
        [("monitorAction", "monitorId", true), ("remoteAction", "ChannelId", false)];

    /// <summary>The id; null when there is none.</summary>
    public string? Id => Member.Value is JValue { Value: string { Length: > 0 } id } ? id : null;

    /// <summary>The label; null when there is none.</summary>
    public string? Label => LabelOf(Member.Value) is { Value: string { Length: > 0 } label } ? label : null;

    public string Noun => IsMonitor ? "monitor" : "channel";

    /// <summary>Where it stands in the definition.</summary>
    public string Path => Member.Path;

    /// <summary>All that the actions of a monitor name; a channel names nothing.</summary>
    public static IEnumerable<ConfigurationReference> In(JObject definition) =>
        from action in Actions(definition)
        from place in s_places
        let named = (action[place.Action] as JObject)?.Property(place.Member, StringComparison.OrdinalIgnoreCase)
        where named is not null
        select new ConfigurationReference(named, place.IsMonitor);

    /// <summary>A label as it is written.</summary>
    public static JObject Of(string label) => new() { [LabelName] = label };

    /// <summary>True for the text of a label that names something: it is no place for a secret.</summary>
    public static bool IsLabel(JValue value) => value.Parent is JProperty { Name: LabelName, Parent.Parent: JProperty member }
        && Array.Exists(s_places, place => member.Name.Equals(place.Member, StringComparison.OrdinalIgnoreCase)
            && member.Parent?.Parent is JProperty action && action.Name == place.Action);

    /// <summary>The definition with something else in the places of what it names; null leaves out the member.</summary>
    public static JObject Mapped(JObject definition, Func<ConfigurationReference, JToken?> map)
    {
        var mapped = (JObject)definition.DeepClone();
        foreach (var reference in In(mapped).ToArray())
        {
            var name = Array.Find(s_places, place => place.IsMonitor == reference.IsMonitor).Member;
            if (map(reference) is { } value)
                reference.Member.Replace(new JProperty(name, value));
            else
                reference.Member.Remove();
        }
        return mapped;
    }

    /// <summary>The definition without the actions that name what is chosen.</summary>
    public static JObject Without(JObject definition, Func<ConfigurationReference, bool> isChosen)
    {
        var rest = (JObject)definition.DeepClone();
        var actions = In(rest).Where(isChosen).Select(chosen => chosen.Member.Ancestors().OfType<JObject>().ElementAt(1)).Distinct();
        foreach (var action in actions.ToArray())
            action.Remove();
        if (rest[OnEvent] is JObject { Count: > 0 } onEvent && onEvent[ActionList] is JArray { Count: 0 })
        {
            onEvent.Remove(ActionList);
            if (onEvent.Count == 0)
                rest.Remove(OnEvent);
        }
        return rest;
    }

    private static JValue? LabelOf(JToken value) => (value as JObject)?[LabelName] as JValue;

    private static IEnumerable<JObject> Actions(JObject definition) =>
        ((definition[OnEvent] as JObject)?[ActionList] as JArray ?? []).OfType<JObject>();
}
