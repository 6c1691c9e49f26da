using Stellantis.Sandbox.Events;
using Stellantis.Sandbox.Options;
using Xunit;

namespace Stellantis.Sandbox.Tests;

/// <summary>What each kind of trigger waits for. One in a table is what a vehicle is brought to, and what its event tells.</summary>
public sealed class MonitorTriggerTests
{
    private static readonly Dictionary<string, Action<EventWorld>> s_changes = new()
    {
        ["flat tyre"] = world => world.Alert("FrontLeftTireUnderInflated"),
        ["driven far"] = world => world.Set(new SandboxVehicleState { Odometer = 900_000 }),
        ["low battery"] = world => world.Set(new SandboxVehicleState { BatteryLevel = 15 }),
        ["low tank"] = world => world.Set(new SandboxVehicleState { FuelLevel = 20 }),
        ["full"] = world => world.Set(new SandboxVehicleState { BatteryLevel = 90, FuelLevel = 90 }),
        ["charging"] = world => world.Set(new SandboxVehicleState { Charging = true }),
        ["plugged"] = world => world.Set(new SandboxVehicleState { Plugged = true }),
        ["unlocked"] = world => world.Set(new SandboxVehicleState { Locked = false }),
        ["open door"] = world => world.Set(new SandboxVehicleState { OpenDoors = ["Driver"] }),
        ["ignition on"] = world => world.Set(new SandboxVehicleState { Ignition = "Start" }),
        ["driving"] = world => world.Set(new SandboxVehicleState { Moving = true }),
        ["driving on"] = world =>
        {
            world.Set(new SandboxVehicleState { Moving = true });
            world.Step(1);
        },
        ["fast"] = world => world.Set(new SandboxVehicleState { Speed = 180 }),
        ["driven"] = world =>
        {
            world.Set(new SandboxVehicleState { Moving = true });
            world.Step(30);
            world.Set(new SandboxVehicleState { Moving = false });
        },
        ["parked again"] = world =>
        {
            world.Set(new SandboxVehicleState { Moving = true });
            world.Step(30);
            world.Set(new SandboxVehicleState { Moving = false });
            world.Step(2);
        },
        ["hidden"] = world => world.Set(new SandboxVehicleState { Privacy = "Geolocation" }),
        ["stolen"] = world => world.Set(new SandboxVehicleState { Stolen = true }),
        ["ice"] = world => world.Alert("RiskOfIce"),
    };

    // What it is, the change, the operand, the operator, the values, and the value of the event.
    public static TheoryData<string, string, string, string[], string> Fires => new()
    {
        { "flat tyre", "vehicle.alert", "equalsTo", ["FrontLeftTireUnderInflated"], "FrontLeftTireUnderInflated" },
        { "flat tyre", "vehicle.alert", "includedIn", ["RiskOfIce", "FrontLeftTireUnderInflated"], "FrontLeftTireUnderInflated" },
        { "flat tyre", "vehicle.alert", "onChange", [], "FrontLeftTireUnderInflated" },
        { "driven far", "vehicle.odometer", "greaterThan", ["800000"], "900000" },
        { "driven far", "vehicle.odometer", "equalsTo", ["900000.0"], "900000" },
        { "ignition on", "vehicle.powertrain.status", "equalsTo", ["Running"], "Running" },
        { "ignition on", "vehicle.powertrain.status", "includedIn", ["Starting", "Running"], "Running" },
        { "ignition on", "vehicle.powertrain.status", "onChange", [], "Running" },
        { "ignition on", "vehicle.engines.running", "equalsTo", ["true"], "true" },
        { "driving", "vehicle.engines.thermic.oil.temp", "greaterThan", ["60"], "88" },
        { "low battery", "vehicle.energy.electric.level", "lowerThan", ["20"], "15" },
        { "low battery", "vehicle.energy.electric.level", "equalsTo", ["15"], "15" },
        { "full", "vehicle.energy.electric.level", "greaterThan", ["80"], "90" },
        { "low battery", "vehicle.energy.electric.autonomy", "lowerThan", ["15"], "10" },
        { "low tank", "vehicle.energy.fuel.level", "lowerThan", ["25"], "20" },
        { "low tank", "vehicle.energy.fuel.autonomy", "lowerThan", ["200"], "161" },
        { "full", "vehicle.autonomy", "greaterThan", ["700"], "788" },
        { "charging", "vehicle.energy.charging.status", "equalsTo", ["InProgress"], "InProgress" },
        { "charging", "vehicle.energy.charging.status", "includedIn", ["Failure", "InProgress"], "InProgress" },
        { "charging", "vehicle.energy.charging.status", "onChange", [], "InProgress" },
        { "plugged", "vehicle.energy.charging.plugged", "equalsTo", ["true"], "true" },
        { "plugged", "vehicle.energy.charging.plugged", "onChange", [], "true" },
        { "charging", "vehicle.energy.charging.type", "equalsTo", ["Slow"], "Slow" },
        { "unlocked", "vehicle.doorsState.lockedState", "onChange", [], "Unlocked" },
        { "open door", "vehicle.doorsState.opening", "onChange", [], "Driver" },
        { "driving on", "vehicle.kinetic.moving", "equalsTo", ["true"], "true" },
        { "fast", "vehicle.kinetic.speed", "greaterThan", ["40"], "50" },
        { "fast", "vehicle.kinetic.speed", "equalsTo", ["50"], "50" },
        { "driving", "vehicle.trip.start", "onChange", [], "2025-06-16T09:00:00Z" },
        { "driven", "vehicle.trip.stop", "onChange", [], "2025-06-16T09:30:00Z" },
        { "driven", "vehicle.trip.duration", "greaterThan", ["29"], "30" },
        { "driven", "vehicle.trip.duration", "equalsTo", ["30"], "30" },
        { "driven", "vehicle.trip.distance", "greaterThan", ["10"], "*" },
        { "driven", "vehicle.trip.state", "includedIn", ["Nominal", "Unstarted", "DataLacking", "Unfinished"], "*" },
        { "driven far", "vehicle.maintenance.mileageBeforeMaintenance", "equalsTo", ["20000"], "20000" },
        { "driven far", "vehicle.maintenance.daysBeforeMaintenance", "greaterThan", ["350"], "363" },
        { "driving", "vehicle.safety.beltWarning", "equalsTo", ["Omission"], "Omission" },
        { "driving", "vehicle.safety.beltWarning", "onChange", [], "Omission" },
        { "ice", "environment.air.temp", "lowerThan", ["3"], "2" },
        { "hidden", "privacy.state", "equalsTo", ["Geolocation"], "Geolocation" },
        { "hidden", "privacy.state", "includedIn", ["Full", "Geolocation"], "Geolocation" },
        { "hidden", "privacy.state", "onChange", [], "Geolocation" },
        { "parked again", "vehicle.alarm.status.activation", "onChange", [], "Active" },
        { "parked again", "vehicle.alarm.status.activation", "equalsTo", ["Active"], "Active" },
        { "stolen", "stolen.state", "equalsTo", ["true"], "true" },
    };

