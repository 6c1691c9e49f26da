using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Stellantis.Client.Bodies;
using Stellantis.Client.Calls;
using Stellantis.Client.Hal;

namespace Stellantis.Client.Configuration;

/// <summary>Carries out the steps of a sync, one after the other. Each can be repeated; what was created is never created again.</summary>
internal sealed class StepRunner
{
    private readonly StellantisClient _client;
    private readonly Func<string, string?> _vinOf;
    private readonly Dictionary<(bool IsMonitor, string Label), (ConfigurationItem Item, string Id)> _ids;

    /// <param name="client">Sends.</param>
    /// <param name="plan">Knows the ids of what is there.</param>
    /// <param name="vinOf">The VIN to name in the scope of a call about one vehicle.</param>
    public StepRunner(StellantisClient client, ConfigurationPlan plan, Func<string, string?> vinOf)
    {
        _client = client;
        _vinOf = vinOf;
        _ids = plan.Known.ToDictionary(known => (known.Item.IsMonitor, known.Item.Label));
    }

    /// <summary>The ids that are known by now.</summary>
    public ConfigurationState State => ConfigurationState.Of(_ids.Values);

    /// <summary>False for a step whose channel or monitor was not created, or one that its actions name.</summary>
    public bool CanRun(PlannedStep step) => step.Kind switch
    {
        StepKind.Remove => true,
        StepKind.Add => (!step.Item.IsMonitor || ChannelId(step.Item) is not null) && AreKnown(step),
        StepKind.Change => IdOf(step.Item) is not null && AreKnown(step),
        _ => IdOf(step.Item) is not null,
    };

    /// <summary>The call of a step.</summary>
    public ApiCall CallOf(PlannedStep step)
    {
        var item = step.Item;
        var id = step.Kind == StepKind.Remove ? item.Id : IdOf(item);
        var (operation, body) = step.Kind switch
        {
            StepKind.Add => (item.IsMonitor ? Operations.NewMonitor : Operations.NewChannel, Json(step)),
            StepKind.Change => (item.IsMonitor ? Operations.SetMonitor : Operations.SetChannel, Json(step)),
            StepKind.Remove => (item.IsMonitor ? Operations.RemoveMonitor : Operations.RemoveChannel, null),
            StepKind.Watch => (Operations.SetMonitorHandles, null),
            _ => (item.IsMonitor ? Operations.SetMonitorStatus : Operations.SetChannelStatus, StatusChange.Json(item.Status!)),
        };
        var call = new ApiCall(operation) { Body = body, Vin = step.Kind == StepKind.Add && item.VehicleIds is [var only] ? _vinOf(only) : null };
        if (item.IsMonitor)
            call.With("chId", step.Kind == StepKind.Remove ? item.ChannelId : ChannelId(item));
        if (step.Kind != StepKind.Add)
            call.With(item.IsMonitor ? "mid" : "chId", id);
        return call;
    }

    /// <summary>Carries out a step.</summary>
    /// <returns>The id of what it was about.</returns>
    /// <exception cref="StellantisApiException">It failed, or what became of it is not known.</exception>
    public async Task<string> RunAsync(PlannedStep step, ApiCall call, CallContext context)
    {
        if (step.Kind == StepKind.Add)
        {
            var id = await CreateAsync(step.Item, call, context).ConfigureAwait(false);
            _ids[(step.Item.IsMonitor, step.Item.Label)] = (step.Item, id);
            return id;
        }
        if (step.Kind == StepKind.Watch)
            await WatchAsync(step.Item, call, context).ConfigureAwait(false);
        else
            await _client.SendAsync(call, context).ConfigureAwait(false);
        return step.Kind == StepKind.Remove ? step.Item.Id! : IdOf(step.Item)!;
    }

