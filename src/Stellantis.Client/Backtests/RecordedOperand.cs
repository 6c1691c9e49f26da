using Stellantis.Client.Json;

namespace Stellantis.Client.Backtests;

/// <summary>
/// Where a value that triggers watch stands in the past of a vehicle: in its telemetry, or in its trips, alarms, collisions and stolen reports. It
/// has the units of telemetry on the wire: speed in m/s, distances in km; the duration of trips is in minutes.
/// </summary>
internal sealed class RecordedOperand
{
    /// <summary>What triggers call it.</summary>
    public required string Name { get; init; }

    /// <summary>The filter by which telemetry is asked for it; null when no filter does.</summary>
    public string? Type { get; init; }

    /// <summary>The members of a message of telemetry that <see cref="Read"/> looks at.</summary>
    public IReadOnlyList<string> Members { get; init; } = [];

    /// <summary>Reads it from a message of telemetry; null when the message does not tell it.</summary>
    public Func<Stellantis.Telemetry, RecordedValue?> Read { get; init; } = _ => null;

    /// <summary>What is needed to know it besides telemetry.</summary>
    public RecordKinds Needs { get; init; }

    /// <summary>The part of a message with which a vehicle tells it, where it is not read from the message.</summary>
    public Parts Part { get; init; }

    /// <summary>What it was at a moment, by the other records; null when they do not say.</summary>
    public Func<VehicleRecord, DateTime, RecordedValue?> Find { get; init; } = (_, _) => null;

    /// <summary>All of them, by their names.</summary>
    public static IReadOnlyDictionary<string, RecordedOperand> All { get; } = new[]
    {
        Of("vehicle.alert", "vehicle.activeAlerts", ["vehicle.alerts.active.activeAlerts.type"],
            told => told.Alerts is { } alerts ? RecordedValue.Of(alerts.Active.Select(alert => alert.Type)) : null),
        Of("vehicle.odometer", "vehicle.odometer", ["vehicle.odometer.mileage"], told => RecordedValue.Of(told.Odometer)),
        Of("vehicle.powertrain.status", null, [PowerTrain], told => RecordedValue.Of(told.PowerTrain)),
        Of("vehicle.engines.running", null, [PowerTrain, "vehicle.engines.gmpStatus", IgnitionType], told => RecordedValue.Of(IsRunning(told))),
        Of("vehicle.engines.thermic.oil.temp", "vehicle.engines", ["vehicle.engines.extension.thermic.oil.temp"],
            told => RecordedValue.Of(told.Engines.Select(engine => engine.OilTemp).FirstOrDefault(temp => temp is not null))),
        OfEnergy("vehicle.energy.electric.level", [Kind, SubKind, "level"], told => RecordedValue.Of(told.BatteryLevel)),
        OfEnergy("vehicle.energy.electric.autonomy", [Kind, SubKind, "autonomy"], told => RecordedValue.Of(told.BatteryAutonomy)),
        OfEnergy("vehicle.energy.fuel.level", [Kind, "level"], told => RecordedValue.Of(told.FuelLevel)),
        OfEnergy("vehicle.energy.fuel.autonomy", [Kind, "autonomy"], told => RecordedValue.Of(told.FuelAutonomy)),
        OfEnergy("vehicle.autonomy", [Kind, SubKind, "autonomy"], told => told.BatteryAutonomy is null && told.FuelAutonomy is null ? null
            : RecordedValue.Of((told.BatteryAutonomy ?? 0) + (told.FuelAutonomy ?? 0))),
        OfEnergy("vehicle.energy.charging.status", [Kind, SubKind, Charge + ".status"], told => RecordedValue.Of(told.ChargingStatus)),
        OfEnergy("vehicle.energy.charging.settings.chargePreferenceRate", [Charge + ".settings.chargePreferenceRate"],
            told => RecordedValue.Of(Charging(told)?.ChargePreferenceRate)),
        OfEnergy("vehicle.energy.charging.plugged", [Kind, SubKind, Charge + ".plugged"], told => RecordedValue.Of(told.IsPlugged)),
        OfEnergy("vehicle.energy.charging.type", [Charge + ".settings.chargingMode", Charge + ".chargingMode"],
            told => RecordedValue.Of(Charging(told)?.ChargingMode)),
        Of("vehicle.doorsState.lockedState", Doors, [Doors + ".lockedState", Doors + ".lockedStates"],
            told => told.DoorsState is { } doors ? RecordedValue.Of(doors.LockedState) : null),
        Of("vehicle.doorsState.opening", Doors, [Doors + ".opening"], told => told.DoorsState is { } doors
            ? RecordedValue.Of(doors.Opening.Where(door => door.State == "Open").Select(door => door.Identifier)) : null),
        Of("vehicle.kinetic.moving", Kinetic, [Kinetic + ".moving"], told => RecordedValue.Of(told.IsMoving)),
        Of("vehicle.kinetic.speed", Kinetic, [Kinetic + ".speed"], told => RecordedValue.Of(told.Kinetic?.MetresPerSecond)),
        Of("vehicle.trip", Ignition, [IgnitionType, "_links.trip"], told => told.Ignition is null ? null : RecordedValue.Of(told.TripId ?? "")),
        OfTrip("vehicle.trip.start", (record, at) => record.TripBefore(at) is { StartedAt: { } start } ? Time(start) : null),
        OfTrip("vehicle.trip.stop", (record, at) => record.EndedTripBefore(at) is { EndedAt: { } end } ? Time(end) : null),
        OfTrip("vehicle.trip.duration", (record, at) => record.EndedTripBefore(at) is { } trip
            ? RecordedValue.Of(trip.Duration is { } duration ? Math.Round(duration.TotalMinutes, 2) : null) : null),
        OfTrip("vehicle.trip.distance", (record, at) => RecordedValue.Of(record.EndedTripBefore(at)?.Distance)),
        OfTrip("vehicle.trip.state", (record, at) => record.EndedTripBefore(at) is { State: not null } trip
            ? RecordedValue.Of(trip.Faults.Count > 0 ? trip.Faults[0].Fault : "Nominal") : null),
        Of("vehicle.maintenance.daysBeforeMaintenance", Maintenance, [Maintenance + ".daysBeforeMaintenance"],
            told => RecordedValue.Of(told.Maintenance?.DaysBeforeMaintenance)),
        Of("vehicle.maintenance.mileageBeforeMaintenance", Maintenance, [Maintenance + ".mileageBeforeMaintenance"],
            told => RecordedValue.Of(told.Maintenance?.MileageBeforeMaintenance)),
        Of("vehicle.safety.beltWarning", Safety, [Safety + ".beltStatus"], told => told.Safety is not { BeltStatus.Count: > 0 } safety ? null
            : RecordedValue.Of(safety.BeltStatus.Any(belt => belt.Belt == "Omission") ? "Omission" : "Normal")),
        Of("environment.air.temp", "environment", ["environment.air.temp"], told => RecordedValue.Of(told.OutsideTemp)),
        Of("privacy.state", "privacy", ["privacy.state"], told => RecordedValue.Of(told.Privacy)),
        Of("vehicle.drivingBehavior.mode", "vehicle.drivingBehavior", ["vehicle.drivingBehavior.mode"],
            told => RecordedValue.Of(told.DrivingBehavior)),
        OfCollision("vehicle.collision.side", detail => detail.Side),
        OfCollision("vehicle.collision.severity", detail => detail.Severity),
        Of("vehicle.safety.autoECallTriggering", Safety, [Safety + ".autoECallTriggering"],
            told => RecordedValue.Of(told.Safety?.AutoECallTriggering)),
        Of("vehicle.preconditioning.airConditioning", "vehicle.preconditioning", ["vehicle.preconditioning.airConditioning.status"],
            told => RecordedValue.Of(told.Preconditioning?.Status)),
        new RecordedOperand
        {
            Name = "vehicle.alarm.trigger.type", Type = Alarm, Needs = RecordKinds.Alarms, Part = Parts.Alarm,
            // Once the alarm is switched on or off, there is no break-in.
            Find = (record, at) => record.AlarmBefore(at) is { } alarm ? RecordedValue.Of(alarm.TriggerType ?? "NoBreakIn") : null,
        },
        new RecordedOperand
        {
            Name = "vehicle.alarm.status.activation", Type = Alarm, Members = ["vehicle.alarm.status"], Part = Parts.Alarm,
            Read = told => RecordedValue.Of(told.Alarm?.Activation),
            // An alarm that goes off is on.
            Find = (record, at) => record.AlarmBefore(at) is { } alarm ? RecordedValue.Of(alarm.Activation ?? "Active") : null,
        },
        new RecordedOperand
        {
            Name = "stolen.state", Type = Ignition, Needs = RecordKinds.StolenReports, Part = Parts.Ignition,
            Members = ["vehicle.stolen.state"], Read = told => RecordedValue.Of(told.Stolen?.IsActive),
            Find = (record, at) => record.Kinds.HasFlag(RecordKinds.StolenReports) ? RecordedValue.Of(record.IsStolenAt(at)) : null,
        },
    }.ToDictionary(operand => operand.Name, StringComparer.Ordinal);

