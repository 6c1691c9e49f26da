using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Stellantis.Sandbox.Deliveries;
using Stellantis.Sandbox.Events;
using Stellantis.Sandbox.Options;
using Stellantis.Sandbox.World;
// The models of the client have the same names, where both are tested together.
using WorldChannel = Stellantis.Sandbox.World.Channel;
using WorldMonitor = Stellantis.Sandbox.World.Monitor;

namespace Stellantis.Sandbox.Tests;

/// <summary>A world that stands still until a test lets its clock go on, with monitors, and all the events that they make.</summary>
internal sealed class EventWorld
{
    /// <summary>A plug-in hybrid, which has all that a monitor can watch, parked for good.</summary>
    public const string Parked =
        """
        { "vehicles": [ { "brand": "Peugeot", "motorization": "Hybrid", "trips": [], "alerts": [],
          "state": { "batteryLevel": 60, "fuelLevel": 60, "plugged": false } } ] }
        """;

    public EventWorld(string? world = Parked, DateTimeOffset? start = null, int vehicles = 25, int seed = 1)
    {
        var now = start ?? new DateTimeOffset(2025, 6, 16, 9, 0, 0, TimeSpan.Zero);
        World = new SandboxWorld(
            new SandboxOptions { Clock = () => now, MaxMonitors = 100, VehicleCount = vehicles, Seed = seed }, WorldPlan.Read(world));
        Engine = new MonitorEngine(World, Sent.Add);
        World.Follower = Engine;
        Vin = World.Fleet.Count > 0 ? World.Fleet[0].Vin : "";
        Channel = AddChannel();
    }

    public SandboxWorld World { get; }

    public MonitorEngine Engine { get; }

    public List<Outgoing> Sent { get; } = [];

    /// <summary>The first vehicle.</summary>
    public string Vin { get; }

    public WorldChannel Channel { get; }

    public IReadOnlyList<JObject> Events => [.. Sent.Select(sent => Parse(sent.Json))];

    public static JObject Parse(string json) =>
        JsonConvert.DeserializeObject<JObject>(json, new JsonSerializerSettings { DateParseHandling = DateParseHandling.None })!;

    /// <summary>A data trigger.</summary>
    public static string Data(string name, string data, string op, string[] values, string? previous = null) =>
        $$"""
        { "name": "{{name}}",
          "data": { "data": "{{data}}", "op": "{{op}}", "value": {{JsonConvert.SerializeObject(values)}}{{Before(previous)}} } }
        """;

    private static string Before(string? previous) =>
        previous is null ? "" : $", \"previous\": {{ \"op\": \"equalsTo\", \"value\": [\"{previous}\"] }}";

    /// <summary>A circle in the sea, or around another point.</summary>
    public static string Zone(string name, string transition, double latitude = 0, double longitude = 0, int radius = 2) =>
        FormattableString.Invariant($$"""
            { "name": "{{name}}", "zone": { "transition": "{{transition}}", "place": { "radius": {{radius}},
              "center": { "latitude": {{latitude}}, "longitude": {{longitude}} } } } }
            """);

    /// <summary>The body of a monitor.</summary>
    public static string Body(string triggers, string boolExp, string more = "") =>
        $$"""{ "label": "Test", {{more}} "triggerParam": { "triggers": [ {{triggers}} ], "boolExp": "{{boolExp}}" } }""";

    public WorldChannel AddChannel(string? body = null)
    {
        body ??= """{ "label": "Here", "channel": { "webhook": { "target": "https://127.0.0.1/", "name": "w" } } }""";
        var kind = ((JProperty)JObject.Parse(body)["channel"]!.First!).Name;
        var types = JObject.Parse(body)["type"]?.Values<string>().Select(type => type!).ToList() ?? ["Monitor", "Remote"];
        return World.Subscriptions.AddChannel(kind, types, body, World.Now)!;
    }

    /// <summary>Adds a monitor to the first vehicle, or to others.</summary>
    public WorldMonitor Add(string triggers, string boolExp, string more = "", WorldChannel? channel = null, params string[] vins) =>
        AddBody(Body(triggers, boolExp, more), channel, vins);

    public WorldMonitor AddBody(string body, WorldChannel? channel = null, params string[] vins)
    {
        World.Settle(World.Now);
        var monitor = World.Subscriptions.AddMonitor((channel ?? Channel).Id, body, body.Contains("\"setting\"", StringComparison.Ordinal),
            vins.Length > 0 ? vins : [Vin], World.Now, out var limit);
        return monitor ?? throw new InvalidOperationException(limit);
    }

    public void Set(SandboxVehicleState state, string? vin = null) => World.SetVehicle(vin ?? Vin, state);

    public void Alert(string type, bool active = true) => World.AddAlert(Vin, type, null, active, null);

    public void Step(TimeSpan time) => World.Advance(time);

    public void Step(double minutes) => Step(TimeSpan.FromMinutes(minutes));

    /// <summary>The values of the only event since the last look, as data=value&lt;previous; the empty text when there was none.</summary>
    public string Take()
    {
        var values = string.Join(" ", Events.SelectMany(happened => happened.SelectTokens("monitorEvent.data.values[*]"))
            .Select(value => $"{value["data"]}={value["value"]}<{value["previous"]}"));
        var count = Sent.Count;
        Sent.Clear();
        return count == 0 ? "" : count == 1 ? values : $"{count}: {values}";
    }
}
