using System.Globalization;
using Newtonsoft.Json.Linq;
using Stellantis.Sandbox.Options;
using Xunit;

namespace Stellantis.Sandbox.Tests;

/// <summary>What a caller sees of the vehicles' lives.</summary>
public sealed class WorldTests
{
    private static readonly DateTimeOffset s_now = new(2025, 6, 15, 12, 0, 0, TimeSpan.Zero);

    // The places in the fleet of vehicles with a story.
    private const int OnTheRoad = 4;
    private const int HidesPlace = 3;
    private const int HidesAll = 7;
    private const int Silent = 11;
    private const int Stolen = 13;
    private const int Recovered = 5;

    [Fact]
    public async Task The_latest_telemetry_is_the_newest_message_put_together()
    {
        using var caller = Start();
        foreach (var vin in await caller.VinsAsync(10))
        {
            var latest = await caller.LatestAsync(vin);
            var newest = (await caller.GetAsync($"/accounts/vehicles/{vin}/telemetries?pageSize=1")).Expect(200)
                .SelectToken("_embedded.telemetries[0]")!;

            Assert.Equal((string?)newest["createdAt"], (string?)latest["createdAt"]);
            Strip(latest);
            foreach (var block in newest["vehicle"]?.Children<JProperty>() ?? [])
                Assert.True(JToken.DeepEquals(Without(block.Value), Without(latest["vehicle"]![block.Name]!)), block.Name);
        }

        static void Strip(JToken token)
        {
            foreach (var time in token.SelectTokens("$.vehicle..createdAt").Where(time => !time.Path.Contains("lert", StringComparison.Ordinal)
                && !time.Path.Contains("larm", StringComparison.Ordinal) && !time.Path.Contains("stolen", StringComparison.Ordinal)).ToList())
                time.Parent!.Remove();
        }

        static JToken Without(JToken token)
        {
            var copy = token.DeepClone();
            foreach (var time in copy.SelectTokens("$..createdAt").ToList())
                time.Parent!.Remove();
            return copy;
        }
    }

    [Fact]
    public async Task The_odometer_the_levels_and_the_place_are_those_of_the_last_trip()
    {
        using var caller = Start();
        foreach (var vin in (await caller.VinsAsync(2)).Append((await caller.VinsAsync())[8]))
        {
            var latest = await caller.LatestAsync(vin);
            var trip = (await caller.GetAsync($"/accounts/vehicles/{vin}/trips?pageSize=1&states=Nominal")).Expect(200)
                .SelectToken("_embedded.trips[0]")!;
            var next = (await caller.GetAsync($"/accounts/vehicles/{vin}/trips?pageSize=2&orderBy=ascending")).Expect(200)
                .SelectTokens("_embedded.trips[*]").ToList();

            Assert.Equal((double)next[1]["startMileage"]!, (double)next[0]["startMileage"]! + (double)next[0].SelectToken("stats.distance.total")!,
                1);
            Assert.True((double)latest.SelectToken("vehicle.odometer.mileage")! >= (double)trip["startMileage"]!
                + (double)trip.SelectToken("stats.distance.total")! - 0.11);
            if ((bool)trip.SelectToken("state.done")!
                && (await caller.GetAsync($"/accounts/vehicles/{vin}/trips?pageSize=1")).Json.SelectToken("_embedded.trips[0].id")!.Equals(
                trip["id"]))
                Assert.Equal(trip.SelectToken("locations.stopPosition.geometry.coordinates")!.ToString(),
                    latest.SelectToken("vehicle.location.geometry.coordinates")!.ToString());
        }
    }

    [Fact]
    public async Task Somebody_drives_and_somebody_charges_when_the_sandbox_starts()
    {
        using var caller = Start();
        var latest = new List<JObject>();
        foreach (var vin in (await caller.VinsAsync()).Where((_, i) => i != Silent))
            latest.Add(await caller.LatestAsync(vin));

        Assert.Contains(latest, vehicle => (bool?)vehicle.SelectToken("vehicle.kinetic.moving") == true);
        Assert.Contains(latest, vehicle => vehicle.SelectTokens("vehicle.energies[*].extension.electric.charging.status")
            .Any(status => (string?)status == "InProgress"));
    }

