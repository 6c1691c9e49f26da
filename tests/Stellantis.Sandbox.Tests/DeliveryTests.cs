using Newtonsoft.Json.Linq;
using Stellantis.Sandbox.Faults;
using Stellantis.Sandbox.Options;
using Xunit;

namespace Stellantis.Sandbox.Tests;

/// <summary>Events go out to the targets of their channels, again where that fails, and what happened is told.</summary>
public sealed class DeliveryTests : IDisposable
{
    private const string Opening =
        """
        { "label": "Doors", "triggerParam": { "triggers": [ { "name": "d", "data": { "data": "vehicle.doorsState.opening", "op": "onChange" } } ],
          "boolExp": "d" }, "attributes": [ { "key": "car", "value": "$Vin" } ] }
        """;

    private static readonly DateTimeOffset s_start = new(2025, 6, 16, 9, 0, 0, TimeSpan.Zero);

    private readonly Receiver _receiver = new();
    private readonly SandboxCaller _caller;
    private readonly string _vin;
    private bool _isOpen;

    public DeliveryTests()
    {
        _caller = new SandboxCaller(new SandboxOptions { Clock = () => s_start, World = EventWorld.Parked, Strict = true });
        _vin = _caller.VinsAsync(1).GetAwaiter().GetResult()[0];
    }

    private SandboxServer Server => _caller.Server;

    public void Dispose()
    {
        _caller.Dispose();
        _receiver.Dispose();
    }

    [Fact]
    public async Task An_event_is_posted_to_the_target_with_the_attributes_of_the_channel()
    {
        await WatchAsync("""{ "type": "Header", "key": "X-Car", "value": "$Vin" }, { "type": "Query", "key": "who", "value": "a b&c" }""");

        Change();

        var request = Assert.Single(_receiver.Received);
        Assert.Equal(("POST", "/hook?who=a%20b%26c"), (request.Method, request.Target));
        Assert.Equal((_vin, "application/json"), (request.Fields["X-Car"], request.Fields["Content-Type"]));
        Assert.Equal("vehicle.doorsState.opening", (string?)JObject.Parse(request.Body).SelectToken("monitorEvent.data.values[0].data"));
        Assert.Equal(_vin, (string?)JObject.Parse(request.Body).SelectToken("attributes[0].value"));
        var delivery = Assert.Single(Server.Deliveries);
        Assert.Equal((1, 200, null, 1, _vin, s_start),
            (delivery.Attempt, delivery.Status, delivery.Failure, delivery.Count, delivery.Vin, delivery.Time));
        Assert.Equal(request.Body, delivery.Body);
    }

    [Fact]
    public async Task User_and_password_of_a_target_sign_in_and_are_not_shown()
    {
        await WatchAsync(target: _receiver.Uri.Replace("://", "://me:se%20cret@", StringComparison.Ordinal));

        Change();

        Assert.Equal("Basic " + Convert.ToBase64String("me:se cret"u8), Assert.Single(_receiver.Received).Fields["Authorization"]);
        Assert.Equal(_receiver.Uri, Assert.Single(Server.Deliveries).Target);
    }

    [Fact]
    public async Task The_states_of_a_remote_go_to_its_channel_in_their_order()
    {
        var channel = await AddChannelAsync();
        (await _caller.SendAsync("POST", $"/accounts/vehicles/{_vin}/channels/{channel}/remotes",
            """{ "label": "Find", "action": { "horn": { "state": "Activated" } } }""")).Expect(202);

        Server.Advance(TimeSpan.FromMinutes(2));

        var states = _receiver.Received.Select(request => JObject.Parse(request.Body).SelectToken("remoteEvent.eventStatus")!).ToList();
        Assert.Equal("Accepted", (string?)states[0]["status"]);
        Assert.Equal(("Done", "Success"), ((string?)states[^1]["type"], (string?)states[^1]["status"]));
        Assert.Equal(Server.Deliveries.Select(delivery => delivery.Time).Order(), Server.Deliveries.Select(delivery => delivery.Time));
        Assert.All(Server.Deliveries, delivery => Assert.Equal("Remote", delivery.Type));
    }

