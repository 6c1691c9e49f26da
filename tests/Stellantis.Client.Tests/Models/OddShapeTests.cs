using Stellantis.Client.Json;
using Xunit;

namespace Stellantis.Client.Tests.Models;

/// <summary>Shapes in which the service is known to differ from its own contract.</summary>
public class OddShapeTests
{
    [Fact]
    public void Switches_given_as_booleans_are_read_as_their_words()
    {
        var adas = Read("""{"accr":false,"rvv":false,"aebs":false,"afil":false}""", Adas.Read);
        Assert.Equal(("Off", "Off", "Off", "Off"), (adas.Accr, adas.Rvv, adas.Aebs, adas.Afil));
        Assert.Equal("Off", Read("""{"indicator":false}""", Battery.Read).Indicator);
        Assert.Equal(["On", "Off"], Read("""{"turn":[{"status":true},{"status":false}]}""", LightingSystem.Read).Turn.Select(l => l.Status));
        Assert.Equal("No", Read("""{"settings":{"chargingMode":false}}""", EnergyCharging.Read).ChargingMode);
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("0", false)]
    [InlineData("\"1\"", true)]
    [InlineData("\"0\"", false)]
    [InlineData("\"true\"", true)]
    public void A_boolean_may_be_a_number_and_leaves_as_it_came(string json, bool value)
    {
        var alert = Read($$"""{"active":{{json}}}""", Alert.Read);
        Assert.Equal(value, alert.IsActive);
        Assert.Contains($"\"active\": {json}", alert.ToJson(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2")]
    [InlineData("-1")]
    [InlineData("1.0")]
    [InlineData("\"yes\"")]
    public void What_is_no_boolean_is_none_and_stays(string json)
    {
        var alert = Read($$"""{"active":{{json}}}""", Alert.Read);
        Assert.Null(alert.IsActive);
        Assert.Contains("active", alert.AdditionalProperties.Keys);
    }

    [Fact]
    public void The_locks_may_be_named_in_the_plural()
    {
        var doors = Read("""{"lockedStates":["Locked"]}""", DoorsState.Read);
        Assert.Equal(["Locked"], doors.LockedState);
        Assert.Contains("\"lockedStates\"", doors.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_in_a_former_place_beside_another_in_the_present_one_is_not_hidden()
    {
        var both = Read("""
            {"chargingSpeed":30,"chargingMode":"Slow","programs":[{"slot":1}],"settings":{"chargingSpeed":31,"chargingMode":"Quick"},
            "schedule":{"programs":[{"slot":2}]}}
            """, EnergyCharging.Read);
        Assert.Equal((31, "Quick", 2), (both.ChargingSpeed, both.ChargingMode, both.Programs[0].Slot));
        Assert.Equal(["chargingMode", "chargingSpeed", "programs"], both.AdditionalProperties.Keys.Order());
        Assert.Equal(30.0, both.AdditionalProperties["chargingSpeed"]);
        var one = Read("""{"chargingSpeed":30,"settings":{"chargingSpeed":30}}""", EnergyCharging.Read);
        Assert.Empty(one.AdditionalProperties);
    }

    [Fact]
    public void A_speed_is_in_kilometres_an_hour_and_leaves_as_it_came()
    {
        var kinetic = Read("""{"speed":22.5}""", Kinetic.Read);
        Assert.Equal(81, kinetic.Speed);
        Assert.Contains("\"speed\": 22.5", kinetic.ToJson(), StringComparison.Ordinal);
        Assert.Equal(["Speed"], Read("""{"speed":101}""", Kinetic.Read).Implausible);
    }

    [Theory]
    [InlineData("""{"done":true}""", "done", false)]
    [InlineData("""{"done":false}""", "running", true)]
    [InlineData("""{"done":true,"faults":[{"fault":"Unstarted"}]}""", "gaps", false)]
    [InlineData("""{}""", null, null)]
    public void A_trip_and_a_charging_session_say_in_one_word_how_complete_they_are(string json, string? state, bool? isActive)
    {
        var trip = Read($$"""{"state":{{json}}}""", Trip.Read);
        var session = Read($$"""{"state":{{json}}}""", ChargingSession.Read);
        Assert.Equal((state, isActive, state, isActive), (trip.State, trip.IsActive, session.State, session.IsActive));
    }

    [Theory]
    [InlineData("2099-01-01T00:00:00Z")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("1970-01-01T00:00:00Z")]
    public void A_time_that_cannot_be_is_named_and_never_young(string time)
    {
        MeasuredObject[] all =
        [
            Read($$"""{"createdAt":"{{time}}"}""", Telemetry.Read), Read($$"""{"startedAt":"{{time}}"}""", Trip.Read),
            Read($$"""{"startedAt":"{{time}}"}""", Alert.Read), Read($$"""{"start":"{{time}}"}""", ChargingSession.Read),
            Read($$$"""{"trigger":{"startAt":"{{{time}}}"}}""", Alarm.Read),
            Read($$$"""{"properties":{"createdAt":"{{{time}}}"}}""", TripWayPoint.Read),
            Read($$$"""{"properties":{"createdAt":"{{{time}}}"}}""", StolenWayPoint.Read),
        ];
        Assert.All(all, item =>
        {
            Assert.Single(item.Implausible);
            Assert.True((TimeSpan?)item.GetType().GetProperty("Age")!.GetValue(item) > TimeSpan.FromDays(365), item.GetType().Name);
        });
    }

    [Fact]
    public void A_theft_that_has_ended_and_is_active_all_the_same_is_named()
    {
        Assert.Equal(["IsActive"], Read("""{"state":true,"endAt":"2026-01-01T00:00:00Z"}""", StolenReport.Read).Implausible);
        Assert.Empty(Read("""{"state":false,"endAt":"2026-01-01T00:00:00Z"}""", StolenReport.Read).Implausible);
        Assert.Empty(Read("""{"state":true,"startedAt":"2026-01-01T00:00:00Z"}""", StolenReport.Read).Implausible);
    }

    [Fact]
    public void The_word_None_is_not_nothing() => Assert.Equal("None", Read("""{"privacy":{"state":"None"}}""", Telemetry.Read).Privacy);

    [Fact]
    public void Numbers_in_strings_are_numbers()
    {
        var energy = Read("""{"hvacPwrUsageDisp":"0.50","level":"41.5","extension":{"fuel":{"fuelTank":{"level":"18.50"}}}}""", Energy.Read);
        Assert.Equal((0.5, 41.5, 18.5), (energy.HvacPwrUsageDisp, energy.Level, energy.FuelTankLevel));
        Assert.Equal(18.5, Read("""{"extension":{"fuel":{"fuelTank":{"level":18.5}}}}""", Energy.Read).FuelTankLevel);
    }

    [Fact]
    public void A_whole_number_by_the_contract_may_have_decimals() => Assert.Equal(231.5, Read("""{"autonomy":231.5}""", Energy.Read).Autonomy);

    [Fact]
    public void Programs_in_an_array_of_arrays_are_one_list()
    {
        var charging = Read("""{"schedule":{"programs":[[{"slot":1,"start":"PT1H"}],[{"slot":2,"start":"PT2H"}]]}}""", EnergyCharging.Read);
        Assert.Equal([1, 2], charging.Programs.Select(p => p.Slot));
        Assert.Equal(TimeSpan.FromHours(2), charging.Programs[1].Start);
    }

    [Theory]
    [InlineData("""{"occurrence":{"day":["Mon","Sun"]}}""")]
    [InlineData("""{"occurrence":["Mon","Sun"]}""")]
    public void The_days_of_a_program_stand_in_an_object_or_not(string json)
    {
        Assert.Equal(["Mon", "Sun"], Read(json, ChargeProgram.Read).Days);
        Assert.Equal(["Mon", "Sun"], Read(json, PreconditioningProgram.Read).Days);
    }

    [Fact]
    public void Former_names_and_places_still_count()
    {
        var charging = Read("""{"chargingSpeed":30,"chargingMode":"Slow","programs":[{"minSOC":20,"targetSOC":80}]}""", EnergyCharging.Read);
        Assert.Equal((30, "Slow", 20, 80), (charging.ChargingSpeed, charging.ChargingMode, charging.Programs[0].MinChargingLevel,
            charging.Programs[0].MaxChargingLevel));
        var both = Read("""{"chargingSpeed":30,"settings":{"chargingSpeed":31}}""", EnergyCharging.Read);
        Assert.Equal(31, both.ChargingSpeed);
    }

    [Theory]
    [InlineData("""{"faults":[{"fault":"Unfinished","cause":"Connection"}]}""")]
    [InlineData("""{"faults":[{"status":"Unfinished","cause":"Connection"}]}""")]
    public void A_fault_has_two_names(string json) => Assert.Equal("Unfinished", Read($$"""{"state":{{json}}}""", Trip.Read).Faults[0].Fault);

    [Fact]
    public void Two_names_of_a_member_at_once_lose_neither()
    {
        var fault = Read("""{"status":"DataLacking","fault":"Unfinished"}""", DataFault.Read);
        Assert.Equal("DataLacking", fault.Fault);
        Assert.Equal("Unfinished", fault.AdditionalProperties["fault"]);
        fault = Read("""{"fault":"Unfinished","status":"DataLacking"}""", DataFault.Read);
        Assert.Equal("Unfinished", fault.Fault);
        Assert.Equal("DataLacking", fault.AdditionalProperties["status"]);
    }

    [Theory]
    [InlineData("""{"remote":{"wakeup":{"supported":true,"scopeName":"remote:wakeup:write"}}}""")]
    [InlineData("""{"remote":{"wakeup":{"supported":true,"scopeName":["remote:wakeup:write"]}}}""")]
    public void A_scope_name_is_text_or_an_array(string json) =>
        Assert.Equal(["remote:wakeup:write"], Read($$"""{"onboardCapabilities":{{json}}}""", VehicleCapability.Read).Remote!.Wakeup!.ScopeName);

    [Theory]
    [InlineData("""{"parameters":{"program":{"size":4,"temperature":true},"immediate":false,"settings":true}}""")]
    [InlineData("""{"parameters":{"programs":{"size":4,"temperature":true},"immediate":false,"settings":true}}""")]
    public void Programs_of_preconditioning_are_one_or_many(string json)
    {
        var preconditioning = Read(json, PreconditioningCapability.Read);
        Assert.Equal((4, true, false, true), (preconditioning.Programs!.Size, preconditioning.Programs.Temperature, preconditioning.Immediate,
            preconditioning.Settings));
    }

    [Fact]
    public void Immediate_charging_is_one_answer_or_two()
    {
        var two = Read("""{"parameters":{"immediate":{"start":true,"stop":false},"settings":{"level":true,"type":false}}}""",
            ChargingCapability.Read);
        Assert.Equal((null, true, false, null, true, false),
            (two.Immediate, two.ImmediateStart, two.ImmediateStop, two.Settings, two.SettingsLevel, two.SettingsType));
        var one = Read("""{"parameters":{"immediate":true,"settings":false}}""", ChargingCapability.Read);
        Assert.Equal((true, null, null, false), (one.Immediate, one.ImmediateStart, one.ImmediateStop, one.Settings));
    }

    [Theory]
    [InlineData("""{"parameters":{"immediate":"sometimes","settings":{}}}""")]
    [InlineData("""{"parameters":{"immediate":{},"settings":null}}""")]
    [InlineData("""{"parameters":{"immediate":{"start":true,"later":1},"settings":[true]}}""")]
    [InlineData("""{"parameters":[],"scopeName":null}""")]
    public void A_shape_that_nobody_expects_is_kept(string json) => Read(json, ChargingCapability.Read);

    [Fact]
    public void The_time_of_a_position_stands_in_either_of_two_places()
    {
        var expected = new DateTime(2026, 3, 2, 6, 0, 0, DateTimeKind.Utc).ToLocalTime();
        Assert.Equal(expected, Read("""{"properties":{"createdAt":"2026-03-02T06:00:00Z"}}""", TripWayPoint.Read).CreatedAt);
        Assert.Equal(expected, Read("""{"createdAt":"2026-03-02T06:00:00Z"}""", TripWayPoint.Read).CreatedAt);
    }

    [Fact]
    public void An_alarm_went_off_or_changed_its_status()
    {
        Assert.Null(Read("""{"id":"a","trigger":{"type":"GlassBreached"}}""", Alarm.Read).Status);
        Assert.Null(Read("""{"id":"a","status":{"activation":"Active"}}""", Alarm.Read).Trigger);
    }

    [Fact]
    public void What_still_runs_has_no_end()
    {
        Assert.Null(Read("""{"sid":"s","state":{"done":false},"start":"2026-03-02T06:00:00Z"}""", ChargingSession.Read).EndedAt);
        Assert.Null(Read("""{"id":"t","startedAt":"2026-03-02T06:00:00Z"}""", Trip.Read).EndedAt);
        Assert.Null(Read("""{"active":false}""", WipingBlades.Read).Speed);
    }

    [Theory]
    [InlineData("""{"devices":{"Device":[{"additionalproperties":{"key":"pcid","value":"1"}}]}}""")]
    [InlineData("""{"devices":{"device":[{"additionalProperties":[{"key":"pcid","value":"1"}]}]}}""")]
    public void Devices_and_their_details_come_in_any_casing(string json) =>
        Assert.Equal("pcid", Read(json, VehicleExtension.Read).Devices[0].Details[0].Key);

    [Fact]
    public void An_array_with_one_text_is_that_text() => Assert.Equal("Electric",
        Read("""{"vehicle":{"propulsion":{"type":["Electric"]}}}""", LatestTelemetry.Read).Propulsion);

    [Fact]
    public void Handles_are_rows_with_a_kind()
    {
        var page = Read("""{"_embedded":{"vehicleIds":["v1","v2"],"groups":["root"]},"total":3}""", MonitorHandlePage.Read).Rows("ch", "mo");
        Assert.Equal([("Vehicle", "v1"), ("Vehicle", "v2"), ("Group", "root")], page.Items.Select(r => (r.Kind, r.ToString())));
        Assert.All(page.Items, r => Assert.Equal(("ch", "mo"), (r.ChannelId, r.MonitorId)));
        Assert.Equal(3, page.Total);
    }

    [Fact]
    public void Parts_of_telemetry_know_their_vehicle()
    {
        var telemetry = Read("""{"vehicle":{"alarm":{"id":"a"},"stolen":{"id":"s"},"alerts":{"active":{"activeAlerts":[{"id":"x"}]}}}}""",
            LatestTelemetry.Read);
        ((IVehicleChild)telemetry).VehicleId = "v";
        Assert.Equal(("v", "v", "v", "v"), (telemetry.VehicleId, telemetry.Alarm!.VehicleId, telemetry.Stolen!.VehicleId,
            telemetry.Alerts!.Active[0].VehicleId));
    }

    [Theory]
    [InlineData("""{"status":"Running"}""")]
    [InlineData("""{"status":{"status":"Running"}}""")]
    public void The_status_of_a_monitor_is_text_or_an_object(string json) => Assert.Equal("Running", Read(json, Monitor.Read).Status);

    [Theory]
    [InlineData("""{"id":"ch-1"}""")]
    [InlineData("""{"channelId":"ch-1"}""")]
    public void A_channel_has_its_id_under_either_name(string json) => Assert.Equal("ch-1", Read(json, Channel.Read).ChannelId);

    [Theory]
    [InlineData("""{"remoteActionId":"re-1","type":"Locking"}""")]
    [InlineData("""{"remoteActionId":"re-1","type":["Locking"]}""")]
    public void The_kind_of_a_command_is_text_or_an_array(string json)
    {
        var sent = Read(json, RemoteAction.Read).Defined("v", "ch", """{"label":"lock","action":{"locking":{"state":"Locked"}}}""");
        Assert.Equal(("re-1", "Locking", "v", "ch", "lock"), (sent.ToString(), sent.Type, sent.VehicleId, sent.ChannelId, sent.Label));
    }

    [Fact]
    public void A_collision_and_a_message_know_their_trip_by_their_link()
    {
        const string Json = """{"_links":{"trip":{"href":"https://api.example.test/v1/accounts/vehicles/v/trips/tr%2D9"}}}""";
        Assert.Equal("tr-9", Read(Json, Collision.Read).TripId);
        Assert.Equal("tr-9", Read(Json, Telemetry.Read).TripId);
    }

    [Fact]
    public void A_part_without_values_is_blank_as_text_and_one_with_values_tells_them()
    {
        Assert.Equal("Electric 65.5 %", Read("""{"type":"Electric","level":65.5}""", Energy.Read).ToString());
        Assert.Equal("1 06:30:00 Mon,Tue", Read("""{"slot":1,"start":"PT6H30M","occurrence":{"day":["Mon","Tue"]}}""", ChargeProgram.Read)
            .ToString());
        Assert.Equal("tr-1", Read("""{"id":"tr-1"}""", Trip.Read).ToString());
    }

    private static T Read<T>(string json, Func<WireReader, T> read) where T : WireObject
    {
        var model = Model.Read(json, read);
        Json.AssertEqual(Json.Parse(json), model.ToJson());
        return model;
    }
}
