using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Stellantis.Client.Configuration;

/// <summary>What has to be done so that the service is what a file wants, in an order that the service takes.</summary>
internal sealed class ConfigurationPlan
{
    private readonly ConfigurationSet _wanted;
    private readonly ConfigurationSet _stored;
    private readonly ConfigurationMatch _match;
    private readonly HashSet<ConfigurationItem> _anew;
    private readonly SecretMask _mask = new();

    // Two files have no ids: there a label is what it is.
    private readonly bool _isOfFiles;

    public ConfigurationPlan(ConfigurationSet wanted, ConfigurationSet stored, ConfigurationState state)
    {
        _wanted = wanted;
        _stored = stored;
        _isOfFiles = stored.All.All(item => item.Id is null);
        _match = new ConfigurationMatch(wanted, stored, state);
        _anew = [.. wanted.Channels.Where(channel => _match.StoredOf(channel) is { } there && Kind(channel) != Kind(there))];
        _anew.UnionWith(wanted.Monitors.Where(monitor => _match.StoredOf(monitor) is { } there
            && (!_match.IsOn(monitor, there, wanted.Channels) || _anew.Any(channel => channel.Label == monitor.Channel))));
    }

    /// <summary>What only the service has.</summary>
    public IReadOnlyList<ConfigurationItem> Extra => _match.Free;

    /// <summary>What cannot become what the file wants, and has to be deleted and created again: why, in words.</summary>
    public IReadOnlyList<string> Anew => [.. _anew.Select(item => $"the {item.Noun} '{item.Label}' ({_match.StoredOf(item)!.Id}) " + (item.IsMonitor
        ? _match.IsOn(item, _match.StoredOf(item)!, _wanted.Channels) ? $"is on the channel '{item.Channel}'"
            : $"is on the channel '{_match.StoredOf(item)!.Channel}', and is to be on '{item.Channel}'"
        : $"is a {Kind(_match.StoredOf(item)!)}, and is to be a {Kind(item)}"))];

    /// <summary>The ids that are known of what the file names.</summary>
    public IEnumerable<(ConfigurationItem Item, string Id)> Known => _wanted.All
        .Where(item => !_anew.Contains(item)).Select(item => (item, _match.StoredOf(item)?.Id!)).Where(pair => pair.Item2 is not null);

    /// <summary>
    /// Ids in the file that will name nothing: of what is deleted, or a label where an id is wanted. Why, and what to write in their places.
    /// </summary>
    /// <param name="prune">True when what the file does not name is removed.</param>
    public IReadOnlyList<ConfigurationProblem> Lost(bool prune)
    {
        var gone = Gone(prune);
        return [.. Ids.Select(pair => (pair.Owner, pair.Named, Why: WhyLost(pair.Named, gone.Find(item => IsMeant(item, pair.Named)))))
            .Where(found => found.Why is not null).Select(found => Problem(found.Owner, found.Named, found.Why!))];
    }

    /// <summary>
    /// What the service may refuse of what is to be sent, and ids in it of what the account does not have: they are sent as they are.
    /// </summary>
    public IReadOnlyList<ConfigurationProblem> Warnings => [.. _wanted.All
        .Where(item => ThereOf(item) is not { } stored || Body(item, item.Definition, stored).Length > 0)
        .SelectMany(item => ConfigurationCheck.Warnings(item, ThereOf(item)).Concat(Strange.Where(problem => problem.File == item.Place)))];

