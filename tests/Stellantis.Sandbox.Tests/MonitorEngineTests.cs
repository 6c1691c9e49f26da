using Newtonsoft.Json.Linq;
using Stellantis.Sandbox.Options;
using Stellantis.Sandbox.World;
using Xunit;

namespace Stellantis.Sandbox.Tests;

/// <summary>When monitors tell of something, and what they do then.</summary>
public sealed class MonitorEngineTests
{
    private const string LowBattery = "vehicle.energy.electric.level";

    private static string Low => EventWorld.Data("low", LowBattery, "lowerThan", ["20"]);

    [Fact]
    public void A_zone_tells_of_entering_and_leaving()
    {
        var world = new EventWorld();
        world.Add(EventWorld.Zone("z1", "In", 45, 9), "z1");
        world.Add(EventWorld.Zone("z1", "Out", 45, 9), "z1");

        Assert.Empty(MoveTo(45.1));
        Assert.Equal([0], MoveTo(45.01));
        Assert.Empty(MoveTo(45.0));
        Assert.Equal([1], MoveTo(45.1));
        Assert.Equal([0], MoveTo(45.017));

        List<int> MoveTo(double latitude)
        {
            world.Set(new SandboxVehicleState { Latitude = latitude, Longitude = 9 });
            var monitors = world.World.Subscriptions.Monitors.Select(monitor => monitor.Id).ToList();
            var told = world.Sent.ConvertAll(sent => monitors.IndexOf(sent.Source));
            world.Sent.Clear();
            return told;
        }
    }

    [Theory]
    // A degree of latitude is 111.195 km.
    [InlineData(0.0179, true)]
    [InlineData(0.0180, false)]
    public void The_radius_of_a_zone_is_in_kilometres(double degrees, bool isIn)
    {
        var world = new EventWorld();
        world.Add(EventWorld.Zone("z1", "In", 45, 9), "z1");

        world.Set(new SandboxVehicleState { Latitude = 45 + degrees, Longitude = 9 });

        Assert.Equal(isIn ? 1 : 0, world.Sent.Count);
    }

    [Fact]
    public void A_collision_is_told_when_it_happens_with_its_severity_and_the_collision_itself()
    {
        var world = new EventWorld(world: null, vehicles: 200);
        var later = world.World.Now.AddDays(40);
        var (vin, found) = Enumerable.Range(0, world.World.Fleet.Count).Select(index => world.World.Fleet[index])
            .SelectMany(vehicle => world.World.HistoryOf(vehicle, later).Collisions(later).Select(found => (vehicle.Vin, found)))
            .First(crash => crash.found.Collision.At > world.World.Now);
        world.Add(EventWorld.Data("crash", "vehicle.collision.severity", "onChange", []), "crash",
            """ "extendedEventParam": ["vehicle.collision"], """, null, vin);
        var before = found.Collision.At - world.World.Now - TimeSpan.FromSeconds(1);

        world.Step(before);
        Assert.Empty(world.Sent);
        world.Step(TimeSpan.FromSeconds(1));

        Assert.Equal(found.Collision.At, Assert.Single(world.Sent).At);
        var told = Assert.Single(world.Events);
        Assert.Equal(string.Join(",", found.Collision.Details.Select(detail => detail.Severity).Distinct()),
            (string?)told.SelectToken("monitorEvent.data.values[0].value"));
        Assert.Equal(found.Collision.Id, (string?)told.SelectToken("monitorEvent.data.extensions[0].body[0].collision.id"));
    }

    [Fact]
    public void A_place_that_is_not_told_is_where_the_vehicle_was_last()
    {
        var world = new EventWorld();
        world.Set(new SandboxVehicleState { Latitude = 45, Longitude = 9 });
        world.Add(EventWorld.Zone("z1", "Out", 45, 9), "z1");

        world.Set(new SandboxVehicleState { Privacy = "Geolocation" });
        world.Set(new SandboxVehicleState { Latitude = 46 });
        Assert.Empty(world.Sent);
        world.Set(new SandboxVehicleState { Privacy = "None" });

        Assert.Single(world.Sent);
    }

