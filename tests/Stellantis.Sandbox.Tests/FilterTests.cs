using System.Globalization;
using System.Xml;
using Newtonsoft.Json.Linq;
using Stellantis.Sandbox.Options;
using Xunit;

namespace Stellantis.Sandbox.Tests;

/// <summary>Each filter gives what one would pick out of everything by hand.</summary>
public sealed class FilterTests(FilterTests.World world) : IClassFixture<FilterTests.World>
{
    private static readonly DateTimeOffset s_now = new(2025, 6, 15, 12, 0, 0, TimeSpan.Zero);

    private readonly SandboxCaller _caller = world.Caller;

    [Theory]
    [InlineData("states=Nominal")]
    [InlineData("states=DataLacking&states=Unfinished")]
    [InlineData("type=Normal")]
    [InlineData("kinetics=HardBraking")]
    [InlineData("kinetics=HardCornering&kinetics=HardAcceleration")]
    [InlineData("propulsions=Electric")]
    [InlineData("propulsions=Thermal&propulsions=Hybrid")]
    [InlineData("distance=3.5-10.5")]
    [InlineData("distance=12-")]
    [InlineData("duration=600-1200")]
    [InlineData("duration=2400-")]
    public async Task Trips_are_selected(string filter)
    {
        var words = filter.Split('&').Select(part => part.Split('=')[1]).ToList();
        var range = Range(words[0]);
        bool Picks(JToken trip) => filter.Split('=')[0] switch
        {
            "states" => words.Contains((string?)trip.SelectToken("state.faults[0].fault") ?? "Nominal"),
            "kinetics" => words.Exists(word => trip.SelectToken("stats.kinetic.acceleration.segments." + char.ToLowerInvariant(word[0]) + word[1..]
                + "s")!.Any()),
            "propulsions" => trip.SelectTokens("stats.distance.parts[*].type").Any(type => words.Contains((string)type!)),
            "distance" => range((double)trip.SelectToken("stats.distance.total")!),
            "duration" => range(XmlConvert.ToTimeSpan((string)trip.SelectToken("stats.duration")!).TotalSeconds),
            _ => true,
        };

        await CheckAsync("trips", "trips", filter, Picks, "id");
    }

    [Theory]
    [InlineData("states=Nominal")]
    [InlineData("states=DataLacking")]
    [InlineData("power=5000-20000")]
    [InlineData("level=20-")]
    [InlineData("autonomy=20-80")]
    [InlineData("duration=3600-7200")]
    public async Task Charging_sessions_are_selected(string filter)
    {
        var (name, value) = (filter.Split('=')[0], filter.Split('=')[1]);
        bool Picks(JToken session) => name switch
        {
            "states" => value == ((string?)session.SelectToken("state.faults[0].status") ?? "Nominal"),
            "duration" => Range(value)(XmlConvert.ToTimeSpan((string)session["duration"]!).TotalSeconds),
            _ => Range(value)((double)session["gain"]![name]!),
        };

        await CheckAsync("charging/sessions", "sessions", filter, Picks, "sid");
    }

    [Theory]
    [InlineData("type=vehicle.alarm.trigger", "trigger")]
    [InlineData("type=vehicle.alarm.status", "status")]
    public Task Alarms_are_selected(string filter, string member) => CheckAsync("alarms", "alarms", filter, alarm => alarm[member] is not null, "id");

    [Theory]
    [InlineData("2025-06-01T00:00:00Z/2025-06-10T00:00:00Z")]
    [InlineData("2025-06-01T00:00:00Z/P3DT2H")]
    [InlineData("2025-06-12T00:00:00Z/")]
    [InlineData("/2025-03-01T00:00:00Z")]
    [InlineData("R3/2025-06-01T06:00:00Z/P1D/PT4H")]
    [InlineData("R/2025-06-01T06:00:00Z/P7D")]
    public async Task Times_are_given_in_six_ways(string interval)
    {
        bool IsIn(DateTimeOffset at)
        {
            var parts = interval.Split('/');
            if (!parts[0].StartsWith('R'))
            {
                var start = parts[0].Length == 0 ? DateTimeOffset.MinValue : Time(parts[0]);
                return at >= start && at <= (parts[1].Length == 0 ? s_now : parts[1].StartsWith('P') ? start + XmlConvert.ToTimeSpan(parts[1])
                    : Time(parts[1]));
            }

            var count = parts[0].Length == 1 ? 100 : int.Parse(parts[0][1..], CultureInfo.InvariantCulture);
            var length = parts.Length == 4 ? XmlConvert.ToTimeSpan(parts[3]) : TimeSpan.FromDays(1);
            return Enumerable.Range(0, count).Select(i => Time(parts[1]) + TimeSpan.FromTicks(i * XmlConvert.ToTimeSpan(parts[2]).Ticks))
                .Any(start => at >= start && at <= start + length);
        }

        foreach (var (path, key, time, id) in new[]
        {
            ("telemetries", "telemetries", "createdAt", "createdAt"), ("trips", "trips", "startedAt", "id"),
                ("charging/sessions", "sessions", "start", "sid"),
            ("alerts", "alerts", "startedAt", "id"), ("collisions", "Collisions", "createdAt", "id"), ("stolen", "stolen", "startedAt", "id"),
        })
        {
            await CheckAsync(path, key, "timestamps=" + interval, item =>
                IsIn(Time((string)item[time]!)), id, type: path == "telemetries" ? "type=vehicle.doorsState&" : "");
        }
    }

