using Newtonsoft.Json.Linq;
using Stellantis.Sandbox.Api;
using Stellantis.Sandbox.Bodies;
using Stellantis.Sandbox.Deliveries;
using Stellantis.Sandbox.Options;
using Stellantis.Sandbox.World;
using Monitor = Stellantis.Sandbox.World.Monitor;

namespace Stellantis.Sandbox.Events;

/// <summary>
/// Follows the world and makes its events: what running monitors on running channels see of their vehicles, and the states of remotes.
/// </summary>
/// <remarks>
/// Monitors are looked at whenever something comes from a vehicle, and only then: at its messages of telemetry, those of its alarm, and collisions.
/// All that happens is taken in the order of its time, first the states of remotes, then the vehicles in the order of the fleet, and for each its
/// monitors in the order of their creation; so it is the same whether the clock goes on in one step or in many. What a monitor does besides the event
/// (remotes, and pausing, resuming and deleting monitors) happens when all monitors have looked at that moment. A watch begins when a monitor begins
/// to run, is replaced, or gets the vehicle; see <see cref="Watch"/> for what it takes for an event.
/// </remarks>
internal sealed class MonitorEngine : IFollower
{
    /// <summary>
    /// How many vehicles the group of all vehicles stands for: of a bigger fleet those that come first. Others are watched by their VINs.
    /// </summary>
    public const int MaxOfGroup = 500;

    private static readonly TimeSpan s_stretch = TimeSpan.FromDays(1);

    private readonly object _gate = new();
    private readonly SandboxWorld _world;
    private readonly Action<Outgoing> _send;
    private readonly Composer _composer = new();
    private readonly SortedDictionary<int, WatchedVehicle> _vehicles = [];
    private readonly SortedSet<(DateTimeOffset At, int Index)> _next = [];
    private readonly Dictionary<int, (DateTimeOffset At, JObject Target)> _destinations = [];
    private List<Rule> _rules = [];
    private DateTimeOffset _at;
    private int _version;

    /// <param name="world">What is followed.</param>
    /// <param name="send">Takes the events, one after the other.</param>
    public MonitorEngine(SandboxWorld world, Action<Outgoing> send)
    {
        _world = world;
        _send = send;
        _at = world.Now;
    }

    public void Follow(DateTimeOffset now)
    {
        lock (_gate)
        {
            Synchronize();
            while (_at < now)
                Go(Earlier(_at + s_stretch, now));
            // What is told at this very instant may have come since.
            Go(now);
        }
    }

    public void Changed(Vehicle vehicle, DateTimeOffset now, SandboxVehicleState changes)
    {
        lock (_gate)
        {
            if (_vehicles.TryGetValue(vehicle.Index, out var watched))
            {
                watched.Renew(_world, now, now);
                while (watched.Next(_world, now) is not null)
                    Look(watched);
            }

            if (changes.DigitalKey is { } status)
                Tell(vehicle, now, "DigitalKey", () => SettingEvents.OfDigitalKey(status, vehicle));
            Go(now);
        }
    }

    private void Go(DateTimeOffset to)
    {
        Queue(to);
        while (true)
        {
            var remote = _world.Remotes.NextStep();
            var first = _next.Count > 0 ? _next.Min : (At: DateTimeOffset.MaxValue, Index: 0);
            if (remote <= to && remote <= first.At)
            {
                Follow(to, _world.Remotes.TakeStep());
                continue;
            }

            if (first.At > to)
                break;
            _next.Remove(first);
            _at = Later(_at, first.At);
            var watched = _vehicles[first.Index];
            Look(watched);
            // What the monitors have done may have changed who is watched.
            if (_vehicles.TryGetValue(first.Index, out var still) && still == watched)
                Queue(watched, to);
            if (_version != _world.Subscriptions.Version)
                Renew(to);
        }

        _at = Later(_at, to);
    }

    private void Renew(DateTimeOffset to)
    {
        Synchronize();
        Queue(to);
    }

    private void Queue(DateTimeOffset to)
    {
        _next.Clear();
        foreach (var watched in _vehicles.Values)
            Queue(watched, to);
    }

