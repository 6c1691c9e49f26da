using Newtonsoft.Json.Linq;
using Stellantis.Sandbox.Faults;
using Stellantis.Sandbox.Options;
using Xunit;

namespace Stellantis.Sandbox.Tests;

/// <summary>How long remotes take, how fast the clock runs meanwhile, and how they end when somebody says so.</summary>
public sealed class RemoteLifeTests
{
    private const string Horn = """{ "horn": { "state": "Activated" } }""";
    private const string Unlock = """{ "locking": { "state": "Unlocked" } }""";
    private const string Navigate =
        """{ "navigation": { "positions": [ { "geometry": { "type": "Point", "coordinates": [ 2, 48 ] } } ] } }""";

    private static readonly DateTimeOffset s_start = new(2025, 6, 15, 12, 0, 0, TimeSpan.Zero);

    private DateTimeOffset _now = s_start;
    private string? _channel;

    public static TheoryData<string> Statuses => [.. SandboxCatalog.RemoteStatuses, "WaitingForSpring"];

    public static TheoryData<string> Causes => [.. SandboxCatalog.RemoteCauses, "TooManyWakesUpsOverMonth", "Eaten by a dog"];

    [Fact]
    public async Task Lives_are_spread_from_5_to_60_seconds_and_vehicles_that_sleep_take_longer()
    {
        using var caller = Start(60);

        var asleep = await LivesAsync(caller);
        var awake = await LivesAsync(caller);

        Assert.All([.. asleep, .. awake], life => Assert.InRange(life, 5, 60));
        Assert.True(asleep.Distinct().Count() > 10);
        Assert.True(awake.Distinct().Count() > 10);
        Assert.True(asleep.Average() > 1.5 * awake.Average());
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_lives_in_whatever_order_the_vehicles_come()
    {
        using var one = Start(20);
        using var same = Start(20);
        using var other = Start(20, seed: 2);

        var lives = await LivesAsync(one);

        Assert.Equal(lives, await LivesAsync(same, reversed: true));
        Assert.NotEqual(lives, await LivesAsync(other));
    }

    [Fact]
    public async Task Some_vehicles_are_checked_before_the_command_is_sent_to_them()
    {
        using var caller = Start(30);
        var paths = await SendAllAsync(caller, await caller.VinsAsync());
        var ways = paths.Select(_ => new List<string>()).ToList();
        for (var second = 0; second <= 60; second++, caller.Server.Advance(TimeSpan.FromSeconds(1)))
        {
            for (var i = 0; i < paths.Count; i++)
                ways[i].Add((string)(await caller.GetAsync(paths[i])).Json["status"]!);
        }

        var checks = ways.Select(way => string.Join(" ", way.Distinct())).ToLookup(way => way.Contains("CheckingVehicle", StringComparison.Ordinal));
        Assert.InRange(checks[true].Count(), 2, 20);
        Assert.All(checks[true], way => Assert.Equal("Accepted WakingUpVehicle CheckingVehicle SentToVehicle Success", way));
        Assert.All(checks[false], way => Assert.Equal("Accepted WakingUpVehicle SentToVehicle Success", way));
    }

    [Fact]
    public async Task Lives_keep_to_the_range_that_the_sandbox_was_given()
    {
        using var caller = Start(20, options: new SandboxOptions
        {
            ShortestRemoteLife = TimeSpan.FromMinutes(2), LongestRemoteLife = TimeSpan.FromMinutes(3),
        });

        Assert.All(await LivesAsync(caller), life => Assert.InRange(life, 120, 180));
    }

    [Theory]
    [InlineData(-1, 60)]
    [InlineData(60, 5)]
    [InlineData(5, 86401)]
    public void A_range_of_lives_that_cannot_be_is_refused(int shortest, int longest) =>
        Assert.Contains("RemoteLife", Assert.Throws<ArgumentOutOfRangeException>(() => SandboxServer.Start(new SandboxOptions
        {
            ShortestRemoteLife = TimeSpan.FromSeconds(shortest), LongestRemoteLife = TimeSpan.FromSeconds(longest),
        })).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_fast_clock_carries_commands_on_by_itself()
    {
        using var caller = Start(1, options: new SandboxOptions { Speed = 60 });
        var path = Assert.Single(await SendAllAsync(caller, await caller.VinsAsync()));
        Assert.Equal("Accepted", (string?)(await caller.GetAsync(path)).Json["status"]);

        _now = s_start.AddSeconds(1);

        Assert.Equal(s_start.AddSeconds(60), caller.Server.Now);
        Assert.Equal("Success", (string?)(await caller.GetAsync(path)).Json["status"]);
        Assert.Equal(s_start.AddSeconds(90), caller.Server.Advance(TimeSpan.FromSeconds(30)));
        _now = s_start.AddSeconds(2.5);
        Assert.Equal(s_start.AddSeconds(180), caller.Server.Now);
    }

    [Fact]
    public async Task With_a_fast_clock_limits_and_tokens_keep_to_real_time()
    {
        using var caller = Start(1, options: new SandboxOptions
        {
            Speed = 60, BurstLimit = 1, DailyLimit = 2, TokenLifetime = TimeSpan.FromMinutes(10),
        });
        caller.Headers["Authorization"] = "Bearer " + caller.Server.IssueTokens().AccessToken;
        async Task<int> Ask() => (await caller.GetAsync("/accounts/vehicles?client_id=" + caller.Server.ClientId)).Status;

        Assert.Equal(200, await Ask());
        _now = s_start.AddSeconds(0.5);
        Assert.Equal(429, await Ask());
        _now = s_start.AddSeconds(1);
        Assert.Equal(200, await Ask());
        _now = s_start.AddHours(1);
        Assert.Equal(429, await Ask());

        // What the clock is put forward, it is put forward for them too.
        caller.Server.Advance(TimeSpan.FromDays(1));
        Assert.Equal(401, await Ask());
    }

    [Fact]
    public async Task With_a_fast_clock_a_token_holds_as_long_as_its_caller_was_told()
    {
        using var caller = Start(1, options: new SandboxOptions { Speed = 60, TokenLifetime = TimeSpan.FromMinutes(10) });
        caller.Headers["Authorization"] = "Bearer " + caller.Server.IssueTokens().AccessToken;
        async Task<int> Ask() => (await caller.GetAsync("/accounts/vehicles?client_id=" + caller.Server.ClientId)).Status;

        _now = s_start.AddMinutes(9);
        Assert.Equal(200, await Ask());
        _now = s_start.AddMinutes(10);
        Assert.Equal(401, await Ask());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(3601)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_speed_that_cannot_be_is_refused(double speed) =>
        Assert.Contains("Speed", Assert.Throws<ArgumentOutOfRangeException>(() => SandboxServer.Start(new SandboxOptions { Speed = speed })).Message,
            StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task A_command_stays_in_a_state_for_as_long_as_somebody_wants(string status)
    {
        using var caller = Start(1);
        var vin = await SetAsync(caller, new SandboxVehicleState { RemoteStatus = status });
        var path = await SendAsync(caller, vin, Horn);

        foreach (var time in new[] { TimeSpan.FromMinutes(1), TimeSpan.FromDays(40) })
        {
            caller.Server.Advance(time);
            var remote = (await caller.GetAsync(path)).Expect(200);
            Assert.Equal((status, null), ((string?)remote["status"], (string?)remote["failureCause"]));
        }

        await SetAsync(caller, new SandboxVehicleState { RemoteOutcome = "None" });
        caller.Server.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("Success", (string?)(await caller.GetAsync(path)).Json["status"]);
    }

    [Theory]
    [MemberData(nameof(Causes))]
    public async Task A_command_fails_for_every_cause_that_somebody_wants(string cause)
    {
        using var caller = Start(1);
        var vin = await SetAsync(caller, new SandboxVehicleState { RemoteCause = cause });

        Assert.Equal(("Failed", cause), await RunAsync(caller, vin, Unlock));
        Assert.Equal("Locked", (string?)(await caller.LatestAsync(vin)).SelectToken("vehicle.doorsState.lockedState[0]"));
        Assert.Equal(("Failed", cause), await RunAsync(caller, vin, Navigate));
    }

    [Fact]
    public void All_causes_are_had_that_are_documented() => Assert.Equal(25, SandboxCatalog.RemoteCauses.Distinct().Count());

    [Theory]
    [InlineData("Success")]
    [InlineData("AlreadyDone")]
    [InlineData("Failed")]
    [InlineData("Postponed")]
    public async Task Commands_end_as_somebody_wants_until_it_is_forgotten(string outcome)
    {
        using var caller = Start(1);
        var vin = await SetAsync(caller, new SandboxVehicleState { RemoteOutcome = outcome, OpenDoors = ["Trunk"] });
        const string Lock = """{ "locking": { "state": "Locked" } }""";

        Assert.Equal((outcome, null), await RunAsync(caller, vin, Lock));
        Assert.Equal((outcome, null), await RunAsync(caller, vin, Lock));

        await SetAsync(caller, new SandboxVehicleState { RemoteOutcome = "None" });
        Assert.Equal(("Failed", "DoorsOpen"), await RunAsync(caller, vin, Lock));
    }

    [Fact]
    public async Task A_command_that_is_to_succeed_does_what_it_says()
    {
        using var caller = Start(1);
        var vin = await SetAsync(caller, new SandboxVehicleState { RemoteOutcome = "Success" });

        Assert.Equal(("Success", null), await RunAsync(caller, vin, Unlock));
        Assert.Equal("Unlocked", (string?)(await caller.LatestAsync(vin)).SelectToken("vehicle.doorsState.lockedState[0]"));
    }

    [Fact]
    public async Task What_is_said_anew_stands_in_for_what_it_contradicts()
    {
        using var caller = Start(1);
        var vin = await SetAsync(caller, new SandboxVehicleState { RemoteStatus = "CheckingVehicle", RemoteLife = TimeSpan.FromSeconds(7) });
        var held = await SendAsync(caller, vin, Horn);

        await SetAsync(caller, new SandboxVehicleState { RemoteCause = "CidInside" });
        var failed = await SendAsync(caller, vin, Horn);
        caller.Server.Advance(TimeSpan.FromSeconds(6));
        Assert.NotEqual("Failed", (string?)(await caller.GetAsync(failed)).Json["status"]);
        caller.Server.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("CidInside", (string?)(await caller.GetAsync(failed)).Json["failureCause"]);
        Assert.Equal("CheckingVehicle", (string?)(await caller.GetAsync(held)).Json["status"]);

        await SetAsync(caller, new SandboxVehicleState { RemoteOutcome = "AlreadyDone" });
        Assert.Equal(("AlreadyDone", null), await RunAsync(caller, vin, Horn));
    }

    [Fact]
    public async Task Another_command_is_refused_while_one_is_held()
    {
        using var caller = Start(1);
        var vin = await SetAsync(caller, new SandboxVehicleState { RemoteStatus = "VehicleBatteryChargeTooLow" });
        await SendAsync(caller, vin, Horn);
        await SetAsync(caller, new SandboxVehicleState { RemoteOutcome = "Success" });
        Assert.Equal(("Success", null), await RunAsync(caller, vin, Horn));

        await SetAsync(caller, new SandboxVehicleState { RemoteOutcome = "None", RemoteLife = TimeSpan.FromHours(2) });
        Assert.Equal(("Failed", "SameActionInProgress"), await RunAsync(caller, vin, Horn, TimeSpan.FromHours(2)));
    }

    [Fact]
    public async Task Arranging_commands_alone_leaves_the_vehicle_asleep()
    {
        using var caller = Start(1);
        var vin = await SetAsync(caller, new SandboxVehicleState { RemoteLife = TimeSpan.FromSeconds(40) });
        var before = (string?)(await caller.LatestAsync(vin))["createdAt"];
        caller.Server.Advance(TimeSpan.FromMinutes(1));

        await SetAsync(caller, new SandboxVehicleState { RemoteOutcome = "Success" });

        Assert.Equal(before, (string?)(await caller.LatestAsync(vin))["createdAt"]);
    }

    [Fact]
    public async Task The_world_says_how_commands_end_too()
    {
        using var caller = Start(0, options: new SandboxOptions
        {
            World = """
                { "vehicles": [ { "state": { "remoteCause": "HdmiRemoteServiceDeactivated", "remoteLife": "PT10S" } },
                                { "state": { "remoteStatus": "TooManyWakeUpsOverMonth" } }, { "state": { "remoteOutcome": "AlreadyDone" } } ] }
                """,
        });
        var paths = await SendAllAsync(caller, await caller.VinsAsync());
        caller.Server.Advance(TimeSpan.FromMinutes(1));

        var remotes = new List<JObject>();
        foreach (var path in paths)
            remotes.Add((await caller.GetAsync(path)).Expect(200));

        Assert.Equal(["Failed", "TooManyWakeUpsOverMonth", "AlreadyDone"], remotes.Select(remote => (string?)remote["status"]));
        Assert.Equal("HdmiRemoteServiceDeactivated", (string?)remotes[0]["failureCause"]);
    }

    [Theory]
    [InlineData("RemoteOutcome", "Accepted", null, null, 0)]
    [InlineData("RemoteOutcome", " ", null, null, 0)]
    [InlineData("RemoteStatus", null, null, "Success", 0)]
    [InlineData("RemoteStatus", "Failed", null, "Accepted", 0)]
    [InlineData("RemoteStatus", null, "DoorsOpen", "Accepted", 0)]
    [InlineData("RemoteStatus", "None", null, "Accepted", 0)]
    [InlineData("RemoteCause", "Success", "DoorsOpen", null, 0)]
    [InlineData("RemoteCause", "None", "DoorsOpen", null, 0)]
    [InlineData("RemoteLife", null, null, null, -1)]
    [InlineData("RemoteLife", null, null, null, 86401)]
    public async Task What_contradicts_itself_is_refused_and_nothing_is_changed(string named, string? outcome, string? cause, string? status,
        int life)
    {
        using var caller = Start(1);
        var vin = (await caller.VinsAsync())[0];

        var refused = Assert.ThrowsAny<ArgumentException>(() => caller.Server.SetVehicle(vin, new SandboxVehicleState
        {
            RemoteOutcome = outcome, RemoteCause = cause, RemoteStatus = status, RemoteLife = TimeSpan.FromSeconds(life), Odometer = 777,
        }));

        Assert.Equal(named, refused.ParamName);
        Assert.NotEqual(777, (double)(await caller.LatestAsync(vin)).SelectToken("vehicle.odometer.mileage")!);
        Assert.Equal(("Success", null), await RunAsync(caller, vin, Horn));
    }

    [Theory]
    [InlineData("Reset", null, 0)]
    [InlineData("Close", null, 0)]
    [InlineData("Html", 504, 0)]
    [InlineData("Status", 504, 0)]
    [InlineData("LostAnswer", null, 1)]
    [InlineData("LostClose", null, 1)]
    [InlineData("LostHtml", null, 1)]
    [InlineData("TruncateHead", null, 1)]
    [InlineData("Truncate", null, 1)]
    [InlineData("TruncateChunked", null, 1)]
    [InlineData("TruncatedJson", null, 1)]
    [InlineData("EmptyBody", null, 1)]
    public async Task A_command_whose_answer_is_lost_was_sent_or_not_as_the_fault_says(string kind, int? status, int sent)
    {
        using var caller = Start(1);
        var vin = (await caller.VinsAsync())[0];
        var path = await PathAsync(caller, vin);
        caller.Server.SetFaults(new SandboxFault { Kind = kind, Status = status, Operation = "sendVehicleRemotes", Count = 1 });

        try
        {
            await caller.SendAsync("POST", path, $$"""{ "label": "Once", "action": {{Horn}} }""");
        }
        catch (HttpRequestException)
        {
            // The client sees that something went wrong, and cannot know what.
        }

        Assert.Equal(kind, Assert.Single(caller.Server.Requests, request => request.Method == "POST" && request.Path.EndsWith("/remotes",
            StringComparison.Ordinal)).Fault);
        Assert.Equal(sent, (await caller.WalkAsync(path, "remoteActions")).Items.Count);
    }

    private SandboxCaller Start(int vehicles, int seed = 1, SandboxOptions? options = null)
    {
        options ??= new SandboxOptions();
        options.Clock = () => _now;
        options.Seed = seed;
        options.World ??= $$"""{ "vehicleCount": {{vehicles}}, "vehicles": [{{string.Join(",", Enumerable.Repeat(
            """{ "brand": "Peugeot", "motorization": "Electric", "trips": [], "alerts": [] }""", vehicles))}}] }""";
        _channel = null;
        return new SandboxCaller(options);
    }

    private static async Task<string> SetAsync(SandboxCaller caller, SandboxVehicleState state)
    {
        var vin = (await caller.VinsAsync())[0];
        caller.Server.SetVehicle(vin, state);
        return vin;
    }

    private async Task<string> PathAsync(SandboxCaller caller, string vin) =>
        $"/accounts/vehicles/{vin}/channels/{_channel ??= await caller.AddChannelAsync()}/remotes";

    private async Task<string> SendAsync(SandboxCaller caller, string vin, string action) =>
        (string)(await caller.SendAsync("POST", await PathAsync(caller, vin), $$"""{ "action": {{action}} }""")).Expect(202)
            .SelectToken("_links.remote.href")!;

    private async Task<List<string>> SendAllAsync(SandboxCaller caller, IEnumerable<string> vins)
    {
        var paths = new List<string>();
        foreach (var vin in vins)
            paths.Add(await SendAsync(caller, vin, Horn));
        return paths;
    }

    private async Task<(string Status, string? Cause)> RunAsync(SandboxCaller caller, string vin, string action, TimeSpan? time = null)
    {
        var path = await SendAsync(caller, vin, action);
        caller.Server.Advance(time ?? TimeSpan.FromSeconds(60));
        var remote = (await caller.GetAsync(path)).Expect(200);
        return ((string)remote["status"]!, (string?)remote["failureCause"]);
    }

    /// <summary>Seconds until the horns of all vehicles have sounded, in the order of the fleet.</summary>
    private async Task<List<int>> LivesAsync(SandboxCaller caller, bool reversed = false)
    {
        _channel = null;
        var vins = await caller.VinsAsync();
        var paths = await SendAllAsync(caller, reversed ? Enumerable.Reverse(vins) : vins);
        if (reversed)
            paths.Reverse();
        var lives = new int[paths.Count];
        for (var second = 0; lives.Contains(0); second++, caller.Server.Advance(TimeSpan.FromSeconds(1)))
        {
            for (var i = 0; i < paths.Count; i++)
            {
                if (lives[i] == 0 && (string?)(await caller.GetAsync(paths[i])).Json["status"] == "Success")
                    lives[i] = second;
            }
        }

        return [.. lives];
    }
}