    [Theory]
    [InlineData("low & away", "low,away", true)]
    [InlineData("low & away", "low", false)]
    [InlineData("low | away", "away", true)]
    [InlineData("!(low | away)", "low", false)]
    [InlineData("low & !away", "low", true)]
    [InlineData("low & !away", "away,low", false)]
    [InlineData("(low & away) | night", "away", false)]
    [InlineData("night | low & away", "low,away", true)]
    public void An_expression_joins_triggers(string expression, string states, bool fires)
    {
        var world = new EventWorld();
        world.Set(new SandboxVehicleState { Latitude = 45, Longitude = 9 });
        world.Add(string.Join(",", [Low, EventWorld.Zone("away", "Out", 45, 9),
            """{ "name": "night", "time": { "times": [ { "start": "PT22H", "duration": "PT7H" } ] } }"""]), expression);

        foreach (var state in states.Split(','))
            world.Set(state == "low" ? new SandboxVehicleState { BatteryLevel = 10 } : new SandboxVehicleState { Latitude = 46 });

        Assert.Equal(fires ? 1 : 0, world.Sent.Count);
    }

    [Fact]
    public void It_fires_again_when_the_expression_was_false_in_between()
    {
        var world = new EventWorld();
        world.Add(Low, "low");

        foreach (var level in new[] { 15.0, 10, 30, 19, 20, 5 })
            world.Set(new SandboxVehicleState { BatteryLevel = level });

        Assert.Equal("3: vehicle.energy.electric.level=15<60 vehicle.energy.electric.level=19<30 vehicle.energy.electric.level=5<20", world.Take());
    }

    [Fact]
    public void Each_of_two_changes_in_a_row_is_told()
    {
        var world = new EventWorld();
        world.Add(EventWorld.Data("d", "vehicle.doorsState.opening", "onChange", []), "d");

        world.Set(new SandboxVehicleState { OpenDoors = ["Driver"] });
        world.Set(new SandboxVehicleState { OpenDoors = ["Driver", "Trunk"] });
        world.Set(new SandboxVehicleState { OpenDoors = ["Driver", "Trunk"] });
        world.Set(new SandboxVehicleState { OpenDoors = [] });

        Assert.Equal("3: vehicle.doorsState.opening=Driver< vehicle.doorsState.opening=Driver,Trunk<Driver vehicle.doorsState.opening=<Driver,Trunk",
            world.Take());
    }

    [Fact]
    public void The_previous_state_is_demanded_anew_after_the_condition_was_false()
    {
        var world = new EventWorld();
        world.Add(EventWorld.Data("d", "privacy.state", "equalsTo", ["Geolocation"], "None"), "d");

        foreach (var privacy in new[] { "Geolocation", "Full", "Geolocation", "None", "Geolocation" })
            world.Set(new SandboxVehicleState { Privacy = privacy });

        Assert.Equal("2: privacy.state=Geolocation<None privacy.state=Geolocation<None", world.Take());
    }

    [Fact]
    public void Reminders_come_with_messages_while_the_condition_holds()
    {
        var world = new EventWorld();
        world.Add(EventWorld.Data("d", "vehicle.kinetic.moving", "equalsTo", ["true"]), "d", """ "subscribeParam": { "refreshEvent": 150 }, """);

        world.Set(new SandboxVehicleState { Moving = true });
        world.Step(10.5);
        world.Set(new SandboxVehicleState { Moving = false });
        world.Step(TimeSpan.FromHours(1));

        // A message a minute: three minutes are the first that are no less than 150 seconds.
        Assert.Equal([0, 3, 6, 9], world.Sent.Select(sent => (int)(sent.At - world.World.Began).TotalMinutes));
        Assert.Equal([false, true, true, true], world.Events.Select(happened => (bool)happened.SelectToken("monitorEvent.data.refresh")!));
        Assert.Equal([true, false, false, false],
            world.Events.Select(happened => happened.SelectToken("monitorEvent.data.values[0].previous") is not null));
    }