    private void Queue(WatchedVehicle watched, DateTimeOffset to)
    {
        if (watched.Next(_world, to) is { } moment)
            _next.Add((moment.At, watched.Vehicle.Index));
    }

    // A state of a remote: its event, and when it is the end, what the vehicle tells of it.
    private void Follow(DateTimeOffset to, (Remote Remote, DateTimeOffset At, string Status, bool IsEnd) step)
    {
        _at = Later(_at, step.At);
        var (remote, at, status, isEnd) = step;
        if (ChannelFor(remote.ChannelId, "Remote") is { } channel)
            _send(_composer.OfRemote(channel, remote, _world.HistoryOf(remote.Vehicle, at), at, status, isEnd));
        if (!isEnd)
            return;
        if (remote is { Type: "Navigation", Outcome.Status: "Success" })
            _destinations[remote.Vehicle.Index] = (at, (JObject)remote.Action.Value["positions"]![0]!);
        if (!_vehicles.TryGetValue(remote.Vehicle.Index, out var watched))
            return;
        watched.Renew(_world, at, to);
        _next.RemoveWhere(next => next.Index == remote.Vehicle.Index);
        Queue(watched, to);
    }

    private void Look(WatchedVehicle watched)
    {
        var moment = watched.Take(_world);
        var acting = new List<Rule>();
        foreach (var watch in watched.Watches)
        {
            if (watch.Look(watched.Told, moment.At) is not { } isReminder)
                continue;
            Send(watch.Rule, watched.Vehicle, moment.At, history => Composer.Data(watch, watched.Told, isReminder, history, moment.At));
            if (!isReminder || watch.Rule.ActsOnRefresh)
                acting.Add(watch.Rule);
        }

        foreach (var rule in acting)
            Act(rule, watched.Vehicle, moment.At);
        Arrive(watched.Vehicle, moment.At);
    }

    // The last mile begins where the vehicle is parked after a destination was sent to it.
    private void Arrive(Vehicle vehicle, DateTimeOffset at)
    {
        if (!_destinations.TryGetValue(vehicle.Index, out var destination))
            return;
        var snapshot = _world.HistoryOf(vehicle, at).At(at);
        if (snapshot.IsDriving || snapshot.Place is not { } place || !(snapshot.EndedTrip?.End > destination.At))
            return;
        _destinations.Remove(vehicle.Index);
        Tell(vehicle, at, "LastMileNavigation", () => SettingEvents.OfLastMile(destination.Target, place));
    }

    private void Tell(Vehicle vehicle, DateTimeOffset at, string setting, Func<JObject> happened)
    {
        if (!_vehicles.TryGetValue(vehicle.Index, out var watched))
            return;
        var rules = watched.Watches.Select(watch => watch.Rule)
            .Where(rule => rule.Triggers.Any(trigger => trigger is WatchedSetting { Type: var type } && type == setting)).ToList();
        foreach (var rule in rules)
            Send(rule, vehicle, at, _ => SettingEvents.Of(setting, happened()));
        foreach (var rule in rules)
            Act(rule, vehicle, at);
        if (_version != _world.Subscriptions.Version)
            Synchronize();
    }

    private void Send(Rule rule, Vehicle vehicle, DateTimeOffset at, Func<History, JObject> happened)
    {
        if (ChannelFor(rule.Monitor.ChannelId, "Monitor") is not { } channel)
            return;
        var history = _world.HistoryOf(vehicle, at);
        _send(_composer.OfMonitor(channel, rule, history, at, happened(history)));
    }

    private Channel? ChannelFor(string id, string type) =>
        _world.Subscriptions.FindChannel(id) is { Status: RunStatus.Running } channel && channel.Types.Contains(type) ? channel : null;

    private void Act(Rule rule, Vehicle vehicle, DateTimeOffset at)
    {
        foreach (var action in rule.Actions)
        {
            if (action["remoteAction"] is JObject remote && IsMeant(action, "Remote"))
                Run(remote, vehicle, at);
            else if (action["monitorAction"] is JObject change && IsMeant(action, "Monitor"))
                Change(change, rule.Monitor, at);
        }
    }

