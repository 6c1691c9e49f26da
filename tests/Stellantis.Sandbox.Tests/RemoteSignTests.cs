using Newtonsoft.Json.Linq;
using Stellantis.Sandbox.Options;
using Xunit;

namespace Stellantis.Sandbox.Tests;

/// <summary>What a vehicle refuses a command for is to be seen before the command is sent, in its latest telemetry and its capability.</summary>
public sealed class RemoteSignTests : IDisposable
{
    private const string Lock = """{ "locking": { "state": "Locked" } }""";
    private const string Unlock = """{ "locking": { "state": "Unlocked" } }""";
    private const string Horn = """{ "horn": { "state": "Activated" } }""";
    private const string Lights = """{ "lights": { "state": "Activated" } }""";
    private const string Warm = """{ "preconditioning": { "airConditioning": { "immediate": true } } }""";
    private const string Charge = """{ "charging": { "charge": { "immediate": true } } }""";
    private const string Immobilize = """{ "immobilization": { "activate": true } }""";
    private const string Find = """{ "vehicleFinder": { "action": "GetPresentLocation" } }""";
    private const string Wakeup = """{ "wakeup": { "action": "Wakeup" } }""";

    private const string Navigate =
        """{ "navigation": { "positions": [ { "geometry": { "type": "Point", "coordinates": [ 2, 48 ] } } ] } }""";

    private const string Doors = "vehicle.doorsState";
    private const string Charging = "vehicle.energies[0].extension.electric.charging";

    private static readonly DateTimeOffset s_now = new(2025, 6, 15, 12, 0, 0, TimeSpan.Zero);

    private static readonly Dictionary<string, SandboxVehicleState> s_states = new(StringComparer.Ordinal)
    {
        ["hides all"] = new() { Privacy = "Full" },
        ["hides its place"] = new() { Privacy = "Geolocation" },
        ["stolen"] = new() { Stolen = true },
        ["open"] = new() { OpenDoors = ["Trunk"] },
        ["unlocked"] = new() { Locked = false },
        ["drives"] = new() { Moving = true },
        ["ignition on"] = new() { Ignition = "Start" },
        ["starts up"] = new() { Ignition = "StartUp" },
        ["low"] = new() { BatteryLevel = 19.9, Plugged = false },
        ["nearly low"] = new() { BatteryLevel = 19.96, Plugged = false },
        ["unplugged"] = new() { BatteryLevel = 50, Plugged = false },
    };

    private readonly SandboxCaller _caller = new(new SandboxOptions
    {
        Clock = () => s_now,
        World = """{ "vehicles": [ { "brand": "Peugeot", "motorization": "Electric", "trips": [], "alerts": [] } ] }""",
    });

    public void Dispose() => _caller.Dispose();

