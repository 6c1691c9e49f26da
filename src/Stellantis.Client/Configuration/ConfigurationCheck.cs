using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Stellantis.Client.Bodies;
using Stellantis.Client.Masking;

namespace Stellantis.Client.Configuration;

/// <summary>Finds what the service would refuse in a configuration, and what it may, before anything is sent.</summary>
internal static class ConfigurationCheck
{
    // Stands for a secret that is not known: what else is wrong can be told without it.
    private const string Unknown = "unknown";

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
        var labels = set.Channels.Select(channel => channel.Label).Distinct().ToArray();
        foreach (var monitor in set.Monitors.Where(monitor => monitor.Channel!.Length > 0 && !labels.Contains(monitor.Channel)))
        {
            problems.Add(new(monitor.Place, "channel",
                $"the configuration has no channel '{monitor.Channel}'. {(labels.Length == 0 ? "Add it" : $"Its channels: {Nearest.Listed(labels)}")}"
                + Nearest.Hint(monitor.Channel!, labels)));
        }
        foreach (var item in set.All)
        {
            problems.AddRange(Body(item, Placeholders.Filled(item.Definition, name => secret(name) ?? Unknown)).Problems.Where(p => p.IsError)
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

    private static ConfigurationProblem At(ConfigurationItem item, BodyProblem problem) =>
        new(item.Place, BodyReport.Join(item.BodyName, problem.Path).TrimEnd('.'), problem.Message);

    private static BodyResult Body(ConfigurationItem item, JObject definition)
    {
        var json = definition.ToString(Formatting.None);
        return item.IsMonitor ? MonitorBody.From(json) : ChannelBody.From(json);
    }
}
