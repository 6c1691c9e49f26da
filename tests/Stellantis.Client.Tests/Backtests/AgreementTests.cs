using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Stellantis.Client.Auth;
using Stellantis.Client.Backtests;
using Stellantis.Client.Bodies;
using Stellantis.Client.Calls;
using Stellantis.Client.Hal;
using Stellantis.Client.Http;
using Stellantis.Client.Json;
using Stellantis.Client.Tests.Calls;
using Stellantis.Sandbox;
using Stellantis.Sandbox.Deliveries;
using Stellantis.Sandbox.Events;
using Stellantis.Sandbox.Options;
using Stellantis.Sandbox.World;
using Xunit;
using Xunit.Abstractions;

namespace Stellantis.Client.Tests.Backtests;

/// <summary>
/// The sandbox's own engine watches a week of a fleet as it happens; the client tries the same monitors on the week as the API tells it afterwards.
/// Both were written apart, and come to the same events.
/// </summary>
public sealed class AgreementTests(ITestOutputHelper output)
{
    private const int Vehicles = 50;

    // All of them take the API half a minute to tell; STELLANTIS_TESTS_ALL=1 looks at all.
    private static readonly int s_every = Environment.GetEnvironmentVariable("STELLANTIS_TESTS_ALL") == "1" ? 1 : 5;