    [Theory]
    [InlineData("hides all", Horn, "NotPossibleDueToVehiclePrivacyLevel", "privacy.state", "Full")]
    [InlineData("hides all", Wakeup, "NotPossibleDueToVehiclePrivacyLevel", "privacy.state", "Full")]
    [InlineData("hides its place", Find, "NotPossibleDueToVehiclePrivacyLevel", "privacy.state", "Geolocation")]
    [InlineData("hides its place", Horn, null, "privacy.state", "Geolocation")]
    [InlineData("stolen", Horn, "NotPossibleDueToVehicleStolenState", "vehicle.stolen.state", "True")]
    [InlineData("stolen", Warm, "NotPossibleDueToVehicleStolenState", "vehicle.stolen.state", "True")]
    [InlineData("open", Lock, "DoorsOpen", Doors + ".opening[?(@.identifier == 'Trunk')].state", "Open")]
    [InlineData("open", Warm, "DoorsOpen", Doors + ".opening[?(@.identifier == 'Trunk')].state", "Open")]
    [InlineData("unlocked", Immobilize, "VehicleIsNotLocked", Doors + ".lockedState[0]", "Unlocked")]
    [InlineData("drives", Lock, "VehicleInUse", "vehicle.ignition.type", "StartUp")]
    [InlineData("drives", Charge, "VehicleInUse", Charging + ".plugged", "False")]
    [InlineData("ignition on", Unlock, "VehicleInUse", "vehicle.ignition.type", "Start")]
    [InlineData("ignition on", Horn, "VehicleInUse", "vehicle.ignition.type", "Start")]
    [InlineData("ignition on", Lights, "VehicleInUse", "vehicle.ignition.type", "Start")]
    [InlineData("ignition on", Warm, "VehicleInUse", "vehicle.ignition.type", "Start")]
    [InlineData("ignition on", Immobilize, "VehicleInUse", "vehicle.ignition.type", "Start")]
    [InlineData("starts up", Horn, "VehicleInUse", "vehicle.ignition.type", "StartUp")]
    [InlineData("low", Warm, "NotPossibleDueToVehicleBatteryLevel", "vehicle.energies[0].level", "19.9")]
    [InlineData("nearly low", Warm, null, "vehicle.energies[0].level", "20")]
    [InlineData("unplugged", Charge, "ExternalChargingSystemError", Charging + ".plugged", "False")]
    public async Task What_a_vehicle_refuses_for_is_in_its_latest_telemetry(string state, string action, string? cause, string sign, string value)
    {
        var vin = await VinAsync();
        _caller.Server.SetVehicle(vin, s_states[state]);

        var told = (JValue)(await _caller.LatestAsync(vin)).SelectToken(sign, errorWhenNoMatch: true)!;

        Assert.Equal(value, told.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(cause, await CauseAsync(vin, action));
    }

    [Theory]
    [InlineData(Horn)]
    [InlineData(Lock)]
    [InlineData(Charge)]
    public async Task Of_a_vehicle_that_does_not_answer_there_is_no_telemetry(string action)
    {
        var vin = await VinAsync();
        _caller.Server.SetVehicle(vin, new SandboxVehicleState { NoData = true });

        Assert.Equal(404, (await _caller.GetAsync($"/accounts/vehicles/{vin}/telemetries/latest")).Status);
        Assert.Equal("VehicleConnectionTimeout", await CauseAsync(vin, action));
    }

    [Fact]
    public async Task A_charge_that_failed_is_in_the_latest_telemetry()
    {
        var vin = await VinAsync();
        _caller.Server.SetVehicle(vin, new SandboxVehicleState { BatteryLevel = 50, Plugged = true });
        _caller.Server.AddAlert(vin, "ChargingFailure");

        Assert.Equal("Failure", (string?)(await _caller.LatestAsync(vin)).SelectToken(Charging + ".status"));
        Assert.Equal("VehicleChargingSystemError", await CauseAsync(vin, Charge));
    }

    [Theory]
    [InlineData("locking", "door", Lock)]
    [InlineData("horn", "horn", Horn)]
    [InlineData("lights", "lights", Lights)]
    [InlineData("preconditioning", "preconditioning", Warm)]
    [InlineData("charging", "charging", Charge)]
    [InlineData("wakeup", "wakeup", Wakeup)]
    [InlineData("navigation", "navigation", Navigate)]
    [InlineData("stolen", "stolen", """{ "stolen": { "state": true } }""")]
    public async Task What_a_vehicle_does_not_take_is_in_its_capability(string supported, string name, string action)
    {
        var vin = await VinAsync();
        foreach (var takes in new[] { true, false })
        {
            _caller.Server.SetVehicle(vin, new SandboxVehicleState { Supports = takes ? [supported] : ["tan"] });

            var capability = (await _caller.GetAsync($"/accounts/vehicles/{vin}/capability")).Expect(200);
            Assert.Equal(takes, (bool?)capability.SelectToken($"onboardCapabilities.remote.{name}.supported"));
            Assert.Equal(takes ? 202 : 501, (await PostAsync(vin, action)).Status);
        }
    }

    private async Task<string> VinAsync() => (await _caller.VinsAsync())[0];

    private async Task<SandboxCaller.Answer> PostAsync(string vin, string action) =>
        await _caller.SendAsync("POST", $"/accounts/vehicles/{vin}/channels/{await _caller.AddChannelAsync()}/remotes",
            $$"""{ "action": {{action}} }""");

    private async Task<string?> CauseAsync(string vin, string action)
    {
        var path = (string)(await PostAsync(vin, action)).Expect(202).SelectToken("_links.remote.href")!;
        _caller.Server.Advance(TimeSpan.FromSeconds(90));
        return (string?)(await _caller.GetAsync(path)).Expect(200)["failureCause"];
    }
}