    [Fact]
    public void What_held_before_the_monitor_is_not_reminded_of()
    {
        var world = new EventWorld();
        world.Set(new SandboxVehicleState { Moving = true });
        world.Add(EventWorld.Data("d", "vehicle.kinetic.moving", "equalsTo", ["true"]), "d", """ "subscribeParam": { "refreshEvent": 60 }, """);

        world.Step(30);

        Assert.Empty(world.Sent);
    }

    [Fact]
    public void A_monitor_that_pauses_sees_nothing_and_begins_anew()
    {
        var world = new EventWorld();
        var monitor = world.Add(Low, "low");

        SetStatus(RunStatus.Paused);
        world.Set(new SandboxVehicleState { BatteryLevel = 10 });
        SetStatus(RunStatus.Running);
        world.Set(new SandboxVehicleState { BatteryLevel = 9 });
        Assert.Empty(world.Sent);
        world.Set(new SandboxVehicleState { BatteryLevel = 50 });
        world.Set(new SandboxVehicleState { BatteryLevel = 9 });
        Assert.Single(world.Sent);

        world.World.Subscriptions.Change(world.Channel.Id, channel => channel with { Status = RunStatus.Paused });
        world.Set(new SandboxVehicleState { BatteryLevel = 50 });
        world.Set(new SandboxVehicleState { BatteryLevel = 9 });
        Assert.Single(world.Sent);

        void SetStatus(string status) => world.World.Subscriptions.Change(monitor, found => found with { Status = status });
    }

    [Fact]
    public void A_channel_for_remotes_alone_carries_no_events_of_monitors()
    {
        var world = new EventWorld();
        var channel = world.AddChannel("""{ "type": ["Remote"], "channel": { "webhook": { "target": "https://127.0.0.1/", "name": "w" } } }""");
        world.Add(Low, "low", channel: channel);

        world.Set(new SandboxVehicleState { BatteryLevel = 10 });

        Assert.Empty(world.Sent);
    }

    [Fact]
    public void The_group_of_all_vehicles_and_vehicles_by_themselves_are_watched_once()
    {
        var world = new EventWorld(null, vehicles: 5);
        var second = world.World.Fleet[1].Vin;
        var monitor = world.Add(EventWorld.Data("d", "vehicle.odometer", "greaterThan", ["800000"]), "d");
        world.World.Subscriptions.Change(monitor, found => found with { Groups = ["root"] });

        foreach (var vin in new[] { world.Vin, second })
            world.Set(new SandboxVehicleState { Odometer = 900_000 }, vin);

        Assert.Equal([world.Vin, second], world.Sent.Select(sent => sent.Vin));
    }

    [Fact]
    public void An_event_has_the_shape_that_is_documented()
    {
        var world = new EventWorld();
        var monitor = world.Add(Low + "," + EventWorld.Zone("z1", "Out"), "low & z1");

        world.Set(new SandboxVehicleState { BatteryLevel = 10 });

        Assert.Equal($$$$"""
            {"channelId":"{{{{world.Channel.Id}}}}","date":"2025-06-16T09:00:00Z","type":"Monitor","monitorEvent":{"monitorId":"{{{{monitor.Id}}}}",
            "data":{"values":[{"data":"vehicle.energy.electric.level","value":"10","previous":"60"}],"refresh":false}}}
            """.Replace("\n", "", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal), Assert.Single(world.Sent).Json);
    }

