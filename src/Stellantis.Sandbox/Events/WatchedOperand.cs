using Stellantis.Sandbox.Api;
using Stellantis.Sandbox.World;

namespace Stellantis.Sandbox.Events;

/// <summary>
/// What a data trigger can watch: in which part of a message it is told, and what it is then. It has the values and the units of telemetry: speed
/// in m/s, distances in km. What a vehicle cannot tell, such as the battery of a car that has none, is null.
/// </summary>
/// <remarks>
/// Trips are told with the message with which they begin, and their length, duration (in minutes) and state with that with which they end. The sides
/// and severities of a collision hold until the vehicle drives off again. The trigger of the alarm is <c>NoBreakIn</c> once the alarm is switched.
/// </remarks>
internal sealed record WatchedOperand(string Name, Blocks Block, Func<Snapshot, ToldValue?> Read)
{
    private const string NoBreakIn = "NoBreakIn";

    /// <summary>All of them; their place is their number.</summary>
    public static IReadOnlyList<WatchedOperand> All { get; } =
    [
        new("vehicle.alert", Blocks.Alerts, vehicle => ToldValue.Of(vehicle.ActiveAlerts.Select(alert => alert.Kind.Type).Distinct())),
        new("vehicle.odometer", Blocks.Odometer, vehicle => ToldValue.Of(Math.Round(vehicle.Condition.Odometer, 1))),
        new("vehicle.powertrain.status", Blocks.PowerTrain, vehicle => ToldValue.Of(EngineWriter.EngineState(vehicle))),
        new("vehicle.engines.running", Blocks.Engines, vehicle => ToldValue.Of(EngineWriter.EngineState(vehicle) == "Running")),
        new("vehicle.engines.thermic.oil.temp", Blocks.Engines,
            vehicle => vehicle.Model.HasTank ? ToldValue.Of(Math.Round(vehicle.EngineTemperature, 1)) : null),
        new("vehicle.energy.electric.level", Blocks.Energies, vehicle => OfBattery(vehicle, () => ToldValue.Of(vehicle.ToldBattery))),
        new("vehicle.energy.electric.autonomy", Blocks.Energies, vehicle => OfBattery(vehicle, () => ToldValue.Of(Electric(vehicle)))),
        new("vehicle.energy.fuel.level", Blocks.Energies, vehicle => vehicle.Model.HasTank ? ToldValue.Of(Math.Round(vehicle.Fuel, 1)) : null),
        new("vehicle.energy.fuel.autonomy", Blocks.Energies, vehicle => vehicle.Model.HasTank ? ToldValue.Of(Fuel(vehicle)) : null),
        new("vehicle.autonomy", Blocks.Energies, vehicle => ToldValue.Of(Electric(vehicle) + Fuel(vehicle))),
        new("vehicle.energy.charging.status", Blocks.Energies, vehicle => OfBattery(vehicle, () => ToldValue.Of(vehicle.ChargingStatus))),
        new("vehicle.energy.charging.settings.chargePreferenceRate", Blocks.Energies,
            vehicle => OfBattery(vehicle, () => ToldValue.Of(vehicle.Settings.ChargePreferenceRate))),
        new("vehicle.energy.charging.plugged", Blocks.Energies, vehicle => OfBattery(vehicle, () => ToldValue.Of(vehicle.IsPlugged))),
        new("vehicle.energy.charging.type", Blocks.Energies, vehicle => OfBattery(vehicle, () => ToldValue.Of(
            vehicle.ChargingSession is not { } session ? "No" : session.IsQuick ? "Quick" : "Slow"))),
        new("vehicle.doorsState.lockedState", Blocks.DoorsState, vehicle => ToldValue.Of(vehicle.LockStates)),
        new("vehicle.doorsState.opening", Blocks.DoorsState, vehicle => ToldValue.Of(vehicle.OpenDoors)),
        new("vehicle.kinetic.moving", Blocks.Kinetic, vehicle => ToldValue.Of(vehicle.IsMoving)),
        new("vehicle.kinetic.speed", Blocks.Kinetic, vehicle => ToldValue.Of(Math.Round(vehicle.Speed, 1))),
        new("vehicle.trip", Blocks.Ignition, vehicle => ToldValue.Of(vehicle.Trip?.Id ?? "")),
        new("vehicle.trip.start", Blocks.Ignition, vehicle => ToldValue.Of(Text(vehicle.LastTrip?.Start))),
        new("vehicle.trip.stop", Blocks.Ignition, vehicle => ToldValue.Of(Text(vehicle.EndedTrip?.End))),
        new("vehicle.trip.duration", Blocks.Ignition,
            vehicle => vehicle.EndedTrip is { } trip ? ToldValue.Of(Math.Round(trip.Duration.TotalMinutes, 2)) : null),
        new("vehicle.trip.distance", Blocks.Ignition, vehicle => vehicle.EndedTrip is { } trip ? ToldValue.Of(Math.Round(trip.Total, 1)) : null),
        new("vehicle.trip.state", Blocks.Ignition, vehicle => vehicle.EndedTrip is { } trip ? ToldValue.Of(trip.Fault?.Status ?? "Nominal") : null),
        new("vehicle.maintenance.daysBeforeMaintenance", Blocks.Maintenance, vehicle => ToldValue.Of(vehicle.DaysBeforeMaintenance)),
        new("vehicle.maintenance.mileageBeforeMaintenance", Blocks.Maintenance, vehicle => ToldValue.Of(vehicle.MileageBeforeMaintenance)),
        new("vehicle.safety.beltWarning", Blocks.Safety,
            vehicle => ToldValue.Of(EquipmentWriter.Belts(vehicle).Any(belt => belt.State == "Omission") ? "Omission" : "Normal")),
        new("environment.air.temp", Blocks.Environment, vehicle => ToldValue.Of(Math.Round(vehicle.Temperature, 1))),
        new("privacy.state", Blocks.Privacy, vehicle => ToldValue.Of(vehicle.Settings.Privacy)),
        new("vehicle.drivingBehavior.mode", Blocks.DrivingBehavior, vehicle => ToldValue.Of(vehicle.Trip?.Mode(vehicle.At) ?? "Normal")),
        new("vehicle.collision.side", Blocks.Safety, vehicle => ToldValue.Of(Collision(vehicle).Select(detail => detail.Side).Distinct())),
        new("vehicle.collision.severity", Blocks.Safety, vehicle => ToldValue.Of(Collision(vehicle).Select(detail => detail.Severity).Distinct())),
        new("vehicle.safety.autoECallTriggering", Blocks.Safety, vehicle => ToldValue.Of(vehicle.CallsForHelp ? "Detected" : "NotDetected")),
        new("vehicle.preconditioning.airConditioning", Blocks.Preconditioning, vehicle => ToldValue.Of(vehicle.AirConditioningStatus)),
        new("vehicle.alarm.trigger.type", Blocks.Alarm, vehicle => vehicle.Alarm is { } alarm ? ToldValue.Of(alarm.Trigger ?? NoBreakIn) : null),
        new("vehicle.alarm.status.activation", Blocks.Alarm, vehicle => vehicle.Alarm is { } alarm ? ToldValue.Of(alarm.IsOn ? "Active" : "Inactive")
            : null),
        new("stolen.state", Blocks.Ignition | Blocks.Stolen, vehicle => ToldValue.Of(vehicle.IsStolen)),
    ];

    /// <summary>The number of the operand with this name; -1 when there is none.</summary>
    public static int Find(string name)
    {
        for (var i = 0; i < All.Count; i++)
        {
            if (All[i].Name == name)
                return i;
        }

        return -1;
    }

    private static ToldValue? OfBattery(Snapshot vehicle, Func<ToldValue?> read) => vehicle.Model.HasBattery ? read() : null;

    // Empty as long as there was none, so that the first one is a change.
    private static string Text(DateTimeOffset? instant) => instant is { } known ? JsonWriting.Text(known) : "";

    private static int Electric(Snapshot vehicle) => vehicle.Model.ElectricAutonomy(vehicle.Battery);

    private static int Fuel(Snapshot vehicle) => vehicle.Model.FuelAutonomy(vehicle.Fuel);

    private static IReadOnlyList<(string Side, string Severity)> Collision(Snapshot vehicle) =>
        vehicle.LastTrip?.Collision is { } collision && collision.At <= vehicle.At ? collision.Details : [];
}