    // What it is, the operand, the value that it comes from, and whether the vehicle comes from it.
    public static TheoryData<string, string, string[], string, bool> Previous => new()
    {
        { "charging", "vehicle.energy.charging.status", ["InProgress"], "Disconnected", true },
        { "charging", "vehicle.energy.charging.status", ["InProgress"], "Finished", false },
        { "plugged", "vehicle.energy.charging.plugged", ["true"], "false", true },
        { "plugged", "vehicle.energy.charging.plugged", ["true"], "true", false },
        { "hidden", "privacy.state", ["Geolocation"], "None", true },
        { "hidden", "privacy.state", ["Geolocation"], "Full", false },
        { "driving on", "vehicle.kinetic.moving", ["true"], "false", true },
        { "ignition on", "vehicle.engines.running", ["true"], "false", true },
        { "driving", "vehicle.safety.beltWarning", ["Omission"], "Normal", true },
        { "flat tyre", "vehicle.alert", ["FrontLeftTireUnderInflated"], "FrontLeftTireUnderInflated", false },
    };

    [Theory]
    [MemberData(nameof(Fires))]
    public void A_data_trigger_fires_once_when_its_data_become_so(string change, string data, string op, string[] values, string told)
    {
        var world = new EventWorld();
        world.Add(EventWorld.Data("d1", data, op, values), "d1");
        world.Step(0);
        Assert.Empty(world.Sent);

        s_changes[change](world);

        var happened = Assert.Single(world.Events);
        var value = Assert.Single(happened.SelectTokens("monitorEvent.data.values[*]"));
        Assert.Equal(data, (string?)value["data"]);
        Assert.Equal(told == "*" ? (string?)value["value"] : told, (string?)value["value"]);
        Assert.False((bool)happened.SelectToken("monitorEvent.data.refresh")!);
        // It goes on being so with the next messages, and that is nothing new.
        world.Step(TimeSpan.FromMinutes(2));
        Assert.Single(world.Events);
    }

    [Theory]
    [MemberData(nameof(Fires))]
    public void A_data_trigger_does_not_fire_for_what_was_so_before_it_was_there(string change, string data, string op, string[] values, string told)
    {
        _ = told;
        var world = new EventWorld();
        s_changes[change](world);
        world.Add(EventWorld.Data("d1", data, op, values), "d1");

        world.Step(1.5);

        Assert.Empty(world.Sent);
    }

    [Theory]
    [MemberData(nameof(Previous))]
    public void A_previous_state_is_demanded_of_the_first_event(string change, string data, string[] values, string previous, bool fires)
    {
        var world = new EventWorld();
        world.Add(EventWorld.Data("d1", data, "equalsTo", values, previous), "d1");

        s_changes[change](world);

        Assert.Equal(fires ? 1 : 0, world.Sent.Count);
    }

    [Fact]
    public void Every_operand_of_the_contract_can_be_read()
    {
        var contract = Bodies.TriggerOperand.All.Keys.Order(StringComparer.Ordinal);

        Assert.Equal(contract, WatchedOperand.All.Select(operand => operand.Name).Order(StringComparer.Ordinal));
    }
}
