using Stellantis.Sandbox.Options;
using Stellantis.Sandbox.World;
using Xunit;
using Xunit.Abstractions;

namespace Stellantis.Sandbox.Tests;

/// <summary>A week of a fleet with monitors of all kinds: what happens follows from the seed, however the clock goes.</summary>
public sealed class SeededWeekTests(ITestOutputHelper output)
{
    private static readonly TimeSpan s_day = TimeSpan.FromDays(1);
    private static readonly TimeSpan s_week = TimeSpan.FromDays(7);

    [Fact]
    public void The_same_seed_brings_the_same_events_whether_the_week_passes_at_once_or_hour_by_hour()
    {
        var once = Week(1, [s_week], out var world);
        var monitors = world.World.Subscriptions.Monitors;
        var silent = monitors.Where(monitor => once.TrueForAll(sent => sent.Source != monitor.Id)).Select(monitor => monitor.Body).ToList();
        output.WriteLine($"{once.Count} events of {monitors.Count - silent.Count} monitors and {once.GroupBy(sent => sent.Vin).Count()} vehicles.");

        Assert.True(once.Count > 1000, $"{once.Count} events.");
        Assert.True(silent.Count <= 2, string.Join("\n", silent));
        Assert.Equal(Texts(once), Texts(Week(1, Enumerable.Repeat(TimeSpan.FromHours(1), 7 * 24), out _)));
    }

    [Fact]
    public void A_day_is_the_same_in_steps_of_any_length_and_another_with_another_seed()
    {
        var once = Week(1, [s_day], out _);

        Assert.Equal(Texts(once), Texts(Week(1, Enumerable.Repeat(TimeSpan.FromSeconds(977), 88).Append(TimeSpan.FromSeconds(424)), out _)));
        Assert.NotEqual(Texts(once), Texts(Week(2, [s_day], out _)));
    }

    private static List<Deliveries.Outgoing> Week(int seed, IEnumerable<TimeSpan> steps, out EventWorld world)
    {
        world = new EventWorld(null, vehicles: 50, seed: seed);
        foreach (var (triggers, expression, more) in Monitors())
        {
            var monitor = world.Add(triggers, expression, more);
            world.World.Subscriptions.Change(monitor, found => found with { VehicleIds = [], Groups = ["root"] });
        }

        world.Step(0);
        foreach (var step in steps)
            world.Step(step);
        return world.Sent;
    }

    private static IEnumerable<string> Texts(IEnumerable<Deliveries.Outgoing> sent) => sent.Select(one => $"{one.Number} {one.Vin} {one.Json}");

    private static IEnumerable<(string Triggers, string Expression, string More)> Monitors()
    {
        const string Refresh = """ "subscribeParam": { "refreshEvent": 600 }, """;
        const string Night = """{ "name": "night", "time": { "times": [ { "start": "PT22H", "duration": "PT7H" } ] } }""";
        const string Work =
            """
            { "name": "work", "time": { "timeZone": "Europe/Berlin", "times": [ { "start": "PT8H", "duration": "PT9H",
              "occurrence": { "day": ["Mon", "Tue", "Wed"] } } ] } }
            """;
        static string Act(string remote) =>
            $$"""{ "type": "Remote", "remoteAction": { "remote": { "action": {{remote}} } } }""";
        static string Actions(string action) => $$""" "onEvent": { "actions": [ {{action}} ] }, """;

        yield return (EventWorld.Data("d", "vehicle.energy.electric.level", "lowerThan", ["50"]), "d", "");
        yield return (EventWorld.Data("d", "vehicle.energy.electric.level", "greaterThan", ["79"]), "d", Refresh);
        yield return (EventWorld.Data("d", "vehicle.energy.electric.autonomy", "lowerThan", ["120"]), "d", "");
        yield return (EventWorld.Data("d", "vehicle.energy.fuel.level", "lowerThan", ["40"]), "d", Refresh);
        yield return (EventWorld.Data("d", "vehicle.autonomy", "greaterThan", ["500"]), "d", "");
        yield return (EventWorld.Data("d", "vehicle.alert", "includedIn", ["FuelLevelLow", "ChargingFailure"]), "d", "");
        yield return (EventWorld.Data("d", "vehicle.alert", "onChange", []), "d", "");
        yield return (EventWorld.Data("d", "vehicle.powertrain.status", "onChange", []), "d", "");
        yield return (EventWorld.Data("d", "vehicle.engines.thermic.oil.temp", "greaterThan", ["80"]), "d", "");
        yield return (EventWorld.Data("d", "vehicle.energy.charging.status", "equalsTo", ["Finished"], "InProgress"), "d", "");
        yield return (EventWorld.Data("d", "vehicle.energy.charging.plugged", "onChange", []), "d", "");
        yield return (EventWorld.Data("d", "vehicle.energy.charging.type", "equalsTo", ["Quick"]), "d", "");
        yield return (EventWorld.Data("d", "vehicle.doorsState.lockedState", "onChange", []), "d", "");
        yield return (EventWorld.Data("d", "vehicle.kinetic.moving", "equalsTo", ["true"], "false"), "d", Refresh);
        yield return (EventWorld.Data("d", "vehicle.kinetic.speed", "greaterThan", ["30"]), "d", "");
        yield return (EventWorld.Data("d", "vehicle.trip.start", "onChange", []), "d", "");
        yield return (EventWorld.Data("d", "vehicle.trip.stop", "onChange", []), "d",
            """ "extendedEventParam": ["vehicle.trip", "vehicle.collision"], """);
        yield return (EventWorld.Data("d", "vehicle.trip.distance", "greaterThan", ["15"]), "d", "");
        yield return (EventWorld.Data("d", "vehicle.trip.duration", "greaterThan", ["25"]), "d", "");
        yield return (EventWorld.Data("d", "vehicle.trip.state", "includedIn", ["DataLacking", "Unfinished"]), "d", "");
        yield return (EventWorld.Data("d", "vehicle.maintenance.mileageBeforeMaintenance", "lowerThan", ["15000"]), "d", "");
        yield return (EventWorld.Data("d", "environment.air.temp", "greaterThan", ["20"]), "d", "");
        yield return (EventWorld.Data("d", "vehicle.drivingBehavior.mode", "equalsTo", ["Sport"]), "d", "");
        yield return (EventWorld.Data("d", "vehicle.alarm.status.activation", "equalsTo", ["Inactive"]), "d", "");
        yield return (EventWorld.Zone("z", "In", 48.8566, 2.3522, 5), "z", "");
        yield return (EventWorld.Zone("z", "Out", 45.7640, 4.8357, 5), "z", Refresh);
        yield return (Night + "," + EventWorld.Data("d", "vehicle.kinetic.moving", "equalsTo", ["true"]), "night & d", "");
        yield return (Work + "," + EventWorld.Zone("z", "In", 45.4642, 9.19, 5), "work & !z", "");
        // What monitors do to vehicles changes what others see.
        yield return (EventWorld.Data("d", "vehicle.energy.charging.status", "equalsTo", ["InProgress"]), "d",
            Actions(Act("""{ "charging": { "charge": { "immediate": false } } }""")));
        yield return (EventWorld.Data("d", "vehicle.trip.distance", "greaterThan", ["40"]), "d",
            Actions(Act("""{ "locking": { "state": "Unlocked" } }""") + """, { "type": "Monitor", "monitorAction": { "changeType": "Pause" } }"""));
    }
}