    [Theory]
    [InlineData("vehicle.ignition", "vehicle.ignition")]
    [InlineData("vehicle.brakingSystem", "vehicle.braking")]
    [InlineData("vehicle.alertsReport", "vehicle.alerts.report")]
    [InlineData("vehicle.activeAlerts", "vehicle.alerts.active")]
    [InlineData("vehicle.alarm.status", "vehicle.alarm.status")]
    [InlineData("environment", "environment")]
    [InlineData("privacy", "privacy")]
    public async Task Telemetry_holds_the_blocks_that_were_asked_for_and_no_others(string type, string block)
    {
        var vin = (await _caller.VinsAsync())[0];

        foreach (var message in (await _caller.GetAsync($"/accounts/vehicles/{vin}/telemetries?pageSize=50&type={type}")).Expect(200)
            .SelectTokens("_embedded.telemetries[*]")
            .Append((await _caller.GetAsync($"/accounts/vehicles/{vin}/telemetries/latest?type={type}")).Expect(200)))
        {
            var alone = message.DeepClone();
            Assert.NotNull(alone.SelectToken(block));
            // Nothing stands beside the way to the block.
            for (var at = alone.SelectToken(block)!.Parent as JProperty; at is not null; at = at.Parent!.Parent as JProperty)
                Assert.Empty(at.Parent!.Children<JProperty>().Select(member => member.Name)
                    .Except([at.Name, "createdAt", "updatedAt", "_links", "id"]));
        }
    }

    [Fact]
    public async Task Way_points_are_selected_ordered_cut_and_simplified()
    {
        var vin = (await _caller.VinsAsync())[0];
        var trip = (await _caller.WalkAsync($"/accounts/vehicles/{vin}/trips?kinetics=HardBraking&states=Nominal&distance=4-", "trips")).Items[0];
        var path = $"/accounts/vehicles/{vin}/trips/{trip["id"]}/wayPoints";
        async Task<List<JToken>> Get(string query) => [.. (await _caller.GetAsync(path + query)).Expect(200)["_embedded"]!["positions"]!];

        var all = await Get("?orderBy=ascending");
        Assert.True(all.Count > 5);
        Assert.Equal(all.AsEnumerable().Reverse().Select(Text), (await Get("")).Select(Text));
        Assert.Equal(all.Skip(1).Take(3).Select(Text), (await Get("?orderBy=ascending&indexRange=1-3")).Select(Text));
        Assert.Equal(trip.SelectToken("stats.kinetic.acceleration.segments.hardBrakings")!.Count(), (await Get("?kinetics=HardBraking")).Count, 4.0);
        Assert.NotEmpty(await Get("?kinetics=HardBraking"));
        var simple = await Get("?orderBy=ascending&tolerance=0.2");
        Assert.InRange(simple.Count, 2, all.Count - 1);
        Assert.Equal((Text(all[0]), Text(all[^1])), (Text(simple[0]), Text(simple[^1])));
        Assert.Equal(2, (await Get("?tolerance=100")).Count);
        Assert.Equal(all.Select(Text), (await Get("?orderBy=ascending&tolerance=0&pageSize=1")).Select(Text));
        var half = all[all.Count / 2].SelectToken("properties.createdAt");
        Assert.Equal(all.Take(all.Count / 2 + 1).Select(Text), (await Get($"?orderBy=ascending&timestamps=/{half}")).Select(Text));
    }

