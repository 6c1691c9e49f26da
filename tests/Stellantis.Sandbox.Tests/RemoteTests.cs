using Newtonsoft.Json.Linq;
using Stellantis.Sandbox.Options;
using Xunit;

namespace Stellantis.Sandbox.Tests;

/// <summary>Remote commands from the moment they are sent to what they change.</summary>
public sealed class RemoteTests : IDisposable
{
    private const string Locked = """{ "locking": { "state": "Locked" } }""";
    private const string Unlocked = """{ "locking": { "state": "Unlocked" } }""";
    private const string Horn = """{ "horn": { "state": "Activated" } }""";
    private const string Warm = """{ "preconditioning": { "airConditioning": { "immediate": true } } }""";
    private const string StartCharging = """{ "charging": { "charge": { "immediate": true } } }""";
    private const string StopCharging = """{ "charging": { "charge": { "immediate": false } } }""";

    private static readonly DateTimeOffset s_now = new(2025, 6, 15, 12, 0, 0, TimeSpan.Zero);

    private readonly SandboxCaller _caller = new(new SandboxOptions
    {
        Clock = () => s_now,
        World = """
            { "vehicles": [ { "brand": "Peugeot", "motorization": "Electric", "trips": [], "alerts": [] },
                            { "motorization": "Thermic", "trips": [], "alerts": [] } ] }
            """,
    });

    private string? _channel;

    public void Dispose() => _caller.Dispose();

    [Fact]
    public async Task A_sleeping_vehicle_is_woken_before_the_command_is_sent_and_done()
    {
        var path = await SendAsync(Unlocked);
        var states = new List<string>();
        for (var second = 0; second <= 60; second++, _caller.Server.Advance(TimeSpan.FromSeconds(1)))
            states.Add((string)(await _caller.GetAsync(path)).Expect(200)["status"]!);

        Assert.Equal(["Accepted", "WakingUpVehicle", "SentToVehicle", "Success"], states.Distinct().Where(state => state != "CheckingVehicle"));
        Assert.Equal("Unlocked", (string?)(await LatestAsync()).SelectToken("vehicle.doorsState.lockedState[0]"));
    }

    [Fact]
    public async Task A_vehicle_that_was_heard_of_a_moment_ago_is_not_woken()
    {
        await RunAsync(Horn);

        var path = await SendAsync(Horn);
        var states = new List<string>();
        for (var second = 0; second <= 60; second++, _caller.Server.Advance(TimeSpan.FromSeconds(1)))
            states.Add((string)(await _caller.GetAsync(path)).Expect(200)["status"]!);

        Assert.DoesNotContain("WakingUpVehicle", states);
        Assert.Contains("SentToVehicle", states);
    }

    [Fact]
    public async Task Navigation_is_neither_accepted_nor_wakes_the_vehicle()
    {
        var path = await SendAsync("""{ "navigation": { "positions": [ { "geometry": { "type": "Point", "coordinates": [ 2, 48 ] } } ] } }""");

        Assert.Equal("SentToVehicle", (string?)(await _caller.GetAsync(path)).Json["status"]);
    }

    [Fact]
    public async Task What_holds_already_is_already_done()
    {
        Assert.Equal(("AlreadyDone", null), await RunAsync(Locked));
        Assert.Equal(("Success", null), await RunAsync(Unlocked));
        Assert.Equal(("AlreadyDone", null), await RunAsync(Unlocked));
        Assert.Equal(("Success", null), await RunAsync(Locked));
    }

    [Fact]
    public async Task A_vehicle_does_one_thing_at_a_time()
    {
        var first = await SendAsync(Unlocked);
        var second = await SendAsync(Unlocked);
        _caller.Server.Advance(TimeSpan.FromSeconds(5));

        var failed = (await _caller.GetAsync(second)).Expect(200);
        Assert.Equal(("Failed", "SameActionInProgress"), ((string?)failed["status"], (string?)failed["failureCause"]));
        _caller.Server.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("Success", (string?)(await _caller.GetAsync(first)).Json["status"]);
    }

    [Fact]
    public async Task Locking_fails_with_an_open_door_and_while_driving()
    {
        await SetAsync(new SandboxVehicleState { OpenDoors = ["Driver"] });
        Assert.Equal(("Failed", "DoorsOpen"), await RunAsync(Locked));
        await SetAsync(new SandboxVehicleState { OpenDoors = [], Moving = true });
        Assert.Equal(("Failed", "VehicleInUse"), await RunAsync(Locked));
    }

    [Fact]
    public async Task Privacy_theft_and_silence_stop_commands()
    {
        await SetAsync(new SandboxVehicleState { Privacy = "Full" });
        Assert.Equal(("Failed", "NotPossibleDueToVehiclePrivacyLevel"), await RunAsync(Horn));
        await SetAsync(new SandboxVehicleState { Privacy = "None", Stolen = true });
        Assert.Equal(("Failed", "NotPossibleDueToVehicleStolenState"), await RunAsync(Horn));
        await SetAsync(new SandboxVehicleState { Stolen = false, NoData = true });
        Assert.Equal(("Failed", "VehicleConnectionTimeout"), await RunAsync(Horn));
    }