    // Published examples carry the members of both kinds, whatever the type; without a type the member tells.
    private static bool IsMeant(JObject action, string type) => (Shapes.TextOf(action, "type") ?? type) == type;

    private void Run(JObject action, Vehicle vehicle, DateTimeOffset at)
    {
        var body = (JObject)action["remote"]!;
        var command = ((JObject)body["action"]!).Properties().First();
        var settings = _world.HistoryOf(vehicle, at).SettingsAt(at);
        if (RemoteKind.All.FirstOrDefault(kind => kind.Action == command.Name) is not { } kind
            || !RemoteKind.Of(vehicle, settings).Contains(kind.Action))
            return;
        _world.Remotes.Send(vehicle, Shapes.TextOf(action, "ChannelId") ?? "", RemoteOperations.TypeOf(kind, command),
            body.ToString(Newtonsoft.Json.Formatting.None), command, isAllowed: true, at);
    }

    private void Change(JObject action, Monitor own, DateTimeOffset at)
    {
        // The published examples name no monitor by an empty text, or by the word string.
        var id = Shapes.TextOf(action, "monitorId") is { Length: > 0 } given and not "string" ? given : own.Id;
        if (_world.Subscriptions.Monitors.FirstOrDefault(monitor => monitor.Id == id) is not { } monitor)
            return;
        switch (Shapes.TextOf(action, "changeType"))
        {
            case "Delete":
                _world.Subscriptions.RemoveMonitor(id);
                break;
            case "Pause":
                _world.Subscriptions.Change(monitor, found => found with { Status = RunStatus.Paused, UpdatedAt = at });
                break;
            case "Resume":
                _world.Subscriptions.Change(monitor, found => found with { Status = RunStatus.Running, UpdatedAt = at });
                break;
        }
    }

    // Who watches what, from now on. A watch that was there before goes on.
    private void Synchronize()
    {
        var version = _world.Subscriptions.Version;
        if (version == _version)
            return;
        _version = version;
        var channels = _world.Subscriptions.Channels.ToDictionary(channel => channel.Id);
        _rules = [.. _world.Subscriptions.Monitors
            .Where(monitor => monitor.Status == RunStatus.Running && channels.TryGetValue(monitor.ChannelId, out var channel)
                && channel.Status == RunStatus.Running)
            .Select(monitor => _rules.Find(rule => rule.Monitor.Id == monitor.Id && ReferenceEquals(rule.Monitor.Body, monitor.Body))
                ?? new Rule(monitor))];
        var watches = new SortedDictionary<int, List<Watch>>();
        foreach (var rule in _rules)
        {
            foreach (var vehicle in VehiclesOf(rule.Monitor.Id))
            {
                if (!_vehicles.TryGetValue(vehicle.Index, out var watched))
                {
                    _vehicles[vehicle.Index] = watched = new WatchedVehicle(vehicle);
                    watched.Begin(_world, _at);
                }

                if (!watches.TryGetValue(vehicle.Index, out var list))
                    watches[vehicle.Index] = list = [];
                list.Add(watched.Watches.Find(watch => watch.Rule == rule) ?? new Watch(rule, watched.Told, _at));
            }
        }

        foreach (var index in _vehicles.Keys.Where(index => !watches.ContainsKey(index)).ToList())
        {
            _vehicles.Remove(index);
            _next.RemoveWhere(next => next.Index == index);
        }

        foreach (var pair in watches)
            _vehicles[pair.Key].Watches = pair.Value;
    }

    private IEnumerable<Vehicle> VehiclesOf(string monitorId)
    {
        var monitor = _world.Subscriptions.Monitors.First(monitor => monitor.Id == monitorId);
        var all = monitor.Groups.Count > 0
            ? Enumerable.Range(0, Math.Min(MaxOfGroup, _world.Fleet.Count)).Select(index => _world.Fleet[index]) : [];
        return all.Concat(monitor.VehicleIds.Select(_world.Fleet.Find).OfType<Vehicle>()).GroupBy(vehicle => vehicle.Index)
            .Select(same => same.First());
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