    [Fact]
    public void Attributes_of_channel_and_monitor_are_filled_and_put_where_they_belong()
    {
        var world = new EventWorld();
        var channel = world.AddChannel("""
            { "label": "Garage", "channel": { "webhook": { "target": "https://127.0.0.1/", "name": "w", "attributes": [
              { "type": "Header", "key": "X-Car", "value": "$vin" }, { "type": "Header", "key": "X-Old", "value": "old" },
              { "type": "Query", "key": "channel", "value": "$ChannelID" }, { "type": "Query", "key": "label", "value": "$ChannelLabel" },
              { "type": "Header", "key": "X-Price", "value": "$5" } ] } } }
            """);
        var monitor = world.Add(Low, "low", """
            "attributes": [ { "type": "Body", "key": "id", "value": "$MonitorID" }, { "key": "label", "value": "$monitorLabel" },
                { "type": "Header", "key": "X-More", "value": "$Vin" } ],
            "subscribeParam": { "channelAttributes": { "webhook": [ [ { "type": "Header", "key": "x-old", "value": "new" } ] ],
                "websocket": [ { "type": "Header", "key": "X-Other", "value": "no" } ] } },
            """, channel);

        world.Set(new SandboxVehicleState { BatteryLevel = 10 });

        var sent = Assert.Single(world.Sent);
        Assert.Equal([$"X-Car={world.Vin}", "X-Price=$5", "x-old=new", $"X-More={world.Vin}"],
            sent.Headers.Select(pair => $"{pair.Key}={pair.Value}"));
        Assert.Equal([$"channel={channel.Id}", "label=Garage"], sent.Query.Select(pair => $"{pair.Key}={pair.Value}"));
        Assert.Equal([$"id={monitor.Id}", "label=Test"],
            EventWorld.Parse(sent.Json)["attributes"]!.Select(pair => $"{pair["key"]}={pair["value"]}"));
    }

    [Fact]
    public void Extensions_carry_what_was_last_known_without_links()
    {
        var world = new EventWorld();
        world.Alert("FrontLeftTireUnderInflated");
        world.Add(Low, "low", """
            "extendedEventParam": [ "vehicle.doorsState", "vehicle.latestTelemetry", "vehicle.maintenance", "vehicle.position",
              "vehicle.telemetry.vehicle.kinetic", "vehicle.telemetry.environment", "vehicle.alerts.active", "vehicle.collision", "vehicle.trip",
              "vehicle.stolen", "vehicle.alarm" ],
            """);

        world.Set(new SandboxVehicleState { BatteryLevel = 10 });

        var happened = Assert.Single(world.Events);
        var extensions = happened.SelectToken("monitorEvent.data.extensions")!;
        Assert.Equal(["doorState", "latestTelemetry", "maintenance", "position", "telemetry", "alerts"],
            extensions.Select(extension => ((JProperty)Assert.Single(extension["body"]!.Children().Single().Children())).Name));
        Assert.Equal(["vehicle", "environment"], Body("vehicle.telemetry")["telemetry"]!.Children<JProperty>().Select(part => part.Name)
            .Where(name => name is not ("createdAt" or "updatedAt")));
        Assert.Equal("FrontLeftTireUnderInflated", (string?)Body("vehicle.alerts.active")["alerts"]![0]!["type"]);
        Assert.Equal("Feature", (string?)Body("vehicle.position")["position"]!["type"]);
        Assert.DoesNotContain(((JObject)happened).Descendants().OfType<JProperty>(), property => property.Name == "_links");

        JToken Body(string type) => extensions.Single(extension => (string?)extension["type"] == type)["body"]![0]!;
    }

    [Fact]
    public void A_monitor_runs_a_remote_on_the_vehicle_and_its_states_go_to_the_channel_that_is_named()
    {
        var world = new EventWorld();
        var other = world.AddChannel();
        world.Add(Low, "low", $$"""
            "onEvent": { "actions": [ { "type": "Notify" }, { "type": "Remote", "remoteAction": { "ChannelId": "{{other.Id}}", "remote":
              { "label": "Find", "attributes": [ { "key": "what", "value": "$RemoteType" }, { "key": "state", "value": "$remoteStatus" },
                { "key": "label", "value": "$RemoteLabel" } ], "action": { "horn": { "state": "Activated" } } } } } ] },
            """);

        world.Set(new SandboxVehicleState { BatteryLevel = 10 });
        world.Step(2);

        var remotes = world.Events.Where(happened => (string?)happened["type"] == "Remote").ToList();
        Assert.All(remotes, remote => Assert.Equal(other.Id, (string?)remote["channelId"]));
        Assert.All(remotes, remote => Assert.Equal("Horn", (string?)remote.SelectToken("remoteEvent.remoteType")));
        Assert.Equal(("Pending", "Accepted"), Status(remotes[0]));
        Assert.Equal(("Done", "Success"), Status(remotes[^1]));
        Assert.All(remotes.Take(remotes.Count - 1), remote => Assert.Equal("Pending", Status(remote).Type));
        Assert.Equal(["Horn", "Accepted", "Find"], remotes[0]["attributes"]!.Select(pair => (string?)pair["value"]));

        static (string? Type, string? Status) Status(JToken remote) =>
            ((string?)remote.SelectToken("remoteEvent.eventStatus.type"), (string?)remote.SelectToken("remoteEvent.eventStatus.status"));
    }