    private const string Energies = "vehicle.energies";
    private const string Doors = "vehicle.doorsState";
    private const string Kinetic = "vehicle.kinetic";
    private const string Kind = "type";
    private const string SubKind = "subType";
    private const string Charge = "extension.electric.charging";
    private const string Ignition = "vehicle.ignition";
    private const string IgnitionType = "vehicle.ignition.type";
    private const string PowerTrain = "vehicle.powerTrain.gmpStatus";
    private const string Maintenance = "vehicle.maintenance";
    private const string Safety = "vehicle.safety";
    private const string Alarm = "vehicle.alarm.status";

    private static RecordedOperand Of(string name, string? type, string[] members, Func<Stellantis.Telemetry, RecordedValue?> read) =>
        new() { Name = name, Type = type, Members = members, Read = read };

    private static RecordedOperand OfEnergy(string name, string[] members, Func<Stellantis.Telemetry, RecordedValue?> read) =>
        Of(name, Energies, [.. members.Select(member => $"{Energies}.{member}")], read);

    private static RecordedOperand OfTrip(string name, Func<VehicleRecord, DateTime, RecordedValue?> find) =>
        new() { Name = name, Type = Ignition, Needs = RecordKinds.Trips, Part = Parts.Ignition, Find = find };

    private static RecordedOperand OfCollision(string name, Func<CollisionDetail, string?> read) => new()
    {
        Name = name, Type = Safety, Needs = RecordKinds.Collisions | RecordKinds.Trips, Part = Parts.Safety,
        Find = (record, at) => record.Kinds.HasFlag(RecordKinds.Collisions) ? RecordedValue.Of(record.CollisionAt(at).Select(read)) : null,
    };

    private static RecordedValue? Time(DateTime time) => RecordedValue.Of(WireText.Date(time));

    private static EnergyCharging? Charging(Stellantis.Telemetry told) =>
        told.Energies.FirstOrDefault(energy => energy.Charging is not null)?.Charging;

    // Not every message tells the state of the engine; with the ignition on, it runs.
    private static bool? IsRunning(Stellantis.Telemetry told) =>
        (told.PowerTrain ?? told.Engines.Select(engine => engine.GmpStatus).FirstOrDefault(status => status is not null)) is { } state
            ? state == "Running" : told.Ignition is { } ignition ? ignition == "Start" : null;
}