    /// <summary>Ids in the file of what the account does not have.</summary>
    public IReadOnlyList<ConfigurationProblem> Strange => [.. Ids.Where(pair => !IsAtService(pair.Named))
        .Select(pair => Problem(pair.Owner, pair.Named, $"the account has no {pair.Named.Noun} '{pair.Named.Id}'"))];

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
            ConfigurationMember[] members = [.. Body(item, item.Definition, stored), .. Status(item, stored), .. Handles(item, stored)];
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
        var steps = Gone(prune).OrderByDescending(item => item.IsMonitor).ThenBy(item => item.Label, StringComparer.Ordinal)
            .Select(item => new PlannedStep { Kind = StepKind.Remove, Item = item, Stored = item }).ToList();
        foreach (var channel in _wanted.Channels)
            steps.AddRange(Before(channel, channel.Definition).Concat(After(channel)));
        foreach (var (monitor, definition, isPart, isEnd) in new MonitorOrder(_wanted.Monitors, ThereOf).Turns)
        {
            if (isEnd)
                steps.Add(Rest(monitor, definition));
            else
                steps.AddRange(Before(monitor, definition));
            if (isEnd || !isPart)
                steps.AddRange(After(monitor));
        }
        return steps;
    }

    private List<ConfigurationItem> Gone(bool prune) => [.. prune ? _match.Free : [], .. _anew.Select(item => _match.StoredOf(item)!)];

    private IEnumerable<(ConfigurationItem Owner, ConfigurationReference Named)> Ids => _wanted.Monitors
        .SelectMany(owner => ConfigurationReference.In(owner.Definition).Where(named => named.Id is not null).Select(named => (owner, named)));

    private string? WhyLost(ConfigurationReference named, ConfigurationItem? gone)
    {
        var label = gone?.Label ?? named.Id!;
        var written = ConfigurationReference.Of(label).ToString(Formatting.None);
        if (gone is not null)
        {
            return $"'{gone.Id}' is the {gone.Noun} '{label}', which " + (_match.Free.Contains(gone)
                ? "the configuration does not name and -Prune deletes" : $"is deleted and created again; write {written} in its place");
        }
        return IsAtService(named) || _wanted.Find(named.IsMonitor, label) is null ? null
            : $"'{label}' is not an id of the account, and a label is written {written}";
    }

    private bool IsAtService(ConfigurationReference named) => _stored.All.Any(item => IsMeant(item, named));

    private static bool IsMeant(ConfigurationItem item, ConfigurationReference named) => item.IsMonitor == named.IsMonitor && item.Id == named.Id;

    private static ConfigurationProblem Problem(ConfigurationItem owner, ConfigurationReference named, string why) =>
        new(owner.Place, Bodies.BodyReport.Join(owner.BodyName, named.Path), why);

    private IEnumerable<PlannedStep> Before(ConfigurationItem item, JObject definition)
    {
        if (ThereOf(item) is not { } stored)
        {
            yield return Step(StepKind.Add, item, definition, null, []);
            var vehicles = item.VehicleIds ?? [];
            if (vehicles.Count + (item.Groups ?? []).Count > 0)
            {
                yield return Step(StepKind.Watch, item, definition, null,
                    Items("vehicleIds", [], vehicles).Concat(Items("groups", [], item.Groups ?? [])));
            }
            if (item.Status == Bodies.StatusChange.Paused)
                yield return Step(StepKind.Status, item, definition, null, []);
            yield break;
        }
        ConfigurationMember[] status = [.. Status(item, stored)];
        ConfigurationMember[] body = [.. Body(item, definition, stored)];
        ConfigurationMember[] handles = [.. Handles(item, stored)];
        if (status.Length > 0 && item.Status == Bodies.StatusChange.Paused)
            yield return Step(StepKind.Status, item, definition, stored, status);
        if (body.Length > 0)
            yield return Step(StepKind.Change, item, definition, stored, body);
        if (handles.Length > 0)
            yield return Step(StepKind.Watch, item, definition, stored, handles);
    }

    // Once all is there that its actions name.
    private PlannedStep Rest(ConfigurationItem item, JObject start) =>
        Step(StepKind.Change, item, item.Definition, ThereOf(item), Body(item, item.Definition, start));

    private IEnumerable<PlannedStep> After(ConfigurationItem item)
    {
        if (item.Status != Bodies.StatusChange.Paused && ThereOf(item) is { } stored && Status(item, stored).ToArray() is { Length: > 0 } status)
            yield return Step(StepKind.Status, item, item.Definition, stored, status);
    }

    // What can be changed into what is wanted.
    private ConfigurationItem? ThereOf(ConfigurationItem item) => _anew.Contains(item) ? null : _match.StoredOf(item);

    private static PlannedStep Step(
        StepKind kind, ConfigurationItem item, JObject definition, ConfigurationItem? stored, IEnumerable<ConfigurationMember> members) =>
        new() { Kind = kind, Item = item, Definition = definition, Stored = stored, Members = [.. members] };

    private ConfigurationMember[] Body(ConfigurationItem item, JObject definition, ConfigurationItem stored) =>
        Body(item, CanonicalForm.WithUnknown(definition, stored.Definition, item.Schema), stored.Definition);

    private ConfigurationMember[] Body(ConfigurationItem item, JObject after, JObject before)
    {
        (before, after) = (Named(before, item), Named(after, item));
        if (CanonicalForm.AreSame(after, before))
            return [];
        ConfigurationMember[] members = [.. _mask.Differences(before, after)];
        return members.Length > 0 ? members : [new(item.BodyName, null, null, "the definition is written in another way")];
    }

    // What actions name, as one text for one thing. A monitor that names itself is as one that names none.
    private JObject Named(JObject definition, ConfigurationItem owner) => ConfigurationReference.Mapped(definition, named => named switch
    {
        { IsMonitor: true, Label: { } label } when label == owner.Label => null,
        { IsMonitor: true, Id: { } id } when id == ThereOf(owner)?.Id => null,
        { Label: { } label } => _wanted.Find(named.IsMonitor, label) is not { } item || _isOfFiles ? label
            : ThereOf(item)?.Id is { } id ? Name(named.IsMonitor, id) : $"{label} (new)",
        { Id: { } id } => Name(named.IsMonitor, id),
        { Member.Value: JValue { Value: null or "" } } => null,
        _ => named.Member.Value,
    });

    private string Name(bool isMonitor, string id) =>
        _stored.Of(isMonitor).FirstOrDefault(item => item.Id == id) is { } item ? $"{item.Label} ({id})" : id;

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
}
