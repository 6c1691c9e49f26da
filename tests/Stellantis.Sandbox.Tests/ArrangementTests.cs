using System.Collections;
using System.Collections.Specialized;
using Newtonsoft.Json.Linq;
using Stellantis.Sandbox.Options;
using Xunit;

namespace Stellantis.Sandbox.Tests;

/// <summary>A world as somebody wants it.</summary>
public sealed class ArrangementTests
{
    private static readonly DateTimeOffset s_now = new(2025, 6, 15, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_vehicle_is_at_once_as_it_was_arranged_and_goes_on_from_there()
    {
        using var caller = Start(new SandboxOptions());
        var vin = await HybridAsync(caller);

        caller.Server.SetVehicle(vin, new SandboxVehicleState
        {
            BatteryLevel = 15, FuelLevel = 40, Latitude = 45.5, Longitude = 9.2, Odometer = 12345.6, Locked = false, Ignition = "Start",
            Plugged = true,
        });

        var latest = await caller.LatestAsync(vin);
        Assert.Equal([15, 40], latest.SelectTokens("vehicle.energies[*].level").Select(level => (double)level));
        Assert.Equal([9.2, 45.5], latest.SelectToken("vehicle.location.geometry.coordinates")!.Take(2).Select(degrees => (double)degrees));
        Assert.Equal(12345.6, (double?)latest.SelectToken("vehicle.odometer.mileage"));
        Assert.Equal("Unlocked", (string?)latest.SelectToken("vehicle.doorsState.lockedState[0]"));
        Assert.Equal("Start", (string?)latest.SelectToken("vehicle.ignition.type"));
        Assert.Equal(true, (bool?)latest.SelectToken("vehicle.energies[0].extension.electric.charging.plugged"));

        caller.Server.Advance(TimeSpan.FromDays(3));
        var trip = (await caller.WalkAsync($"/accounts/vehicles/{vin}/trips?timestamps=2025-06-15T12:00:01Z/&orderBy=ascending", "trips")).Items[0];
        Assert.Equal(12345.6, (double?)trip["startMileage"]);
        Assert.True((double)(await caller.LatestAsync(vin)).SelectToken("vehicle.odometer.mileage")! > 12345.6);
    }

    [Fact]
    public async Task Two_arrangements_of_the_same_second_add_up()
    {
        using var caller = Start(new SandboxOptions());
        var vin = await HybridAsync(caller);

        caller.Server.SetVehicle(vin, new SandboxVehicleState { BatteryLevel = 33, Locked = false });
        caller.Server.SetVehicle(vin, new SandboxVehicleState { Odometer = 5000 });
        caller.Server.SetVehicle(vin, new SandboxVehicleState { Privacy = "Geolocation" });

        var latest = await caller.LatestAsync(vin);
        Assert.Equal(33, (double?)latest.SelectToken("vehicle.energies[0].level"));
        Assert.Equal(5000, (double?)latest.SelectToken("vehicle.odometer.mileage"));
        Assert.Equal("Unlocked", (string?)latest.SelectToken("vehicle.doorsState.lockedState[0]"));
        Assert.Null(latest.SelectToken("vehicle.location"));
    }

    [Fact]
    public async Task A_low_tank_raises_the_alert_and_a_full_one_ends_it()
    {
        using var caller = Start(new SandboxOptions());
        var vin = await HybridAsync(caller);
        async Task<IEnumerable<string?>> ActiveAsync() =>
            (await caller.WalkAsync($"/accounts/vehicles/{vin}/alerts?active=true", "alerts")).Items.Select(alert => (string?)alert["type"]);

        caller.Server.SetVehicle(vin, new SandboxVehicleState { FuelLevel = 5 });
        Assert.Contains("FuelLevelLow", await ActiveAsync());
        caller.Server.Advance(TimeSpan.FromMinutes(1));
        caller.Server.SetVehicle(vin, new SandboxVehicleState { FuelLevel = 80 });
        Assert.DoesNotContain("FuelLevelLow", await ActiveAsync());
    }

    [Fact]
    public async Task Doors_open_with_their_alerts_and_close_again()
    {
        using var caller = Start(new SandboxOptions());
        var vin = (await caller.VinsAsync())[0];
        async Task<int> OpenAsync() =>
            (await caller.LatestAsync(vin)).SelectTokens("vehicle.doorsState.opening[*].state").Count(state => (string?)state == "Open");

        caller.Server.SetVehicle(vin, new SandboxVehicleState { Moving = false, OpenDoors = ["Driver", "HoodDoor"] });
        Assert.Equal(2, await OpenAsync());
        Assert.Contains((await caller.WalkAsync($"/accounts/vehicles/{vin}/alerts?active=true", "alerts")).Items, alert =>
            (string?)alert["type"] == "FrontLeftDoorOpen");
        Assert.Equal("Unlocked", (string?)(await caller.LatestAsync(vin)).SelectToken("vehicle.doorsState.lockedState[0]"));

        caller.Server.Advance(TimeSpan.FromSeconds(30));
        caller.Server.SetVehicle(vin, new SandboxVehicleState { OpenDoors = [] });
        Assert.Equal(0, await OpenAsync());
        Assert.DoesNotContain((await caller.WalkAsync($"/accounts/vehicles/{vin}/alerts?active=true", "alerts")).Items, alert =>
            (string?)alert["type"] == "FrontLeftDoorOpen");
    }

    [Fact]
    public async Task A_vehicle_that_is_set_in_motion_makes_a_trip_until_it_is_stopped()
    {
        using var caller = Start(new SandboxOptions());
        var vin = (await caller.VinsAsync())[0];

        caller.Server.SetVehicle(vin, new SandboxVehicleState { Moving = true, Speed = 90 });
        caller.Server.Advance(TimeSpan.FromMinutes(10));
        var latest = await caller.LatestAsync(vin);
        Assert.Equal((25.0, true), ((double)latest.SelectToken("vehicle.kinetic.speed")!, (bool)latest.SelectToken("vehicle.kinetic.moving")!));
        var trip = (await caller.GetAsync($"/accounts/vehicles/{vin}/trips?pageSize=1")).Json.SelectToken("_embedded.trips[0]")!;
        Assert.Equal("2025-06-15T12:00:00Z", (string?)trip["startedAt"]);
        Assert.False((bool)trip.SelectToken("state.done")!);

        caller.Server.SetVehicle(vin, new SandboxVehicleState { Moving = false });
        var done = (await caller.GetAsync($"/accounts/vehicles/{vin}/trips/{trip["id"]}")).Expect(200);
        Assert.Equal("PT10M", (string?)done.SelectToken("stats.duration"));
        Assert.Equal("Stop", (string?)(await caller.LatestAsync(vin)).SelectToken("vehicle.ignition.type"));
    }

    [Theory]
    [InlineData("FrontLeftTirePuncture", null, "Warning")]
    [InlineData("FuelLevelLow", "Critical", "Critical")]
    [InlineData("RightRearDoorOpen", "Information", "Information")]
    [InlineData("RoofOperationNotPossibleTooHighTemp", null, "Warning")]
    public async Task An_arranged_alert_is_told_and_shows_in_telemetry(string type, string? severity, string expected)
    {
        using var caller = Start(new SandboxOptions());
        var vin = await HybridAsync(caller);

        var id = caller.Server.AddAlert(vin, type, severity, startedAt: s_now.AddMinutes(-3));

        var alert = (await caller.GetAsync($"/accounts/vehicles/{vin}/alerts/{id}")).Expect(200);
        Assert.Equal((type, expected, true), ((string?)alert["type"], (string?)alert["severity"], (bool?)alert["active"]));
        Assert.Equal("2025-06-15T11:57:00Z", (string?)alert["startedAt"]);
        var latest = await caller.LatestAsync(vin);
        Assert.Contains(id, latest.SelectTokens("vehicle.alerts.active.activeAlerts[*].id").Select(found => (string?)found));
        Assert.Single((await caller.WalkAsync($"/accounts/vehicles/{vin}/alerts?active=true", "alerts")).Items, found =>
            (string?)found["type"] == type);
        switch (type)
        {
            case "FrontLeftTirePuncture":
                Assert.Equal("SignificantlyLow", (string?)latest.SelectToken("vehicle.tyreState[?(@.id == 'FrontLeft')].status"));
                break;
            case "FuelLevelLow":
                Assert.True((double)latest.SelectToken("vehicle.energies[1].level")! < 12);
                break;
            case "RightRearDoorOpen":
                Assert.Equal("Open", (string?)latest.SelectToken("vehicle.doorsState.opening[?(@.identifier == 'RearRight')].state"));
                break;
        }

        var ended = caller.Server.AddAlert(vin, type, active: false);
        Assert.NotNull((await caller.GetAsync($"/accounts/vehicles/{vin}/alerts/{ended}")).Expect(200)["endAt"]);
    }

    [Fact]
    public async Task What_a_vehicle_cannot_be_is_refused_with_the_name_of_the_value()
    {
        using var caller = Start(new SandboxOptions());
        var vins = await caller.VinsAsync();
        var electric = await FindAsync(caller, "Electric");
        void Refuses(string name, string vin, SandboxVehicleState state) =>
            Assert.Equal(name, Assert.ThrowsAny<ArgumentException>(() => caller.Server.SetVehicle(vin, state)).ParamName);

        Refuses("BatteryLevel", vins[0], new SandboxVehicleState { BatteryLevel = 101 });
        Refuses("Latitude", vins[0], new SandboxVehicleState { Latitude = double.NaN });
        Refuses("Privacy", vins[0], new SandboxVehicleState { Privacy = "Partial" });
        Refuses("OpenDoors", vins[0], new SandboxVehicleState { OpenDoors = ["Window"] });
        Refuses("Supports", vins[0], new SandboxVehicleState { Supports = ["flying"] });
        Refuses("FuelLevel", electric, new SandboxVehicleState { FuelLevel = 5 });
        Refuses("vin", "0", new SandboxVehicleState());
        Assert.Equal("type", Assert.Throws<ArgumentException>(() => caller.Server.AddAlert(electric, "FuelLevelLow")).ParamName);
        Assert.Equal("type", Assert.Throws<ArgumentException>(() => caller.Server.AddAlert(electric, "Boredom")).ParamName);
        Assert.Equal("severity", Assert.Throws<ArgumentException>(() => caller.Server.AddAlert(electric, "RiskOfIce", "Grave")).ParamName);
        Assert.Throws<ArgumentOutOfRangeException>(() => caller.Server.AddAlert(electric, "RiskOfIce", startedAt: s_now.AddDays(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => caller.Server.Advance(TimeSpan.FromSeconds(-1)));
    }

    [Fact]
    public void The_clock_goes_forward()
    {
        using var server = SandboxServer.Start(new SandboxOptions { Clock = () => s_now });

        Assert.Equal(s_now, server.Now);
        Assert.Equal(s_now.AddHours(5), server.Advance(TimeSpan.FromHours(5)));
        Assert.Equal(s_now.AddHours(5), server.Now);
    }

    [Fact]
    public async Task A_world_is_read_from_json()
    {
        using var caller = Start(new SandboxOptions
        {
            World = """
                { "seed": 7, "vehicles": [
                  { "vin": "VR3ABCDE0NX000101", "motorization": "Electric", "state": { "batteryLevel": 55, "privacy": "None", "charging": true },
                    "alerts": [], "trips": [ { "startedAt": "2025-06-14T08:00:00Z", "distance": 12.5, "duration": "PT20M" },
                               { "startedAt": "2025-06-14T17:00:00Z", "distance": 12.5, "duration": "PT25M" } ] },
                  { "brand": "Opel", "state": { "stolen": true },
                    "alerts": [ { "type": "AirbagOrSeatBeltPretensionerOrActiveHoodFailure" },
                                { "type": "AddWasherFluid", "active": false, "startedAt": "2025-06-10T00:00:00Z" } ] } ] }
                """,
        });
        var vins = await caller.VinsAsync();

        Assert.Equal(2, vins.Count);
        Assert.Equal("VR3ABCDE0NX000101", vins[0]);
        Assert.Equal(["AP", "OP"], (await caller.WalkAsync("/accounts/vehicles", "vehicles")).Items.Select(vehicle => (string)vehicle["brandCode"]!));
        var trips = (await caller.WalkAsync($"/accounts/vehicles/{vins[0]}/trips?orderBy=ascending", "trips")).Items;
        Assert.Equal([(12.5, "PT20M"), (12.5, "PT25M")],
            trips.Select(trip => ((double)trip.SelectToken("stats.distance.total")!, (string)trip.SelectToken("stats.duration")!)));
        Assert.Equal("2025-06-14T08:00:00Z", (string?)trips[0]["startedAt"]);
        var latest = await caller.LatestAsync(vins[0]);
        Assert.Equal((55.0, "InProgress"), ((double)latest.SelectToken("vehicle.energies[0].level")!,
            (string?)latest.SelectToken("vehicle.energies[0].extension.electric.charging.status")));
        Assert.Empty((await caller.WalkAsync($"/accounts/vehicles/{vins[0]}/alerts", "alerts")).Items);
        Assert.Equal(["AirbagOrSeatBeltPretensionerOrActiveHoodFailure", "AddWasherFluid"],
            (await caller.WalkAsync($"/accounts/vehicles/{vins[1]}/alerts", "alerts")).Items.Select(alert => (string)alert["type"]!)
            .Where(type => type is not ("FuelLevelLow" or "ChargingFailure")));
        Assert.Single((await caller.WalkAsync($"/accounts/vehicles/{vins[1]}/stolen", "stolen")).Items);
    }

    [Fact]
    public async Task A_world_is_read_from_a_dictionary_in_any_casing_with_more_vehicles_around()
    {
        using var caller = Start(new SandboxOptions
        {
            World = new Hashtable
            {
                ["VehicleCount"] = 30,
                ["Vehicles"] = new object[]
                {
                    new OrderedDictionary { ["Vin"] = "VF7SXHNP0NT000001", ["State"] =
                        new Hashtable { ["Odometer"] = 5, ["OpenDoors"] = new ArrayList { "Trunk" } }, ["trips"] =
                        new[] { new Hashtable { ["startedAt"] = s_now.AddDays(-1), ["distance"] = 3, ["duration"] = TimeSpan.FromMinutes(9) } } },
                },
            },
        });
        var vins = await caller.VinsAsync();

        Assert.Equal(30, vins.Distinct().Count());
        Assert.Equal(vins.Where(vin => vin.StartsWith("VF", StringComparison.Ordinal)),
            (await caller.WalkAsync("/accounts/vehicles?vinPrefix=VF", "vehicles")).Items.Select(vehicle => (string)vehicle["vin"]!));
        var latest = await caller.LatestAsync("VF7SXHNP0NT000001");
        Assert.Equal(5, (double?)latest.SelectToken("vehicle.odometer.mileage"));
        Assert.Equal("Open", (string?)latest.SelectToken("vehicle.doorsState.opening[?(@.identifier == 'Trunk')].state"));
    }

    [Theory]
    [InlineData("""{ "vehicles": [ {}, { "state": { "batteryLevel": 120 } } ] }""", "vehicles[1].state.batteryLevel")]
    [InlineData("""{ "vehicles": [ { "state": { "wheels": 4 } } ] }""", "vehicles[0].state.wheels")]
    [InlineData("""{ "vehicles": [ { "vin": "X" } ] }""", "vehicles[0].vin")]
    [InlineData("""{ "vehicles": [ { "brand": "Trabant" } ] }""", "vehicles[0].brand")]
    [InlineData("""{ "vehicles": [ { "alerts": [ { "type": "Boredom" } ] } ] }""", "vehicles[0].alerts[0].type")]
    [InlineData("""{ "vehicles": [ { "alerts": [ { "severity": "Warning" } ] } ] }""", "vehicles[0].alerts[0].type")]
    [InlineData("""{ "vehicles": [ { "motorization": "Electric", "state": { "fuelLevel": 5 } } ] }""", "vehicles[0]")]
    [InlineData(
        """
        { "vehicles": [ { "trips": [ { "startedAt": "2025-06-14T08:00:00Z", "distance": 1, "duration": "PT1H" },
                                     { "startedAt": "2025-06-14T08:30:00Z", "distance": 1, "duration": "PT1H" } ] } ] }
        """, "vehicles[0].trips[1]")]
    [InlineData("""{ "vehicles": [ { "vin": "VR3ABCDE0NX000101" }, { "vin": "VR3ABCDE0NX000101" } ] }""", "vehicles[1]")]
    [InlineData("""{ "vehicleCount": 1, "vehicles": [ {}, {} ] }""", "vehicleCount")]
    [InlineData("""{ "vehicles": [ """, "JSON")]
    [InlineData("[]", "object")]
    public void A_world_that_is_not_right_is_refused_with_the_path(string world, string named) =>
        Assert.Contains(named, Assert.ThrowsAny<ArgumentException>(() => SandboxServer.Start(new SandboxOptions { World = world })).Message,
            StringComparison.Ordinal);

    private static SandboxCaller Start(SandboxOptions options)
    {
        options.Clock = () => s_now;
        return new SandboxCaller(options);
    }

    private static Task<string> HybridAsync(SandboxCaller caller) => FindAsync(caller, "Hybrid");

    // The first such vehicle without a story that would get in the way.
    private static async Task<string> FindAsync(SandboxCaller caller, string motorization) =>
        (await caller.WalkAsync("/accounts/vehicles", "vehicles")).Items
            .Where((vehicle, i) => i is not (3 or 7 or 11 or 13) && (string?)vehicle["motorization"] == motorization)
            .Select(vehicle => (string)vehicle["vin"]!)
            .First();
}