    [Fact]
    public async Task What_failed_is_sent_again_every_ten_seconds_until_it_is_taken_and_then_what_waited()
    {
        await WatchAsync("""{ "type": "Header", "key": "X-Car", "value": "$Vin" }""");
        _receiver.Status = 500;
        Change();
        Change();
        Assert.Single(_receiver.Received);
        Server.Advance(TimeSpan.FromSeconds(9));
        Assert.Single(_receiver.Received);
        Server.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(2, _receiver.Received.Count);
        Server.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(3, _receiver.Received.Count);

        _receiver.Status = 204;
        Server.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(5, _receiver.Received.Count);
        Assert.Equal([1, 2, 3, 4, 1], Server.Deliveries.Select(delivery => delivery.Attempt));
        Assert.Equal([0, 10, 20, 30, 30], Server.Deliveries.Select(delivery => (delivery.Time - s_start).TotalSeconds));
        Assert.Equal([false, false, false, true, true], Server.Deliveries.Select(delivery => delivery.Failure is null));
        Assert.Equal(["Driver", ""], _receiver.Received.Skip(3).Select(Value));
        Assert.All(_receiver.Received, request => Assert.Equal(_vin, request.Fields["X-Car"]));
    }

    [Fact]
    public async Task A_clock_that_jumps_makes_one_attempt()
    {
        await WatchAsync();
        _receiver.Status = 503;
        Change();

        Server.Advance(TimeSpan.FromHours(1));

        Assert.Equal(2, _receiver.Received.Count);
    }

    [Fact]
    public async Task From_a_hundred_on_they_come_as_arrays_without_header_and_query()
    {
        await WatchAsync("""{ "type": "Header", "key": "X-Car", "value": "$Vin" }, { "type": "Query", "key": "q", "value": "1" }""");
        _receiver.Status = 500;
        for (var i = 0; i < 99; i++)
            Change();
        Assert.Single(_receiver.Received);

        Change();

        Assert.Equal(2, _receiver.Received.Count);
        var batch = _receiver.Received[1];
        Assert.Equal(100, JArray.Parse(batch.Body).Count);
        Assert.Equal("/hook", batch.Target);
        Assert.DoesNotContain("X-Car", batch.Fields.Keys);
        Change();
        Assert.Equal(2, _receiver.Received.Count);

        _receiver.Status = 200;
        Server.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal([100, 1], _receiver.Received.Skip(2).Select(request => JToken.Parse(request.Body) is JArray array ? array.Count : 1));
        Assert.Equal(_vin, _receiver.Received[^1].Fields["X-Car"]);
        Assert.Equal(100, Server.Deliveries[^2].Count);
    }

    [Fact]
    public async Task Nobody_takes_an_event_for_72_hours_and_it_is_deleted()
    {
        await WatchAsync();
        _receiver.Status = 404;
        Change();
        Server.Advance(TimeSpan.FromHours(1));
        Change();
        Server.Advance(TimeSpan.FromHours(71) - TimeSpan.FromSeconds(1));
        Assert.DoesNotContain(Server.Deliveries, delivery => delivery.Failure!.StartsWith("It was deleted", StringComparison.Ordinal));

        Server.Advance(TimeSpan.FromSeconds(1));
        _receiver.Status = 200;
        Server.Advance(TimeSpan.FromSeconds(10));

        Assert.Single(Server.Deliveries, delivery => delivery.Failure?.StartsWith("It was deleted", StringComparison.Ordinal) == true);
        Assert.Equal("", Value(_receiver.Received[^1]));
        Assert.Equal("", Value(Assert.Single(Server.Deliveries, delivery => delivery.Failure is null).Body));
    }

    [Fact]
    public async Task One_monitor_that_fails_keeps_no_other_back()
    {
        var channel = await WatchAsync();
        _receiver.Status = 500;
        Change();
        _receiver.Status = 200;
        await MonitorAsync(channel, Opening.Replace("Doors", "Other", StringComparison.Ordinal));

        Change();

        Assert.Equal([true, false], Server.Deliveries.Select(delivery => delivery.Failure is not null));
        Server.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(4, _receiver.Received.Count);
    }

    [Fact]
    public async Task Another_target_gets_what_waits_and_a_channel_that_is_gone_nothing()
    {
        var channel = await WatchAsync(target: "http://127.0.0.1:1/");
        Change();
        Assert.NotNull(Assert.Single(Server.Deliveries).Failure);

        (await _caller.SendAsync("PUT", $"/accounts/channels/{channel}", ChannelBody(_receiver.Uri))).Expect(202);
        Server.Advance(TimeSpan.FromSeconds(10));

        Assert.Single(_receiver.Received);
    }