    [Fact]
    public async Task Air_conditioning_needs_a_battery_that_is_not_empty()
    {
        await SetAsync(new SandboxVehicleState { BatteryLevel = 9, Plugged = false });
        Assert.Equal(("Failed", "NotPossibleDueToVehicleBatteryLevel"), await RunAsync(Warm));
        Assert.Equal("LowBattery", (string?)(await LatestAsync()).SelectToken("vehicle.preconditioning.airConditioning.failureCause"));

        await SetAsync(new SandboxVehicleState { BatteryLevel = 60 });
        Assert.Equal(("Success", null), await RunAsync(Warm));
        Assert.Equal("Enabled", (string?)(await LatestAsync()).SelectToken("vehicle.preconditioning.airConditioning.status"));
    }

    [Fact]
    public async Task Charging_starts_when_plugged_and_fills_the_battery_until_it_is_stopped()
    {
        await SetAsync(new SandboxVehicleState { BatteryLevel = 40, Plugged = false });
        Assert.Equal(("Failed", "ExternalChargingSystemError"), await RunAsync(StartCharging));
        await SetAsync(new SandboxVehicleState { Plugged = true });
        Assert.Equal(("Success", null), await RunAsync(StartCharging));
        Assert.Equal(("AlreadyDone", null), await RunAsync(StartCharging));
        _caller.Server.Advance(TimeSpan.FromHours(1));
        var level = (double)(await LatestAsync()).SelectToken("vehicle.energies[0].level")!;
        Assert.InRange(level, 50, 60);
        Assert.Equal(("Success", null), await RunAsync(StopCharging));
        Assert.Equal("Stopped", (string?)(await LatestAsync()).SelectToken("vehicle.energies[0].extension.electric.charging.status"));

        var session =
            (await _caller.GetAsync($"/accounts/vehicles/{await VinAsync()}/charging/sessions?pageSize=1")).Json.SelectToken(
            "_embedded.sessions[0]")!;
        Assert.Equal((40, "Stopped"), ((int)session.SelectToken("startEnergy.level")!, (string?)session["finishReason"]));
        Assert.InRange((int)session.SelectToken("gain.level")!, 10, 20);
    }

    [Fact]
    public async Task Programs_settings_and_lights_show_in_telemetry()
    {
        await RunAsync("""{ "charging": { "charge": { "programs": [ { "slot": 2, "start": "PT3H", "occurrence": { "day": [ "Sun" ] }, "enabled": """ +
            """true, "minChargingLevel": 20, "maxChargingLevel": 70 } ] } } }""");
        await RunAsync("""{ "charging": { "charge": { "settings": { "chargePreferenceRate": "Low" } } } }""");
        await RunAsync("""{ "preconditioning": { "airConditioning": { "programs": [ { "slot": 1, "actionsType": "Delete" }, { "slot": 3, "start":""" +
            """ "PT6H", "occurrence": { "day": [ "Mon" ] }, "enabled": false, "temp": 19 } ] } } }""");
        await RunAsync("""{ "lights": { "state": "Activated" } }""");

        var latest = await LatestAsync();
        Assert.Contains(latest.SelectTokens("$..schedule.programs[*]"), program => (int)program["slot"]! == 2
            && (int)program["maxChargingLevel"]! == 70);
        Assert.Equal("Low", (string?)latest.SelectToken("vehicle.energies[0].extension.electric.charging.settings.chargePreferenceRate"));
        Assert.Equal([3], latest.SelectTokens("vehicle.preconditioning.airConditioning.programs[*].slot").Select(slot => (int)slot));
        Assert.All(latest.SelectTokens("vehicle.lightingSystem.turn[*].status"), status => Assert.Equal("On", (string?)status));

        await RunAsync("""{ "onboardPersonalData": { "action": "Delete" } }""");
        Assert.Empty((await LatestAsync()).SelectTokens("$..programs[*]"));
    }

    [Fact]
    public async Task Declaring_a_theft_opens_a_report_and_taking_it_back_ends_it()
    {
        await RunAsync("""{ "stolen": { "state": true } }""");
        var path = $"/accounts/vehicles/{await VinAsync()}/stolen";
        var report = (await _caller.WalkAsync(path, "stolen")).Items.Single();
        Assert.True((bool)report["state"]!);
        _caller.Server.Advance(TimeSpan.FromHours(2));
        await RunAsync("""{ "stolen": { "state": false } }""");

        var ended = (await _caller.GetAsync($"{path}/{report["id"]}")).Expect(200);
        Assert.False((bool)ended["state"]!);
        Assert.NotNull(ended["endAt"]);
        Assert.InRange((await _caller.WalkAsync($"{path}/{report["id"]}/waypoints", "positions")).Items.Count, 4, 6);
    }

