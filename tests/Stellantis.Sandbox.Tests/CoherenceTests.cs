using FsCheck.Xunit;
using Stellantis.Sandbox.World;
using Xunit;

namespace Stellantis.Sandbox.Tests;

/// <summary>What must agree in the life of any vehicle of any seed.</summary>
public sealed class CoherenceTests
{
    private static readonly DateTimeOffset s_began = new(2025, 6, 15, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset s_later = s_began.AddDays(9);

    [Property(Replay = "20250615,77", MaxTest = 60)]
    public void A_vehicle_is_always_somewhere_and_goes_on_where_it_was(int seed, ushort index)
    {
        var phases = Phases(LifeOf(seed, index).At(s_later));

        Assert.True(phases[^1].Start <= s_later && phases[^1].End > s_later);
        foreach (var (before, after) in phases.Zip(phases.Skip(1)))
        {
            Assert.Equal(before.End, after.Start);
            Assert.True(before.Duration > TimeSpan.Zero);
            Assert.Equal(before.After.Odometer, after.Before.Odometer, 9);
            Assert.True(before.After.Point.DistanceTo(after.Before.Point) < 0.01);
            Assert.Equal(before.After.Battery, after.Before.Battery, 9);
            // A tank is filled where a trip starts.
            Assert.True(after.Before.Fuel == before.After.Fuel || (after is Stellantis.Sandbox.World.Trip && after.Before.Fuel > before.After.Fuel));
        }
    }

    [Property(Replay = "20250615,77", MaxTest = 60)]
    public void Levels_stay_between_empty_and_full_and_belong_to_what_the_vehicle_has(int seed, ushort index)
    {
        var history = LifeOf(seed, index).At(s_later);
        var model = history.Vehicle.Model;

        foreach (var condition in Phases(history).SelectMany(phase => new[] { phase.Before, phase.After }))
        {
            Assert.InRange(condition.Battery, 0, model.HasBattery ? 100 : 0);
            Assert.InRange(condition.Fuel, 0, model.HasTank ? 100 : 0);
        }

        Assert.Equal(model.HasBattery, history.ChargingSessions(s_later).Count > 0);
        Assert.True(model.HasTank || history.Alerts(s_later).All(alert => !alert.Kind.IsLowFuel));
    }

    [Property(Replay = "20250615,77", MaxTest = 30)]
    public void Way_points_lie_on_the_trip_and_add_up_to_its_distance(int seed, ushort index)
    {
        var history = LifeOf(seed, index).At(s_later);

        foreach (var trip in history.Trips(s_later).Where(trip => trip is { Fault: null, IsDone: true }).TakeLast(20))
        {
            var instants = trip.Samples.ToList();
            Assert.Equal((trip.Start, trip.End), (instants[0], instants[^1]));
            var points = instants.Select(at => history.ConditionAt(at).Point).ToList();
            Assert.InRange(points.Zip(points.Skip(1), (one, other) => one.DistanceTo(other)).Sum(), 0.98 * trip.Total - 0.1, trip.Total + 0.1);
            Assert.Equal(history.ConditionAt(trip.Start).Odometer + trip.Total, history.ConditionAt(trip.End).Odometer, 6);
            Assert.All(instants, at => Assert.InRange(trip.Speed(at), 0, 60));
        }
    }

    [Property(Replay = "20250615,77", MaxTest = 30)]
    public void What_a_session_gains_is_what_the_battery_has_more(int seed, ushort index)
    {
        var history = LifeOf(seed, index).At(s_later);

        foreach (var session in history.ChargingSessions(s_later))
        {
            Assert.True(session.After.Battery > session.Before.Battery);
            Assert.True(session.After.Battery <= session.Target + 1e-9);
            Assert.Equal("InProgress", history.At(session.Start).ChargingStatus);
            if (session.FinishReason is { } reason)
                Assert.Equal(reason, history.At(session.End).ChargingStatus);
        }
    }

    [Property(Replay = "20250615,77", MaxTest = 40)]
    public void Alerts_agree_with_what_telemetry_shows_at_any_message(int seed, ushort index)
    {
        var history = LifeOf(seed, index).At(s_later);
        var messages = history.Messages(s_later).ToList();

        foreach (var at in messages.Where((_, i) => i % 23 == 0).Select(message => message.At).Append(s_later))
        {
            var vehicle = history.At(at);
            bool Has(Func<AlertKind, bool> kind) => vehicle.ActiveAlerts.Any(alert => kind(alert.Kind));
            Assert.Equal(vehicle.Model.HasTank && vehicle.Fuel < 12, Has(kind => kind.IsLowFuel));
            Assert.Equal(vehicle.ChargingStatus == "Failure", Has(kind => kind.IsChargingFailure));
            Assert.All(vehicle.Tyres, tyre => Assert.Equal(tyre.Status != "Normal", Has(kind => kind.Tyre?.Wheel == tyre.Wheel)));
            Assert.All(vehicle.Openings, opening => Assert.Equal(opening.IsOpen, Has(kind => kind.Opening == opening.Opening)));
            Assert.False(vehicle.IsLocked && vehicle.OpenDoors.Count > 0);
            Assert.True(!Has(kind => kind.IsIce) || vehicle.Temperature <= 3);
        }
    }

    [Property(Replay = "20250615,77", MaxTest = 40)]
    public void All_that_is_told_lies_within_the_history_and_in_order(int seed, ushort index)
    {
        var history = LifeOf(seed, index).At(s_later);
        var start = Phases(history)[0].Start;
        void Check<T>(IEnumerable<T> items, Func<T, DateTimeOffset> time, Func<T, string> id)
        {
            var all = items.ToList();
            Assert.All(all, item => Assert.InRange(time(item), start, s_began));
            Assert.Equal(all.Select(time).Order(), all.Select(time));
            Assert.Equal(all.Count, all.Select(id).Distinct().Count());
        }

        Check(history.Trips(s_began), trip => trip.Start, trip => trip.Id);
        Check(history.ChargingSessions(s_began), session => session.Start, session => session.Id);
        Check(history.Alerts(s_began), alert => alert.StartedAt, alert => alert.Id);
        Check(history.Alarms(s_began), alarm => alarm.At, alarm => alarm.Id);
        Check(history.StolenReports(s_began), report => report.StartedAt, report => report.Id);
        Check(history.Messages(s_began), message => message.At, message => message.At.ToString("O"));
        Assert.All(history.Collisions(s_began), found => Assert.InRange(found.Collision.At, found.Trip.Start, found.Trip.End));
    }

    [Property(Replay = "20250615,77", MaxTest = 30)]
    public void What_was_known_stays_the_same_when_time_goes_on(int seed, ushort index)
    {
        var life = LifeOf(seed, index);
        var then = life.At(s_began);
        var now = life.At(s_later);
        var again = LifeOf(seed, index).At(s_later);

        Assert.Equal(then.Trips(s_began).Select(trip => (trip.Id, trip.End)), now.Trips(s_began).Select(trip => (trip.Id, trip.End)));
        Assert.Equal(then.Alerts(s_began).Select(alert => alert.Id), now.Alerts(s_began).Select(alert => alert.Id));
        Assert.Equal(then.Messages(s_began), now.Messages(s_began));
        Assert.Equal(now.Messages(s_later), again.Messages(s_later));
    }

    private static Life LifeOf(int seed, ushort index) =>
        new(seed, new Fleet(seed, 70_000)[index], Stories.Of(index) is Story.Silent or Story.HidesAll ? Story.Everyday : Stories.Of(index), s_began);

    private static List<Phase> Phases(History history)
    {
        var phases = new List<Phase> { history.PhaseAt(DateTimeOffset.MinValue) };
        while (phases[^1].End <= s_later)
            phases.Add(history.PhaseAt(phases[^1].End));
        return phases;
    }
}