    [Fact]
    public async Task Messages_of_a_trip_are_those_of_its_time()
    {
        var vin = (await _caller.VinsAsync())[0];
        var trip = (await _caller.GetAsync($"/accounts/vehicles/{vin}/trips?pageSize=1")).Json.SelectToken("_embedded.trips[0]")!;
        var expected = (await _caller.WalkAsync($"/accounts/vehicles/{vin}/telemetries?timestamps={trip["startedAt"]}/{trip["stoppedAt"]}",
            "telemetries")).Items;

        var page = (await _caller.GetAsync($"/accounts/vehicles/{vin}/trips/{trip["id"]}/telemetry?pageSize=1")).Expect(200);
        var some = (await _caller.GetAsync($"/accounts/vehicles/{vin}/trips/{trip["id"]}/telemetry?" +
            $"indexRange=1-2&type=vehicle.odometer&orderBy=ascending")).Expect(200);

        Assert.Equal(expected.Select(Text), page["_embedded"]!["telemetries"]!.Select(Text));
        Assert.Equal(2, some["_embedded"]!["telemetries"]!.Count());
        Assert.Equal((int)page["total"]!, (int)some["total"]!);
    }

    [Theory]
    [InlineData("trips?distance=1.25-")]
    [InlineData("trips?distance=9-3")]
    [InlineData("trips?duration=1.5-")]
    [InlineData("trips?states=Done")]
    [InlineData("trips?type=Long")]
    [InlineData("trips?orderBy=Ascending")]
    [InlineData("charging/sessions?level=all")]
    [InlineData("telemetries?type=vehicle.wheels")]
    [InlineData("telemetries?type=environment&type=privacy&type=vehicle&type=vehicle.ignition&" +
        "type=vehicle.location&type=vehicle.tyreState&type=vehicle.energies&type=vehicle.engines&" +
        "type=vehicle.doorsState&type=vehicle.battery&type=vehicle.safety")]
    [InlineData("telemetries/latest?type=wheels")]
    [InlineData("alarms?type=trigger")]
    [InlineData("stolen?timestamps=now")]
    public async Task A_filter_that_breaks_the_contract_is_refused(string path) =>
        Assert.Equal("BAD_REQUEST",
            (string?)(await _caller.GetAsync($"/accounts/vehicles/{(await _caller.VinsAsync())[0]}/{path}")).Expect(400)["name"]);

    [Fact]
    public async Task A_strict_sandbox_wants_the_type_of_trips_that_the_contract_requires()
    {
        using var strict = new SandboxCaller(new SandboxOptions { Strict = true });
        var path = $"/accounts/vehicles/{(await strict.VinsAsync())[0]}/trips";

        Assert.Contains("type", (await strict.GetAsync(path)).Message, StringComparison.Ordinal);
        (await strict.GetAsync(path + "?type=Normal")).Expect(200);
    }

    private static Func<double, bool> Range(string text)
    {
        if (!text.Contains('-', StringComparison.Ordinal))
            return _ => false;
        var ends = text.Split('-');
        var min = double.Parse(ends[0], CultureInfo.InvariantCulture);
        var max = ends[1].Length == 0 ? double.MaxValue : double.Parse(ends[1], CultureInfo.InvariantCulture);
        return value => value >= min && value <= max;
    }

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static string Text(JToken token) => token.ToString();

    // The filter picks what one would pick, over all vehicles, and something but not everything somewhere.
    private async Task CheckAsync(string path, string key, string filter, Func<JToken, bool> picks, string id, string type = "")
    {
        foreach (var vin in (await _caller.VinsAsync()).Where((_, i) => i is 0 or 1 or 2 or 5 or 8 or 9))
        {
            var own = $"/accounts/vehicles/{vin}/{path}?{type}pageSize=500";
            var all = await world.AllAsync(own, key);
            var found = (await _caller.WalkAsync($"{own}&{filter}", key)).Items;
            Assert.Equal(all.Where(picks).Select(item => (string?)item[id]), found.Select(item => (string?)item[id]));
        }
    }

    /// <summary>One world that stands still: what it has of everything is asked once.</summary>
    public sealed class World : IDisposable
    {
        private readonly Dictionary<string, List<JToken>> _all = [];

        internal SandboxCaller Caller { get; } = new(new SandboxOptions { VehicleCount = 12, Clock = () => s_now });

        public void Dispose() => Caller.Dispose();

        internal async Task<List<JToken>> AllAsync(string path, string key)
        {
            if (!_all.TryGetValue(path, out var items))
                _all[path] = items = (await Caller.WalkAsync(path, key)).Items;
            return items;
        }
    }
}