    [Fact]
    public async Task What_the_vehicle_does_not_take_is_not_implemented()
    {
        var thermic = (await _caller.VinsAsync())[1];
        var error = (await PostAsync(Warm, thermic)).Expect(501);
        Assert.Equal("REMOTE_NOT_SUPPORTED", (string?)error["name"]);
        Assert.False((bool)(await _caller.GetAsync($"/accounts/vehicles/{thermic}/capability")).Json.SelectToken(
            "onboardCapabilities.remote.preconditioning.supported")!);

        _caller.Server.SetVehicle(thermic, new SandboxVehicleState { Supports = ["lights"] });
        Assert.Equal(501, (await PostAsync(Horn, thermic)).Status);
        Assert.Equal(202, (await PostAsync("""{ "lights": { "state": "Activated" } }""", thermic)).Status);
    }

    [Fact]
    public async Task Without_the_right_to_an_action_it_fails_later()
    {
        await ChannelAsync();
        var vin = await VinAsync();
        _caller.Headers["X-CVS-Scope"] = "remote:lights:write";
        var sent = (await PostAsync(Horn, vin)).Expect(202);
        _caller.Server.Advance(TimeSpan.FromSeconds(5));

        var remote = (await _caller.GetAsync((string)sent.SelectToken("_links.remote.href")!)).Expect(200);

        Assert.Equal(("Failed", "MissingRights"), ((string?)remote["status"], (string?)remote["failureCause"]));
    }

    [Fact]
    public async Task A_channel_with_a_pending_remote_is_not_deleted()
    {
        await SendAsync(Horn);
        Assert.Equal(400, (await _caller.SendAsync("DELETE", $"/accounts/channels/{_channel}")).Status);
        _caller.Server.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(204, (await _caller.SendAsync("DELETE", $"/accounts/channels/{_channel}")).Status);
    }

    [Fact]
    public async Task Remotes_are_listed_the_newest_first_for_their_channel_and_vehicle_alone()
    {
        foreach (var action in new[] { Horn, Unlocked, Locked })
            await RunAsync(action);
        var path = $"/accounts/vehicles/{await VinAsync()}/channels/{await ChannelAsync()}/remotes";

        var (remotes, requests) = await _caller.WalkAsync(path + "?pageSize=2", "remoteActions");

        Assert.Equal(["Locking", "Locking", "Horn"], remotes.Select(remote => (string)remote["type"]!));
        Assert.Equal(2, requests);
        Assert.True(JToken.DeepEquals(remotes[0]["remote"], JObject.Parse($$"""{ "action": {{Locked}} }""")));
        Assert.Empty((await _caller.WalkAsync($"/accounts/vehicles/{(await _caller.VinsAsync())[1]}/channels/{_channel}/remotes",
            "remoteActions")).Items);
        Assert.Equal(404, (await _caller.GetAsync(path + "/0")).Status);
        Assert.Equal(404, (await _caller.GetAsync($"/accounts/vehicles/{await VinAsync()}/channels/0/remotes")).Status);
    }

    [Fact]
    public async Task A_vehicle_is_not_woken_without_end()
    {
        (string Status, string? Cause) last = default;
        for (var i = 0; i <= 100; i++)
        {
            last = await RunAsync("""{ "wakeup": { "action": "Wakeup" } }""");
            _caller.Server.Advance(TimeSpan.FromMinutes(5));
        }

        Assert.Equal(("Failed", "TooManyWakeUpsOverMonth"), last);
        _caller.Server.Advance(TimeSpan.FromDays(31));
        Assert.Equal("Success", (await RunAsync("""{ "wakeup": { "action": "Wakeup" } }""")).Status);
    }

    private async Task<string> VinAsync() => (await _caller.VinsAsync())[0];

    private async Task<JObject> LatestAsync() => await _caller.LatestAsync(await VinAsync());

    private async Task SetAsync(SandboxVehicleState state) => _caller.Server.SetVehicle(await VinAsync(), state);

    private async Task<string> ChannelAsync() => _channel ??= await _caller.AddChannelAsync();

    private async Task<SandboxCaller.Answer> PostAsync(string action, string? vin = null) =>
        await _caller.SendAsync("POST", $"/accounts/vehicles/{vin ?? await VinAsync()}/channels/{await ChannelAsync()}/remotes",
            $$"""{ "action": {{action}} }""");

    private async Task<string> SendAsync(string action) => (string)(await PostAsync(action)).Expect(202).SelectToken("_links.remote.href")!;

    private async Task<(string Status, string? Cause)> RunAsync(string action)
    {
        var path = await SendAsync(action);
        _caller.Server.Advance(TimeSpan.FromSeconds(90));
        var remote = (await _caller.GetAsync(path)).Expect(200);
        return ((string)remote["status"]!, (string?)remote["failureCause"]);
    }
}