    [Fact]
    public void A_remote_without_a_channel_is_silent()
    {
        var world = new EventWorld();
        world.Add(Low, "low", """
            "onEvent": { "actions": [ { "type": "Remote", "remoteAction": { "remote": { "action": { "locking": { "state": "Unlocked" } } } } } ] },
            """);

        world.Set(new SandboxVehicleState { BatteryLevel = 10 });
        world.Step(2);

        Assert.Single(world.Sent);
        Assert.False(world.World.HistoryOf(world.World.Fleet[0], world.World.Now).At(world.World.Now).IsLocked);
    }

    [Fact]
    public void A_failed_remote_tells_why()
    {
        var world = new EventWorld();
        var action = JObject.Parse("""{ "locking": { "state": "Unlocked" } }""").Properties().First();
        world.Set(new SandboxVehicleState { Ignition = "Start" });
        world.World.Remotes.Send(world.World.Fleet[0], world.Channel.Id, "Locking",
            """{ "action": { "locking": { "state": "Unlocked" } } }""", action, true, world.World.Now);

        world.Step(2);

        var end = world.Events[^1]["remoteEvent"]!;
        Assert.Equal("Doors", (string?)end["remoteType"]);
        Assert.Equal(("Done", "Failed", "VehicleInUse"), ((string?)end["eventStatus"]!["type"], (string?)end["eventStatus"]!["status"],
            (string?)end["eventStatus"]!["failureCause"]));
    }

    [Fact]
    public void Actions_run_on_reminders_only_when_that_is_wanted()
    {
        foreach (var (onRefresh, expected) in new[] { (false, 1), (true, 4) })
        {
            var world = new EventWorld();
            world.Add(EventWorld.Data("d", "vehicle.kinetic.moving", "equalsTo", ["true"]), "d", $$"""
                "subscribeParam": { "refreshEvent": 180 },
                "onEvent": { "onRefresh": {{(onRefresh ? "true" : "false")}}, "actions": [ { "type": "Remote",
                  "remoteAction": { "remote": { "action": { "wakeup": { "action": "Wakeup" } } } } } ] },
                """);

            world.Set(new SandboxVehicleState { Moving = true });
            world.Step(10.5);

            Assert.Equal(expected, world.World.Remotes.Of(world.World.Fleet[0], "").Count);
        }
    }

    [Theory]
    [InlineData("Pause", "Paused")]
    [InlineData("Delete", null)]
    public void A_monitor_ends_itself(string change, string? status)
    {
        var world = new EventWorld();
        var monitor = world.Add(Low, "low", $$"""
            "onEvent": { "actions": [ { "type": "Monitor", "monitorAction": { "changeType": "{{change}}" } } ] },
            """);

        foreach (var level in new[] { 10.0, 50, 10 })
            world.Set(new SandboxVehicleState { BatteryLevel = level });

        Assert.Single(world.Sent);
        Assert.Equal(status, world.World.Subscriptions.FindMonitor(world.Channel.Id, monitor.Id)?.Status);
    }

    [Fact]
    public void A_monitor_lets_another_run()
    {
        var world = new EventWorld();
        var other = world.Add(EventWorld.Data("d", "vehicle.doorsState.opening", "onChange", []), "d");
        world.World.Subscriptions.Change(other, found => found with { Status = RunStatus.Paused });
        world.Add(Low, "low", $$"""
            "onEvent": { "actions": [ { "type": "Monitor", "monitorAction": { "changeType": "Resume", "monitorId": "{{other.Id}}" } } ] },
            """);

        world.Set(new SandboxVehicleState { OpenDoors = ["Driver"] });
        world.Set(new SandboxVehicleState { BatteryLevel = 10 });
        world.Set(new SandboxVehicleState { OpenDoors = [] });

        Assert.Equal([LowBattery, "vehicle.doorsState.opening"],
            world.Events.Select(happened => (string?)happened.SelectToken("monitorEvent.data.values[0].data")));
    }