    [Theory]
    [InlineData("https://hooks.example.com/events")]
    [InlineData("https://localhost.example.com/events")]
    public async Task Other_machines_are_not_reached_unless_that_is_allowed(string target)
    {
        await WatchAsync(target: target);

        Change();
        Server.Advance(TimeSpan.FromMinutes(1));

        Assert.Contains("is not on this machine", Assert.Single(Server.Deliveries).Failure, StringComparison.Ordinal);
    }

    // The address to everybody is no machine: it fails at once, and with the words of the system, when it is tried at all.
    [Theory]
    [InlineData("255.255.255.255", true)]
    [InlineData("255.255.*", true)]
    [InlineData("255.255.255.25?", true)]
    [InlineData("*", true)]
    [InlineData("255.255.255", false)]
    [InlineData("hooks.example.com", false)]
    [InlineData("255.255.255.255:80", false)]
    public async Task A_target_is_tried_and_tried_again_where_its_host_is_allowed(string allowed, bool isTried)
    {
        using var caller = new SandboxCaller(new SandboxOptions
        {
            Clock = () => s_start, World = EventWorld.Parked, AllowedTargets = ["other.example.com", allowed],
        });
        await WatchAsync(caller, "https://255.255.255.255/hook");

        caller.Server.SetVehicle(_vin, new SandboxVehicleState { OpenDoors = ["Driver"] });
        caller.Server.Advance(TimeSpan.FromSeconds(10));

        var deliveries = caller.Server.Deliveries;
        Assert.Equal(isTried ? [1, 2] : [1], deliveries.Select(delivery => delivery.Attempt));
        Assert.All(deliveries, delivery =>
        {
            Assert.NotNull(delivery.Failure);
            Assert.Equal(!isTried, delivery.Failure.Contains("is not on this machine", StringComparison.Ordinal));
        });
    }

    [Fact]
    public async Task While_the_clock_runs_events_go_out_though_nobody_asks_anything()
    {
        using var caller = new SandboxCaller(new SandboxOptions { Speed = 3600, World = EventWorld.Parked });
        var channel = (string)(await caller.SendAsync("POST", "/accounts/channels", ChannelBody(_receiver.Uri))).Expect(200)["channelId"]!;
        (await caller.SendAsync("POST", $"/accounts/vehicles/{_vin}/channels/{channel}/remotes",
            """{ "label": "Find", "action": { "horn": { "state": "Activated" } } }""")).Expect(202);

        await _receiver.HasAsync(request => (string?)JObject.Parse(request.Body).SelectToken("remoteEvent.eventStatus.type") == "Done");

        Assert.Equal("Accepted", (string?)JObject.Parse(_receiver.Received[0].Body).SelectToken("remoteEvent.eventStatus.status"));
    }

    [Fact]
    public async Task A_web_server_of_this_machine_needs_no_certificate_even_in_a_strict_sandbox()
    {
        Assert.Equal(400, (await _caller.SendAsync("POST", "/accounts/channels", ChannelBody("http://hooks.example.com/"))).Status);
        foreach (var target in new[] { "http://127.0.0.1:8080/", "http://localhost/", "http://[::1]/a", "https://hooks.example.com/" })
            (await _caller.SendAsync("POST", "/accounts/channels", ChannelBody(target))).Expect(200);
    }

    [Fact]
    public async Task A_push_notification_is_recorded_and_goes_nowhere()
    {
        var channel = (string)(await _caller.SendAsync("POST", "/accounts/channels",
            """{ "label": "Phones", "channel": { "pushnotif": { "devices": ["d"] } } }""")).Expect(200)["channelId"]!;
        await MonitorAsync(channel, Opening);

        Change();

        var delivery = Assert.Single(Server.Deliveries);
        Assert.Equal(("pushnotif", 0, null), (delivery.Target, delivery.Status, delivery.Failure));
        Assert.NotNull(JObject.Parse(delivery.Body).SelectToken("data.message"));
    }