    [Fact]
    public async Task A_trip_under_way_grows_with_the_clock_until_it_is_done()
    {
        using var caller = Start();
        var vin = (await caller.VinsAsync())[OnTheRoad];
        async Task<JToken> LastAsync() =>
            (await caller.GetAsync($"/accounts/vehicles/{vin}/trips?pageSize=1")).Expect(200).SelectToken("_embedded.trips[0]")!;

        var first = await LastAsync();
        caller.Server.Advance(TimeSpan.FromMinutes(5));
        var second = await LastAsync();
        caller.Server.Advance(TimeSpan.FromMinutes(50));
        var third = (await caller.GetAsync($"/accounts/vehicles/{vin}/trips/{first["id"]}")).Expect(200);

        Assert.Equal((string?)first["id"], (string?)second["id"]);
        Assert.False((bool)first.SelectToken("state.done")!);
        Assert.True((double)second.SelectToken("stats.distance.total")! > (double)first.SelectToken("stats.distance.total")!);
        Assert.True((bool)third.SelectToken("state.done")!);
        Assert.Equal("Stop", (string?)(await caller.LatestAsync(vin)).SelectToken("vehicle.ignition.type"));
    }

    [Fact]
    public async Task A_driver_who_hides_the_place_has_none_in_any_answer()
    {
        using var caller = Start();
        var vin = (await caller.VinsAsync())[HidesPlace];
        var recent = "timestamps=2025-05-28T00:00:00Z/";

        Assert.Equal("Geolocation", (string?)(await caller.LatestAsync(vin)).SelectToken("privacy.state"));
        // Where an alert began that is older than the secret, was told.
        foreach (var path in new[] { "telemetries/latest", "telemetries?" + recent })
            Assert.Empty((await caller.GetAsync($"/accounts/vehicles/{vin}/{path}")).Expect(200).SelectTokens("$..location"));
        foreach (var path in new[] { "alerts?" + recent, "charging/sessions?" + recent, "trips?" + recent, "alarms?" + recent })
            Assert.Empty((await caller.GetAsync($"/accounts/vehicles/{vin}/{path}")).Expect(200).SelectTokens("$..coordinates"));
        var trip = (await caller.GetAsync($"/accounts/vehicles/{vin}/trips?pageSize=1")).Json.SelectToken("_embedded.trips[0]")!;
        Assert.Equal("GeoPrivacy", (string?)trip.SelectToken("state.faults[0].cause"));
        Assert.Equal(0, (int?)(await caller.GetAsync($"/accounts/vehicles/{vin}/trips/{trip["id"]}/wayPoints")).Expect(200)["total"]);
        Assert.NotEmpty((await caller.GetAsync($"/accounts/vehicles/{vin}/trips?timestamps=/2025-05-20T00:00:00Z")).Json.SelectTokens(
            "$..coordinates"));
    }

    [Fact]
    public async Task A_driver_who_hides_everything_tells_only_that()
    {
        using var caller = Start();
        var vin = (await caller.VinsAsync())[HidesAll];

        var latest = await caller.LatestAsync(vin);
        Assert.Equal("Full", (string?)latest.SelectToken("privacy.state"));
        Assert.Null(latest["vehicle"]);
        foreach (var list in new[] { "alerts", "trips", "charging/sessions", "alarms" })
            Assert.Equal(0, (int?)(await caller.GetAsync($"/accounts/vehicles/{vin}/{list}?timestamps=2025-06-07T00:00:00Z/")).Expect(200)["total"]);
    }