    [Fact]
    public void A_digital_key_tells_what_happens_to_it()
    {
        var world = new EventWorld();
        world.Add("""{ "name": "s", "setting": { "type": "DigitalKey" } }""", "s");

        world.Set(new SandboxVehicleState { DigitalKey = "PasswordUrlGenerated" });
        world.Set(new SandboxVehicleState { BatteryLevel = 10 });

        var settings = Assert.Single(world.Events)["monitorEvent"]!["settings"]!;
        Assert.Equal("DigitalKey", (string?)settings["type"]);
        Assert.Equal("PasswordUrlGenerated", (string?)settings.SelectToken("event.digitalKey.status"));
        Assert.Equal("InProgress", (string?)settings.SelectToken("event.digitalKey.workflow.workflowState"));
        Assert.NotNull(settings.SelectToken("event.digitalKey.pairing.url"));
        Assert.Throws<ArgumentException>(() => world.Set(new SandboxVehicleState { DigitalKey = "Lost" }));
    }

    [Fact]
    public void The_last_mile_begins_where_the_vehicle_is_parked_after_a_destination_was_sent()
    {
        var world = new EventWorld();
        world.Add("""{ "name": "s", "setting": { "type": "LastMileNavigation" } }""", "s");
        const string Destination = """
            { "navigation": { "positions": [ { "geometry": { "type": "Point", "coordinates": [ 2.3, 48.8 ] },
              "properties": { "name": "Museum", "placeid": 42, "address": { "postalCode": 75001 } } } ] } }
            """;
        world.World.Remotes.Send(world.World.Fleet[0], "", "Navigation", $$"""{ "action": {{Destination}} }""",
            JObject.Parse(Destination).Properties().First(), true, world.World.Now);

        world.Step(5);
        Assert.Empty(world.Sent);
        world.Set(new SandboxVehicleState { Moving = true });
        world.Step(10);
        world.Set(new SandboxVehicleState { Moving = false });

        var settings = Assert.Single(world.Events)["monitorEvent"]!["settings"]!;
        Assert.Equal("Museum", (string?)settings.SelectToken("event.lastMileNavigation.targetLocation.properties.name"));
        Assert.Equal("75001", (string?)settings.SelectToken("event.lastMileNavigation.targetLocation.properties.address.postalCode"));
        Assert.NotNull(settings.SelectToken("event.lastMileNavigation.currentLocation.geometry.coordinates[1]"));
    }

    [Fact]
    public void A_push_notification_holds_the_event_and_the_fields_for_devices()
    {
        var world = new EventWorld();
        var channel = world.AddChannel("""
            { "label": "Phones", "channel": { "pushnotif": { "devices": ["d"], "attributes": [ { "type": "Header", "key": "car", "value": "$Vin" },
              { "type": "Body", "key": "sound", "value": "horn" } ] } } }
            """);
        world.Add(Low, "low", channel: channel);
        world.Add(Low, "low", """
            "subscribeParam": { "channelAttributes": { "pushnotif": [ { "type": "Body", "key": "disableNotificationPayload", "value": "true" } ] } },
            """, channel);

        world.Set(new SandboxVehicleState { BatteryLevel = 10 });

        var push = EventWorld.Parse(world.Sent[0].Push!);
        Assert.Equal(("Phones", world.Vin), ((string?)push["name"], (string?)push["data"]!["car"]));
        Assert.Equal(world.Sent[0].Json, System.Text.Encoding.UTF8.GetString(Convert.FromBase64String((string)push["data"]!["message"]!)));
        Assert.Equal((world.Sent[0].Json, "horn"), ((string?)push["notification"]!["body"], (string?)push["notification"]!["sound"]));
        Assert.Null(EventWorld.Parse(world.Sent[1].Push!)["notification"]);
    }
}
