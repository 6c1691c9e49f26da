using Newtonsoft.Json.Linq;

namespace Stellantis.Client.Configuration;

/// <summary>What has to be done so that the service is what a file wants, in an order that the service takes.</summary>
internal sealed class ConfigurationPlan
{
    private readonly ConfigurationSet _wanted;
    private readonly ConfigurationMatch _match;
    private readonly HashSet<ConfigurationItem> _anew;
    private readonly SecretMask _mask = new();

    public ConfigurationPlan(ConfigurationSet wanted, ConfigurationSet stored, ConfigurationState state)
    {
        _wanted = wanted;
        _match = new ConfigurationMatch(wanted, stored, state);
        _anew = [.. wanted.Channels.Where(channel => _match.StoredOf(channel) is { } there && Kind(channel) != Kind(there))];
        _anew.UnionWith(wanted.Monitors.Where(monitor => _match.StoredOf(monitor) is { } there
            && (!_match.IsOn(monitor, there, wanted.Channels) || _anew.Any(channel => channel.Label == monitor.Channel))));
    }

    /// <summary>What only the service has.</summary>
    public IReadOnlyList<ConfigurationItem> Extra => _match.Free;

    /// <summary>What cannot become what the file wants, and has to be deleted and created again: why, in words.</summary>
    public IReadOnlyList<string> Anew => [.. _anew.Select(item => $"the {item.Noun} '{item.Label}' ({_match.StoredOf(item)!.Id}) " + (item.IsMonitor
        ? $"is on the channel '{_match.StoredOf(item)!.Channel}', and is to be on '{item.Channel}'"
        : $"is a {Kind(_match.StoredOf(item)!)}, and is to be a {Kind(item)}"))];

    /// <summary>The ids that are known of what the file names.</summary>
    public IEnumerable<(ConfigurationItem Item, string Id)> Known => _wanted.All
        .Where(item => !_anew.Contains(item)).Select(item => (item, _match.StoredOf(item)?.Id!)).Where(pair => pair.Item2 is not null);

    /// <summary>What differs, channels first, each kind by its label.</summary>
    public IReadOnlyList<ConfigurationDifference> Differences()
    {
        var all = new List<ConfigurationDifference>();
        foreach (var item in _wanted.All)
        {
            var stored = _match.StoredOf(item);
            if (stored is null || _anew.Contains(item))
            {
                if (stored is not null)
                    all.Add(new("Remove", stored, stored.Id, []));
                all.Add(new("Add", item, null, []));
                continue;
            }
            ConfigurationMember[] members = [.. Body(item, stored), .. Status(item, stored), .. Handles(item, stored)];
            all.Add(new(members.Length > 0 ? "Change" : "None", item, stored.Id, members));
        }
        all.AddRange(_match.Free.Select(item => new ConfigurationDifference("Remove", item, item.Id, [])));
        return [.. all.OrderBy(d => d.Kind, StringComparer.Ordinal).ThenBy(d => d.Label, StringComparer.Ordinal).ThenBy(d => d.Mark == "+")];
    }

    /// <summary>
    /// The steps: what goes, monitors before their channels, as an account has room for few; then channels, then monitors. What is to be paused is
    /// paused before it changes, and resumed after it.
    /// </summary>
    /// <param name="prune">True to remove what the file does not name.</param>
    public IReadOnlyList<PlannedStep> Steps(bool prune)
    {
        var gone = (prune ? _match.Free : []).Concat(_anew.Select(item => _match.StoredOf(item)!)).ToList();
        var steps = gone.OrderByDescending(item => item.IsMonitor).ThenBy(item => item.Label, StringComparer.Ordinal)
            .Select(item => new PlannedStep { Kind = StepKind.Remove, Item = item, Stored = item }).ToList();
        foreach (var channel in _wanted.Channels)
            steps.AddRange(Steps(channel));
        // An account has one monitor of a setting: who gives it up comes before who takes it; what is new comes last.
        foreach (var monitor in _wanted.Monitors.OrderBy(item => IsThere(item) ? 0 : 1).ThenBy(IsOfSetting))
            steps.AddRange(Steps(monitor));
        return steps;
    }

    private IEnumerable<PlannedStep> Steps(ConfigurationItem item)
    {
        if (!IsThere(item))
        {
            yield return Step(StepKind.Add, item, null, []);
            var vehicles = item.VehicleIds ?? [];
            if (vehicles.Count + (item.Groups ?? []).Count > 0)
                yield return Step(StepKind.Watch, item, null, Items("vehicleIds", [], vehicles).Concat(Items("groups", [], item.Groups ?? [])));
            if (item.Status == Bodies.StatusChange.Paused)
                yield return Step(StepKind.Status, item, null, []);
            yield break;
        }
        var stored = _match.StoredOf(item)!;
        ConfigurationMember[] status = [.. Status(item, stored)];
        ConfigurationMember[] body = [.. Body(item, stored)];
        ConfigurationMember[] handles = [.. Handles(item, stored)];
        if (status.Length > 0 && item.Status == Bodies.StatusChange.Paused)
            yield return Step(StepKind.Status, item, stored, status);
        if (body.Length > 0)
            yield return Step(StepKind.Change, item, stored, body);
        if (handles.Length > 0)
            yield return Step(StepKind.Watch, item, stored, handles);
        if (status.Length > 0 && item.Status != Bodies.StatusChange.Paused)
            yield return Step(StepKind.Status, item, stored, status);
    }

    private bool IsThere(ConfigurationItem item) => _match.StoredOf(item) is not null && !_anew.Contains(item);

    private static PlannedStep Step(StepKind kind, ConfigurationItem item, ConfigurationItem? stored, IEnumerable<ConfigurationMember> members) =>
        new() { Kind = kind, Item = item, Stored = stored, Members = [.. members] };

    private ConfigurationMember[] Body(ConfigurationItem item, ConfigurationItem stored)
    {
        var wanted = CanonicalForm.WithUnknown(item.Definition, stored.Definition, item.Schema);
        if (CanonicalForm.AreSame(wanted, stored.Definition))
            return [];
        ConfigurationMember[] members = [.. _mask.Differences(stored.Definition, wanted)];
        return members.Length > 0 ? members : [new(item.BodyName, null, null, "the definition is written in another way")];
    }

    private static IEnumerable<ConfigurationMember> Status(ConfigurationItem item, ConfigurationItem stored) =>
        item.Status is null || item.Status == stored.Status ? []
        : [new("status", stored.Status ?? "Failed", item.Status, $"status: {stored.Status ?? "Failed"} -> {item.Status}")];

    private static IEnumerable<ConfigurationMember> Handles(ConfigurationItem item, ConfigurationItem stored) =>
        Items("vehicleIds", stored.VehicleIds, item.VehicleIds).Concat(Items("groups", stored.Groups, item.Groups));

    private static IEnumerable<ConfigurationMember> Items(string member, IReadOnlyList<string>? before, IReadOnlyList<string>? after) =>
        after is null ? []
        : (before ?? []).Except(after).Select(id => new ConfigurationMember(member, id, null, $"{member}: {id} dropped"))
            .Concat(after.Except(before ?? []).Select(id => new ConfigurationMember(member, null, id, $"{member}: {id} added")));

    private static string? Kind(ConfigurationItem channel) => (channel.Definition["channel"] as JObject)?.Properties().FirstOrDefault()?.Name;

    private static bool IsOfSetting(ConfigurationItem monitor) => monitor.Definition.SelectTokens("triggerParam.triggers[*].setting").Any();
}