    [Fact]
    public async Task A_vehicle_of_which_nothing_is_known_has_no_telemetry_and_empty_lists()
    {
        using var caller = Start();
        var vin = (await caller.VinsAsync())[Silent];

        foreach (var path in new[] { "telemetries", "telemetries/latest" })
        {
            var error = (await caller.GetAsync($"/accounts/vehicles/{vin}/{path}")).Expect(404);
            Assert.Equal(1001, (int?)error["code"]);
            Assert.Null(error["name"]);
        }

        foreach (var list in new[] { "alerts", "trips", "charging/sessions", "alarms", "collisions", "stolen" })
            Assert.Equal(0, (int?)(await caller.GetAsync($"/accounts/vehicles/{vin}/{list}")).Expect(200)["total"]);
        Assert.Equal("NOT_FOUND", (string?)(await caller.GetAsync("/accounts/vehicles/0/telemetries")).Expect(404)["name"]);
    }

    [Fact]
    public async Task A_stolen_vehicle_has_an_open_report_with_way_points_and_one_that_was_found_an_ended_one()
    {
        using var caller = Start();
        var vins = await caller.VinsAsync();

        foreach (var (vin, open) in new[] { (vins[Stolen], true), (vins[Recovered], false) })
        {
            var report = (await caller.WalkAsync($"/accounts/vehicles/{vin}/stolen", "stolen")).Items.Single();
            var points = (await caller.WalkAsync($"/accounts/vehicles/{vin}/stolen/{report["id"]}/waypoints?pageSize=20", "positions")).Items;
            Assert.Equal(open, (bool)report["state"]!);
            Assert.Equal(open, report["endAt"] is null);
            Assert.True(points.Count > 90);
            Assert.Equal((string?)report["startedAt"], (string?)points[0].SelectToken("properties.createdAt", errorWhenNoMatch: true));
            Assert.Equal(open ? true : (bool?)false, (bool?)(await caller.LatestAsync(vin)).SelectToken("vehicle.stolen.state"));
        }

        Assert.Empty((await caller.WalkAsync($"/accounts/vehicles/{vins[0]}/stolen", "stolen")).Items);
    }

    [Fact]
    public async Task Some_sensors_send_the_value_that_stands_for_none()
    {
        using var caller = Start();
        var values = new List<double>();
        foreach (var vin in await caller.VinsAsync())
        {
            foreach (var path in new[] { "telemetries/latest", "charging/sessions" })
                values.AddRange((await caller.GetAsync($"/accounts/vehicles/{vin}/{path}")).Json.SelectTokens("$..temp")
                    .Concat((await caller.GetAsync($"/accounts/vehicles/{vin}/{path}")).Json.SelectTokens("$..temperatures.max"))
                    .Where(value => value is JValue).Select(value => (double)value));
        }

        Assert.Contains(215, values);
    }

    [Fact]
    public async Task Two_vehicles_have_messages_of_the_same_instant()
    {
        using var caller = Start();
        var instants = new List<string>();
        foreach (var vin in await caller.VinsAsync(6))
            instants.AddRange((await caller.WalkAsync($"/accounts/vehicles/{vin}/telemetries?pageSize=500&type=vehicle.doorsState",
                "telemetries")).Items.Select(message => (string)message["createdAt"]!).Distinct());

        Assert.True(instants.Distinct().Count() < instants.Count);
    }

    [Fact]
    public async Task Telemetry_and_trips_go_on_for_more_than_five_hundred_items()
    {
        using var caller = Start();
        var vin = (await caller.VinsAsync())[0];

        var (messages, requests) = await caller.WalkAsync($"/accounts/vehicles/{vin}/telemetries?pageSize=500&type=vehicle.odometer", "telemetries");
        var (trips, _) = await caller.WalkAsync($"/accounts/vehicles/{vin}/trips", "trips");

        Assert.True(messages.Count > 1000 && requests > 2);
        Assert.True(trips.Count > 60);
        Assert.Equal(messages.Count, messages.Select(message => (string?)message["createdAt"]).Distinct().Count());
        var mileage = messages.Select(message => (double)message.SelectToken("vehicle.odometer.mileage")!).ToList();
        Assert.Equal(mileage.OrderDescending(), mileage);
    }