    [Fact]
    public async Task Faults_happen_to_deliveries()
    {
        await WatchAsync();
        Server.SetFaults(new SandboxFault { Kind = "DeliveryDuplicate", Positions = [1] },
            new SandboxFault { Kind = "DeliveryOutOfOrder", Positions = [2] }, new SandboxFault { Kind = "DeliveryLate", Positions = [4] },
            new SandboxFault { Kind = "deliverycut", Positions = [6], Path = "/hook" });

        Open("Driver");
        Open("Driver", "Trunk");
        Open("Trunk");
        Assert.Equal(["Driver", "Driver", "Trunk", "Driver,Trunk"], _receiver.Received.Select(Value));
        Open();
        Open("Driver");
        Assert.Equal("Driver", Value(_receiver.Received[^1]));
        Server.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("", Value(_receiver.Received[^1]));
        var received = _receiver.Received.Count;
        Open("Trunk");
        Assert.Equal((FaultKinds.DeliveryCut, "The connection was cut."), (Server.Deliveries[^1].Fault, Server.Deliveries[^1].Failure));
        Assert.Equal(received, _receiver.Received.Count);
        Server.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal("Trunk", Value(_receiver.Received[^1]));
        Assert.Equal([1, 1, 1, 1, 1, 1, 1, 2], Server.Deliveries.Select(delivery => delivery.Attempt));
    }

    [Fact]
    public void Faults_of_deliveries_are_not_about_requests()
    {
        Assert.Throws<ArgumentException>(() => Server.SetFaults(new SandboxFault { Kind = "DeliveryLate", Operation = "getVehicles" }));
        Assert.Throws<ArgumentException>(() => Server.SetFaults(new SandboxFault { Kind = "DeliveryLate", Status = 500 }));
    }

    [Fact]
    public async Task Deliveries_are_forgotten_and_their_numbers_go_on()
    {
        await WatchAsync();
        Change();
        Server.ClearDeliveries();
        Change();

        Assert.Equal(2, Assert.Single(Server.Deliveries).Number);
    }

    [Fact]
    public async Task A_target_that_does_not_answer_keeps_no_request_back_and_ends_with_the_sandbox()
    {
        using var silent = new Testing.Raw.RawServer(async (_, peer) => await peer.GoneAsync());
        await WatchAsync(target: $"http://127.0.0.1:{silent.Port}/");
        var change = Task.Run(Change);
        while (silent.Requests == 0)
            await Task.Yield();

        (await _caller.GetAsync($"/accounts/vehicles/{_vin}")).Expect(200);
        Server.Stop();

        await change;
    }

    private static string Value(Testing.Raw.RawRequest request) => Value(request.Body);

    private static string Value(string body) => (string)JObject.Parse(body).SelectToken("monitorEvent.data.values[0].value")!;

    private static string ChannelBody(string target, string attributes = "") =>
        $$"""{ "label": "Here", "channel": { "webhook": { "target": "{{target}}", "name": "w", "attributes": [ {{attributes}} ] } } }""";

    private async Task<string> AddChannelAsync(string attributes = "", string? target = null) =>
        (string)(await _caller.SendAsync("POST", "/accounts/channels", ChannelBody(target ?? _receiver.Uri, attributes))).Expect(200)["channelId"]!;

    private async Task<string> WatchAsync(string attributes = "", string? target = null)
    {
        var channel = await AddChannelAsync(attributes, target);
        await MonitorAsync(channel, Opening);
        return channel;
    }

    private async Task WatchAsync(SandboxCaller caller, string target)
    {
        var channel = (string)(await caller.SendAsync("POST", "/accounts/channels", ChannelBody(target))).Expect(200)["channelId"]!;
        await MonitorAsync(channel, Opening, caller);
    }

    private async Task MonitorAsync(string channel, string body, SandboxCaller? caller = null)
    {
        caller ??= _caller;
        var monitor = await caller.AddMonitorAsync(channel, body);
        (await caller.SendAsync("PUT", $"/accounts/channels/{channel}/monitors/{monitor}/handles",
            $$"""{ "action": "Add", "vehicleIds": ["{{_vin}}"] }""")).Expect(202);
    }

    private void Change() => Open((_isOpen = !_isOpen) ? ["Driver"] : []);

    private void Open(params string[] doors) => Server.SetVehicle(_vin, new SandboxVehicleState { OpenDoors = doors });
}