    private static readonly DateTimeOffset s_start = new(2025, 6, 16, 9, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan s_week = TimeSpan.FromDays(7);
    private static readonly TimeSpan s_before = TimeSpan.FromDays(4);

    [Fact]
    public async Task A_week_of_the_engine_is_the_week_of_the_backtest()
    {
        var monitors = Monitors().ToList();
        var happened = Watch(monitors);
        var rules = monitors.ConvertAll(body => new BacktestRule(JObject.Parse(body)));
        Assert.All(monitors, body => Assert.Empty(MonitorBody.From(body).Problems));

        var differences = new List<string>();
        var (messages, compared, explained) = (0, 0, 0);
        using var past = new Past();
        var vins = (await past.VinsAsync()).Where((_, i) => i % s_every == 0).ToList();
        foreach (var vin in vins)
        {
            var records = await past.ReadAsync(vin);
            for (var i = 0; i < rules.Count; i++)
            {
                var (found, test) = Try(rules[i], records);
                messages = Math.Max(messages, test.Messages);
                var expected = happened.TryGetValue((i, vin), out var events) ? events : [];
                compared += expected.Count;
                differences.AddRange(Difference(monitors[i], vin, expected, found, ref explained));
            }
        }

        output.WriteLine($"{compared} events of {vins.Count} vehicles, up to {messages} messages each; {explained} events undecided, " +
            $"{differences.Count} differences.");
        Assert.True(compared > 1000 && explained < compared / 20, $"{compared} events, {explained} undecided.");
        Assert.True(differences.Count == 0, string.Join("\n", differences.Take(40)));
    }

    private static (List<string> Found, Backtest Test) Try(BacktestRule rule, IReadOnlyList<object> records)
    {
        var vehicle = new VehicleRecord(rule.Operands)
        {
            Kinds = RecordKinds.Trips | RecordKinds.Alarms | RecordKinds.Collisions | RecordKinds.StolenReports,
        };
        foreach (var record in records)
            Assert.True(vehicle.Add(record));
        var test = new Backtest(rule);
        var firings = test.Run(vehicle.Moments(), s_start.UtcDateTime.AddTicks(1), (s_start + s_week).UtcDateTime, TimeSpan.FromDays(30));
        return ([.. firings.Select(Text)], test);
    }

    private static string Text(MonitorFiring firing) => (
        $"{WireText.Date(firing.At)} {firing.Kind} {string.Join(" ", firing.Value.Select(value => $"{value.Data}={value.Value}<{value.Previous}"))}" +
        $" {firing.Reason}").Trim();

    // Where the past does not decide, the engine may have sent an event; else both have the same.
    private static List<string> Difference(string monitor, string vin, List<string> expected, List<string> found, ref int explained)
    {
        var differences = found.Except(expected).Where(text => !IsUndecided(text)).Select(text => Say("backtest only:", text)).ToList();
        foreach (var text in expected.Except(found))
        {
            var last = found.LastOrDefault(row => string.CompareOrdinal(row.Split(' ')[0], text.Split(' ')[0]) <= 0);
            if (last is not null && IsUndecided(last))
                explained++;
            else
                differences.Add(Say("engine only:", text));
        }
        return differences;

        string Say(string side, string text) => $"{side} {vin} {(string)JObject.Parse(monitor)["label"]!} {text}";
    }

    private static bool IsUndecided(string row) => row.Contains(" Undecided ", StringComparison.Ordinal);

    // What the engine sends, by monitor and vehicle.
    private static Dictionary<(int Monitor, string Vin), List<string>> Watch(List<string> monitors)
    {
        var sent = new List<Outgoing>();
        var world = new SandboxWorld(new SandboxOptions { Clock = () => s_start, MaxMonitors = 100, VehicleCount = Vehicles }, null);
        world.Follower = new MonitorEngine(world, sent.Add);
        var channel = world.Subscriptions.AddChannel("webhook", ["Monitor"],
            """{ "label": "Here", "channel": { "webhook": { "target": "https://127.0.0.1/", "name": "w" } } }""", world.Now)!;
        var numbers = new Dictionary<string, int>();
        foreach (var body in monitors)
        {
            var monitor = world.Subscriptions.AddMonitor(channel.Id, body, isSetting: false, [], world.Now, out _)!;
            world.Subscriptions.Change(monitor, found => found with { Groups = ["root"] });
            numbers.Add(monitor.Id, numbers.Count);
        }
        world.Advance(TimeSpan.Zero);
        world.Advance(s_week);
        return sent.GroupBy(one => (numbers[one.Source], one.Vin)).ToDictionary(group => group.Key, group => group.Select(Text).ToList());
    }

    private static string Text(Outgoing sent)
    {
        var message = JsonConvert.DeserializeObject<JObject>(sent.Json, new JsonSerializerSettings { DateParseHandling = DateParseHandling.None })!;
        var values = message.SelectTokens("monitorEvent.data.values[*]").Select(value => $"{value["data"]}={value["value"]}<{value["previous"]}");
        var isReminder = (bool)message.SelectToken("monitorEvent.data.refresh")!;
        return $"{message["date"]} {(isReminder ? "Reminder" : "First")} {string.Join(" ", values)}".Trim();
    }

    private static IEnumerable<string> Monitors()
    {
        static string Data(string name, string data, string op, string[] values, string? previous = null) => JsonConvert.SerializeObject(new
        {
            name,
            data = previous is null ? (object)new { data, op, value = values }
                : new { data, op, value = values, previous = new { op = "equalsTo", value = new[] { previous } } },
        });
        static string Zone(string name, string transition, double latitude, double longitude, int radius) => JsonConvert.SerializeObject(
            new { name, zone = new { transition, place = new { radius, center = new { latitude, longitude } } } });
        const string Night = """{ "name": "night", "time": { "times": [ { "start": "PT22H", "duration": "PT7H" } ] } }""";
        const string Work =
            """
            { "name": "work", "time": { "timeZone": "Europe/Berlin", "times": [ { "start": "PT8H", "duration": "PT9H",
              "occurrence": { "day": ["Mon", "Tue", "Wed"], "week": ["w20-w30"] } } ] } }
            """;
        var one = 0;
        string Body(string boolExp, int? refresh, params string[] triggers) =>
            $$"""
            { "label": "M{{++one}}", {{(refresh is null ? "" : $"\"subscribeParam\": {{ \"refreshEvent\": {refresh} }},")}}
              "triggerParam": { "triggers": [ {{string.Join(",", triggers)}} ], "boolExp": "{{boolExp}}" } }
            """;

        yield return Body("d", null, Data("d", "vehicle.energy.electric.level", "lowerThan", ["50"]));
        yield return Body("d", 600, Data("d", "vehicle.energy.electric.level", "greaterThan", ["79"]));
        yield return Body("d", null, Data("d", "vehicle.energy.electric.autonomy", "lowerThan", ["120"]));
        yield return Body("d", 3600, Data("d", "vehicle.energy.fuel.level", "lowerThan", ["40"]));
        yield return Body("d", null, Data("d", "vehicle.autonomy", "greaterThan", ["500"]));
        yield return Body("d", null, Data("d", "vehicle.alert", "includedIn", ["FuelLevelLow", "ChargingFailure"]));
        yield return Body("d", null, Data("d", "vehicle.alert", "onChange", []));
        yield return Body("d", null, Data("d", "vehicle.powertrain.status", "onChange", []));
        yield return Body("d", null, Data("d", "vehicle.engines.thermic.oil.temp", "greaterThan", ["80"]));
        yield return Body("d", null, Data("d", "vehicle.energy.charging.status", "equalsTo", ["Finished"], "InProgress"));
        yield return Body("d", null, Data("d", "vehicle.energy.charging.plugged", "onChange", []));
        yield return Body("d", null, Data("d", "vehicle.energy.charging.type", "equalsTo", ["Quick"]));
        yield return Body("d", null, Data("d", "vehicle.doorsState.lockedState", "onChange", []));
        yield return Body("d", 600, Data("d", "vehicle.kinetic.moving", "equalsTo", ["true"], "false"));
        yield return Body("d", null, Data("d", "vehicle.kinetic.speed", "greaterThan", ["30"]));
        yield return Body("d", null, Data("d", "vehicle.trip.start", "onChange", []));
        yield return Body("d", null, Data("d", "vehicle.trip.stop", "onChange", []));
        yield return Body("d", null, Data("d", "vehicle.trip.distance", "greaterThan", ["15"]));
        yield return Body("d", null, Data("d", "vehicle.trip.duration", "greaterThan", ["25"]));
        yield return Body("d", null, Data("d", "vehicle.trip.state", "includedIn", ["DataLacking", "Unfinished"]));
        yield return Body("d", null, Data("d", "vehicle.maintenance.mileageBeforeMaintenance", "lowerThan", ["15000"]));
        yield return Body("d", null, Data("d", "environment.air.temp", "greaterThan", ["20"]));
        yield return Body("d", null, Data("d", "vehicle.drivingBehavior.mode", "equalsTo", ["Sport"]));
        yield return Body("d", null, Data("d", "vehicle.alarm.status.activation", "equalsTo", ["Inactive"]));
        yield return Body("z", null, Zone("z", "In", 48.8566, 2.3522, 5));
        yield return Body("z", 900, Zone("z", "Out", 45.7640, 4.8357, 5));
        yield return Body("night & d", null, Night, Data("d", "vehicle.kinetic.moving", "equalsTo", ["true"]));
        yield return Body("work & !z", null, Work, Zone("z", "In", 45.4642, 9.19, 5));
        yield return Body("(a | b) & !c", 1200, Data("a", "vehicle.engines.running", "equalsTo", ["true"]),
            Data("b", "vehicle.doorsState.opening", "onChange", []), Data("c", "vehicle.kinetic.speed", "greaterThan", ["20"]));
        yield return Body("t | s", null, Data("t", "vehicle.trip", "onChange", []),
            Data("s", "vehicle.alarm.trigger.type", "includedIn", ["FrontRightDoorBreakIn", "TrunkDoorBreakIn", "HoodDoorBreakIn"]));
    }

    /// <summary>The same fleet after the week, as the API tells it.</summary>
    private sealed class Past : IDisposable
    {
        private readonly SandboxServer _server;
        private readonly StellantisClient _client;

        public Past()
        {
            _server = SandboxServer.Start(new SandboxOptions { Clock = () => s_start, VehicleCount = Vehicles });
            _server.Advance(s_week);
            _client = new StellantisClient(
                new ClientSettings
                {
                    BaseUri = _server.BaseUri,
                    Authentication = new GatewayAuthentication(_server.ClientId, _server.ClientSecret, _server.UserId) { Realm = "B2C" },
                },
                Sender.Create());
        }

        public async Task<List<string>> VinsAsync() =>
            (await AllAsync(new ApiCall(Operations.GetVehicles).Query("pageSize", 500), Vehicle.Read)).ConvertAll(vehicle => vehicle.Vin!);

        public async Task<IReadOnlyList<object>> ReadAsync(string vin)
        {
            ApiCall Call(Operation operation) => new ApiCall(operation) { Vin = vin }.With("id", vin).Query("pageSize", 100);
            var window = $"{WireText.Date(s_start - s_before)}/";
            return
            [
                .. await AllAsync(Call(Operations.GetTelemetry).Query("timestamps", window), Stellantis.Telemetry.Read),
                .. await AllAsync(Call(Operations.GetTrips).Query("type", "Normal"), Stellantis.Trip.Read),
                .. await AllAsync(Call(Operations.GetAlarms), Alarm.Read),
                .. await AllAsync(Call(Operations.GetCollisions), Stellantis.Collision.Read),
                .. await AllAsync(Call(Operations.GetStolenReports), Stellantis.StolenReport.Read),
            ];
        }

        public void Dispose()
        {
            _client.Dispose();
            _server.Dispose();
        }

        private async Task<List<T>> AllAsync<T>(ApiCall call, Func<WireReader, T> read) where T : class
        {
            var items = new List<T>();
            try
            {
                using var feed = _client.Walk(call, read, default);
                while (await feed.NextAsync() is { } page)
                    items.AddRange(page.Items);
            }
            catch (StellantisApiException none) when (none.IsNoData)
            {
                // A vehicle that tells nothing.
            }
            return items;
        }
    }
}
