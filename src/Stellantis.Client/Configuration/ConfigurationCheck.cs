using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Stellantis.Client.Bodies;
using Stellantis.Client.Masking;

namespace Stellantis.Client.Configuration;

/// <summary>Finds what the service would refuse in a configuration, and what it may, before anything is sent.</summary>
internal static class ConfigurationCheck
{
    // Stands for a secret, or an id, that is not known: what else is wrong can be told without it.
    private const string StandIn = "unknown";

    /// <summary>The secrets that a configuration wants and nobody gives.</summary>
    public static IReadOnlyList<string> Missing(ConfigurationSet set, Func<string, string?> secret) =>
        [.. set.All.SelectMany(item => Placeholders.NamesIn(item.Definition)).Distinct().Where(name => secret(name) is null)
            .OrderBy(name => name, StringComparer.Ordinal)];

    /// <summary>Puts the secrets in their places.</summary>
    public static void Fill(ConfigurationSet set, Func<string, string?> secret, Redactor redactor)
    {
        foreach (var item in set.All)
        {
            item.Definition = CanonicalForm.Of(Placeholders.Filled(item.Definition, secret), item.Schema);
            redactor.HideParts(JsonRedaction.Secrets(item.Definition.ToString(Formatting.None)));
        }
    }

    /// <summary>What keeps the configuration from being sent.</summary>
    public static IReadOnlyList<ConfigurationProblem> Errors(ConfigurationSet set, string file, Func<string, string?> secret)
    {
        var problems = set.Doubles.Select(words => new ConfigurationProblem(file, "", words)).ToList();
        string[] channels = [.. set.Channels.Select(channel => channel.Label).Distinct()];
        string[] monitors = [.. set.Monitors.Select(monitor => monitor.Label).Distinct()];
        foreach (var monitor in set.Monitors)
        {
            if (monitor.Channel!.Length > 0 && !channels.Contains(monitor.Channel))
                problems.Add(new(monitor.Place, "channel", Unknown("channel", monitor.Channel, channels)));
            problems.AddRange(ConfigurationReference.In(monitor.Definition).SelectMany(named => Errors(named, named.IsMonitor ? monitors : channels))
                .Select(p => At(monitor, p)));
        }
        foreach (var item in set.All)
        {
            problems.AddRange(Body(item, Placeholders.Filled(item.Definition, name => secret(name) ?? StandIn)).Problems.Where(p => p.IsError)
                .Select(p => At(item, p)));
        }
        return problems;
    }

    /// <summary>What the service may refuse of an item, but for what it has already.</summary>
    public static IEnumerable<ConfigurationProblem> Warnings(ConfigurationItem item, ConfigurationItem? stored)
    {
        var already = stored is null ? [] : Body(stored, stored.Definition).Problems;
        return Body(item, item.Definition).Problems.Where(p => !p.IsError && !already.Contains(p)).Select(p => At(item, p));
    }

    private static IEnumerable<BodyProblem> Errors(ConfigurationReference named, string[] labels)
    {
        const string name = ConfigurationReference.LabelName;
        if (named.Member.Value is not JObject value)
            yield break;
        foreach (var other in value.Properties().Where(p => p.Name != name))
        {
            var hint = named.Label is null && Nearest.Of(other.Name, [name]) is not null ? $"; did you mean '{name}'?" : $"; {name} is";
            yield return new(named.Path, $"'{other.Name}' is not a member of what names a {named.Noun}{hint}", IsError: true);
        }
        if (named.Label is { } label && !labels.Contains(label))
            yield return new(named.Path, Unknown(named.Noun, label, labels), IsError: true);
        else if (named.Label is null && value.Properties().All(p => p.Name == name))
        {
            yield return new(named.Path, $"names no {named.Noun}: {{ \"{name}\": ... }} with the label of one in the configuration is wanted",
                IsError: true);
        }
    }

    private static string Unknown(string noun, string label, string[] labels) => $"the configuration has no {noun} '{label}'. "
        + (labels.Length == 0 ? "Add it" : $"Its {noun}s: {Nearest.Listed(labels)}") + Nearest.Hint(label, labels);

    private static ConfigurationProblem At(ConfigurationItem item, BodyProblem problem) =>
        new(item.Place, BodyReport.Join(item.BodyName, problem.Path).TrimEnd('.'), problem.Message);

    private static BodyResult Body(ConfigurationItem item, JObject definition)
    {
        var json = ConfigurationReference.Mapped(definition, named => named.Member.Value is JObject ? StandIn : named.Member.Value)
            .ToString(Formatting.None);
        return item.IsMonitor ? MonitorBody.From(json) : ChannelBody.From(json);
    }
}
