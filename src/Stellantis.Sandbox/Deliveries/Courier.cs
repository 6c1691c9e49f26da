using Stellantis.Sandbox.Bodies;
using Stellantis.Sandbox.Faults;
using Stellantis.Sandbox.Options;
using Stellantis.Sandbox.World;

namespace Stellantis.Sandbox.Deliveries;

/// <summary>
/// Delivers events to the targets of their channels, in the order of their time, and goes by the policy of the service where that fails: again every
/// ten seconds by the sandbox's clock for each monitor or remote by itself, from a hundred events on as arrays, for 72 hours. A clock that jumps over
/// several of these times makes one attempt of them.
/// </summary>
internal sealed class Courier : IDisposable
{
    private const string Push = "pushnotif";
    private const int Overhead = 512;

    private readonly object _gate = new();
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly CancellationTokenSource _stop = new();
    private readonly Dictionary<string, Line> _lines = [];
    private readonly Subscriptions _subscriptions;
    private readonly FaultPlan _faults;
    private readonly IReadOnlyList<Func<string?, bool>> _allowed;
    private readonly HttpSender _http = new();
    private readonly WebSocketSender _webSocket = new();

    public Courier(Subscriptions subscriptions, FaultPlan faults, IReadOnlyList<string> allowed)
    {
        _subscriptions = subscriptions;
        _faults = faults;
        _allowed = [.. allowed.Select(Wildcard.Of)];
    }

    /// <summary>The attempts so far.</summary>
    public BoundedRecord<SandboxDelivery> Record { get; } = new();

    /// <summary>Takes an event; it goes out with the next delivery.</summary>
    public void Take(Outgoing content)
    {
        var parcel = new Parcel(content);
        if (TargetOf(content.ChannelId) is { } target && _faults.Next(target.AbsolutePath) is { } fault)
        {
            parcel.Fault = fault.Kind.Name;
            parcel.GivesWay = fault.Kind.Name == FaultKinds.DeliveryOutOfOrder;
            if (parcel.GivesWay || fault.Kind.Name == FaultKinds.DeliveryLate)
                parcel.Due += fault.Wait;
        }

        lock (_gate)
        {
            if (!_lines.TryGetValue(content.Source, out var line))
                _lines[content.Source] = line = new Line();
            line.Waiting.Add(parcel);
        }
    }