    // When the answer is lost, the list tells whether it was created.
    private async Task<string> CreateAsync(ConfigurationItem item, ApiCall call, CallContext context)
    {
        try
        {
            return item.IsMonitor
                ? (await _client.CreateAsync(call, Monitor.Read, context).ConfigureAwait(false)).MonitorId!
                : (await _client.CreateAsync(call, Channel.Read, context).ConfigureAwait(false)).ChannelId!;
        }
        catch (StellantisApiException lost) when (lost.ErrorId == ErrorIds.OutcomeUnknown && !context.Cancellation.IsCancellationRequested)
        {
            if (await FindAsync(item, context).ConfigureAwait(false) is { } id)
                return id;
            throw;
        }
    }

    private async Task<string?> FindAsync(ConfigurationItem item, CallContext context)
    {
        try
        {
            if (!item.IsMonitor)
                return await IdAsync(new ApiCall(Operations.GetChannels), Channel.Read, c => c.Label, item, context).ConfigureAwait(false);
            var list = new ApiCall(Operations.GetMonitors).With("chId", ChannelId(item));
            return await IdAsync(list, Monitor.Read, m => m.Label, item, context).ConfigureAwait(false);
        }
        catch (StellantisApiException)
        {
            // What is said is why the creation is in doubt; the next sync reads the list again.
            return null;
        }
    }

    private async Task<string?> IdAsync<T>(
        ApiCall list, Func<Json.WireReader, T> read, Func<T, string?> labelOf, ConfigurationItem item, CallContext context) where T : class
    {
        using var feed = _client.Walk(list, read, context);
        while (await feed.NextAsync().ConfigureAwait(false) is { } page)
        {
            if (page.Items.FirstOrDefault(found => labelOf(found) == item.Label) is { } made)
                return made.ToString();
        }
        return null;
    }

    // By what is there now: a monitor that was just created may watch a vehicle already, and a change that is repeated finds its first half done.
    private async Task WatchAsync(ConfigurationItem item, ApiCall call, CallContext context)
    {
        var (channel, monitor) = (ChannelId(item)!, IdOf(item)!);
        var (vehicles, groups) = await AccountReader.HandlesAsync(_client, channel, monitor, context).ConfigureAwait(false);
        var (wanted, wantedGroups) = (item.VehicleIds ?? vehicles, item.Groups ?? groups);
        await SendAsync("Remove", [.. vehicles.Except(wanted)], [.. groups.Except(wantedGroups)]).ConfigureAwait(false);
        await SendAsync("Add", [.. wanted.Except(vehicles)], [.. wantedGroups.Except(groups)]).ConfigureAwait(false);

        async Task SendAsync(string action, string[] ids, string[] names)
        {
            if (ids.Length + names.Length == 0)
                return;
            var change = new ApiCall(call.Operation)
            {
                Body = HandleBody.Json(action, ids, names), Vin = ids.Length == 1 ? _vinOf(ids[0]) : null,
            }.With("chId", channel).With("mid", monitor);
            await _client.SendAsync(change, context).ConfigureAwait(false);
        }
    }

    private string? IdOf(ConfigurationItem item) => _ids.TryGetValue((item.IsMonitor, item.Label), out var known) ? known.Id : null;

    private string? ChannelId(ConfigurationItem monitor) => _ids.TryGetValue((false, monitor.Channel!), out var known) ? known.Id : null;

    private bool AreKnown(PlannedStep step) => ConfigurationReference.In(step.Definition)
        .All(named => named.Label is null || IsItself(step.Item, named) || IdOf(named) is not null);

    private static bool IsItself(ConfigurationItem item, ConfigurationReference named) => named.IsMonitor && named.Label == item.Label;

    private string? IdOf(ConfigurationReference named) => _ids.TryGetValue((named.IsMonitor, named.Label!), out var known) ? known.Id : null;

    // A monitor names itself by naming none: so it can before it has an id.
    private string Json(PlannedStep step)
    {
        var (item, definition) = (step.Item, step.Definition);
        if (step.Stored is { } stored)
            definition = CanonicalForm.WithUnknown(definition, stored.Definition, item.Schema);
        return ConfigurationReference.Mapped(definition, named => named.Label is null ? named.Member.Value
            : IsItself(item, named) ? null : new JValue(IdOf(named))).ToString(Formatting.None);
    }
}