    [Fact]
    public async Task Parts_without_a_scope_are_left_out()
    {
        using var caller = Start();
        var vin = (await caller.VinsAsync())[0];

        caller.Headers["X-CVS-Scope"] = "data:trip";
        var trip = (await caller.GetAsync($"/accounts/vehicles/{vin}/trips?pageSize=1")).Expect(200).SelectToken("_embedded.trips[0]")!;
        Assert.All(["locations", "startEnergies", "stats.energyConsumptions", "stats.kinetic", "stats.env"], part =>
            Assert.Null(trip.SelectToken(part)));
        Assert.Equal(403, (await caller.GetAsync($"/accounts/vehicles/{vin}/trips/{trip["id"]}/wayPoints")).Status);

        caller.Headers["X-CVS-Scope"] = "data:telemetry:vehicle:odometer data:telemetry:environment";
        var latest = await caller.LatestAsync(vin);
        Assert.Equal(["odometer"], latest["vehicle"]!.Children<JProperty>().Select(block => block.Name));
        Assert.NotNull(latest["environment"]);
        Assert.Null(latest["privacy"]);

        caller.Headers["X-CVS-Scope"] = "data:telemetry:vehicle:energies data:telemetry:vehicle:alert";
        Assert.Empty((await caller.GetAsync($"/accounts/vehicles/{vin}/charging/sessions")).Expect(200).SelectTokens("$..position"));
        Assert.Empty((await caller.LatestAsync(vin)).SelectTokens("$..startPosition"));
    }

    [Fact]
    public async Task A_link_to_a_message_leads_to_it_alone()
    {
        using var caller = Start();
        var message =
            (await caller.GetAsync($"/accounts/vehicles/{(await caller.VinsAsync())[0]}/telemetries?pageSize=1")).Json.SelectToken(
            "_embedded.telemetries[0]")!;

        var found = (await caller.GetAsync((string)message.SelectToken("_links.self.href")!)).Expect(200);

        Assert.True(JToken.DeepEquals(message, Assert.Single(found["_embedded"]!["telemetries"]!)));
    }

    [Fact]
    public async Task Alerts_and_collisions_of_a_trip_are_those_of_its_time()
    {
        using var caller = Start();
        var found = 0;
        foreach (var vin in await caller.VinsAsync(20))
        {
            var alerts = (await caller.WalkAsync($"/accounts/vehicles/{vin}/alerts", "alerts")).Items;
            foreach (var trip in (await caller.WalkAsync($"/accounts/vehicles/{vin}/trips?pageSize=500", "trips")).Items.Where(trip =>
                alerts.Exists(alert => IsOn(alert, "startedAt", trip))).Take(2))
            {
                var own = (await caller.WalkAsync($"/accounts/vehicles/{vin}/trips/{trip["id"]}/alerts?orderBy=ascending", "alerts")).Items;
                Assert.Equal(alerts.Where(alert => IsOn(alert, "startedAt", trip)).Select(Id).Order(), own.Select(Id).Order());
                Assert.Equal(404, (await caller.GetAsync($"/accounts/vehicles/{vin}/trips/{trip["id"]}/alerts/0")).Status);
                found++;
            }

            foreach (var collision in (await caller.WalkAsync($"/accounts/vehicles/{vin}/collisions", "Collisions")).Items)
            {
                var trip = (await caller.GetAsync((string)collision.SelectToken("_links.trip.href")!)).Expect(200);
                Assert.True(IsOn(collision, "createdAt", trip));
                Assert.True(JToken.DeepEquals(collision,
                    (await caller.GetAsync($"/accounts/vehicles/{vin}/trips/{trip["id"]}/collisions/{collision["id"]}")).Expect(200)));
                found++;
            }
        }

        Assert.True(found > 5);

        static bool IsOn(JToken item, string time, JToken trip) =>
            At(item[time]!) >= At(trip["startedAt"]!) && At(item[time]!) <= At(trip["stoppedAt"]!);
        static DateTimeOffset At(JToken time) => DateTimeOffset.Parse((string)time!, CultureInfo.InvariantCulture);
        static string Id(JToken item) => (string)item["id"]!;
    }

    private static SandboxCaller Start() => new(new SandboxOptions { Clock = () => s_now });
}