    /// <summary>Delivers what is due by an instant: all of it has been sent then, or has failed.</summary>
    public async Task DeliverAsync(DateTimeOffset now)
    {
        await _turn.WaitAsync(_stop.Token).ConfigureAwait(false);
        try
        {
            List<IGrouping<string, Line>> channels;
            lock (_gate)
            {
                foreach (var empty in _lines.Where(line => line.Value.Waiting.Count == 0).Select(line => line.Key).ToList())
                    _lines.Remove(empty);
                channels = [.. _lines.Values.GroupBy(line => line.Waiting[0].Content.ChannelId)];
            }

            await Task.WhenAll(channels.Select(lines => DeliverAsync(lines.Key, [.. lines], now))).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose()
    {
        _stop.Cancel();
        _http.Dispose();
        _webSocket.Dispose();
    }

    private async Task DeliverAsync(string channelId, IReadOnlyList<Line> lines, DateTimeOffset now)
    {
        if (_subscriptions.FindChannel(channelId) is not { } channel)
        {
            lock (_gate)
            {
                foreach (var line in lines)
                    line.Waiting.Clear();
            }

            return;
        }

        if (channel.Status != RunStatus.Running)
            return;
        foreach (var line in lines)
            await RetryAsync(channel, line, now).ConfigureAwait(false);
        while (Next(lines, now) is var (next, parcels) && parcels.Count > 0)
            await AttemptAsync(channel, next, parcels, next.HasBacklog || parcels[0].Attempts > 0 ? now : parcels[0].Due, now).ConfigureAwait(false);
    }

    private async Task RetryAsync(Channel channel, Line line, DateTimeOffset now)
    {
        if (line.Retry is null)
            return;
        DropOld(channel, line, now);
        List<Parcel> parcels;
        lock (_gate)
        {
            if (line.Waiting.Count < Line.Batch)
                line.HasTriedBatch = false;
            var isFull = line.Waiting.Count >= Line.Batch && !line.HasTriedBatch;
            if (line.Waiting.Count == 0)
                line.Retry = null;
            if (line.Waiting.Count == 0 || (line.Retry > now && !isFull))
                return;
            line.HasTriedBatch = line.Waiting.Count >= Line.Batch;
            parcels = [.. line.Waiting.Take(line.HasTriedBatch ? Line.Batch : 1)];
        }

        await AttemptAsync(channel, line, parcels, now, now).ConfigureAwait(false);
    }

    private (Line Line, IReadOnlyList<Parcel> Parcels) Next(IReadOnlyList<Line> lines, DateTimeOffset now)
    {
        lock (_gate)
        {
            var next = lines.Where(line => line.Retry is null).Select(line => (Line: line, Parcel: line.Next(now)))
                .Where(found => found.Parcel is not null)
                .OrderBy(found => found.Parcel!.Due).ThenBy(found => found.Parcel!.Content.Number).FirstOrDefault();
            if (next.Parcel is null)
                return (new Line(), []);
            var isBatch = next.Line.HasBacklog && next.Line.Waiting.Count >= Line.Batch;
            return (next.Line, isBatch ? [.. next.Line.Waiting.Take(Line.Batch)] : [next.Parcel]);
        }
    }

    private async Task AttemptAsync(Channel channel, Line line, IReadOnlyList<Parcel> parcels, DateTimeOffset time, DateTimeOffset now)
    {
        var first = parcels[0];
        var isCut = first is { Fault: FaultKinds.DeliveryCut, Attempts: 0 };
        foreach (var parcel in parcels)
            parcel.Attempts++;
        var times = first is { Fault: FaultKinds.DeliveryDuplicate, Attempts: 1 } ? 2 : 1;
        var outcome = default(DeliveryOutcome);
        for (; times > 0 && outcome.Failure is null; times--)
            outcome = await SendAsync(channel, parcels, time, isCut).ConfigureAwait(false);
        lock (_gate)
        {
            if (outcome.Failure is null || TargetOf(channel) is { } target && !MayReach(target))
            {
                line.HasBacklog = (line.HasBacklog || line.Retry is not null) && line.Waiting.Count > parcels.Count;
                line.Retry = null;
                line.Remove(parcels);
            }
            else
            {
                line.Retry = now + Line.Pause;
            }
        }
    }

    private async Task<DeliveryOutcome> SendAsync(Channel channel, IReadOnlyList<Parcel> parcels, DateTimeOffset time, bool isCut)
    {
        var content = parcels[0].Content;
        var isBatch = parcels.Count > 1;
        var body = isBatch ? "[" + string.Join(",", parcels.Select(parcel => parcel.Content.Json)) + "]" : content.Push ?? content.Json;
        // Arrays come without the attributes of the events in them.
        var headers = isBatch ? [] : content.Headers;
        var outcome = default(DeliveryOutcome);
        if (TargetOf(channel) is { } address)
        {
            var dispatch = new Dispatch(Dispatch.WithQuery(address, isBatch ? [] : content.Query), headers, body, isCut);
            outcome = !MayReach(address) ? new DeliveryOutcome(0, $"{address.Host} is not on this machine, and not among the allowed targets.")
                : channel.Kind == "websocket" ? await _webSocket.SendAsync(dispatch, _stop.Token).ConfigureAwait(false)
                : await _http.SendAsync(dispatch, _stop.Token).ConfigureAwait(false);
            Add(channel, parcels, time, dispatch.Address.AbsoluteUri, headers, body, outcome);
        }
        else
        {
            Add(channel, parcels, time, Push, headers, body, outcome);
        }

        return outcome;
    }

    // Each event has its own 72 hours, of which the time before its first attempt is none.
    private void DropOld(Channel channel, Line line, DateTimeOffset now)
    {
        List<Parcel> old;
        lock (_gate)
        {
            old = line.Waiting.FindAll(parcel => parcel.Content.At + Line.Life <= now);
            line.Waiting.RemoveAll(old.Contains);
        }

        foreach (var parcel in old)
        {
            Add(channel, [parcel], now, TargetOf(channel)?.Host ?? Push, [], parcel.Content.Json,
                new DeliveryOutcome(0, "It was deleted: nobody had taken it for 72 hours."));
        }
    }

    private void Add(
        Channel channel, IReadOnlyList<Parcel> parcels, DateTimeOffset time, string target, IReadOnlyList<KeyValuePair<string, string>> headers,
        string body, DeliveryOutcome outcome)
    {
        var content = parcels[0].Content;
        Record.Add(number => new SandboxDelivery
        {
            Number = number,
            Time = time,
            ChannelId = channel.Id,
            Type = content.IsRemote ? "Remote" : "Monitor",
            SourceId = content.Source,
            Vin = content.Vin,
            Target = target,
            Attempt = parcels[0].Attempts,
            Count = parcels.Count,
            Status = outcome.Status,
            Failure = outcome.Failure,
            Fault = parcels[0].Fault,
            Headers = headers,
            Body = body,
        }, Overhead + 2L * (body.Length + target.Length));
    }

    private bool MayReach(Uri target) => target.IsLoopback || _allowed.Any(isAllowed => isAllowed(target.Host));

    private Uri? TargetOf(string channelId) => _subscriptions.FindChannel(channelId) is { } channel ? TargetOf(channel) : null;

    private static Uri? TargetOf(Channel channel) =>
        channel.Kind != Push && Newtonsoft.Json.Linq.JObject.Parse(channel.Body)["channel"]![channel.Kind] is Newtonsoft.Json.Linq.JObject kind
            && Uri.TryCreate(Shapes.TextOf(kind, "target"), UriKind.Absolute, out var target) ? target : null;
}
