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
        Of("vehicle.alert", "vehicle.activeAlerts",
            told => told.Alerts is { } alerts ? RecordedValue.Of(alerts.Active.Select(alert => alert.Type)) : null),
        Of("vehicle.odometer", "vehicle.odometer", told => RecordedValue.Of(told.Odometer)),
        Of("vehicle.powertrain.status", null, told => RecordedValue.Of(told.PowerTrain)),
        Of("vehicle.engines.running", null, told => RecordedValue.Of(IsRunning(told))),
        Of("vehicle.engines.thermic.oil.temp", "vehicle.engines",
            told => RecordedValue.Of(told.Engines.Select(engine => engine.OilTemp).FirstOrDefault(temp => temp is not null))),
        Of("vehicle.energy.electric.level", Energies, told => RecordedValue.Of(told.BatteryLevel)),
        Of("vehicle.energy.electric.autonomy", Energies, told => RecordedValue.Of(told.BatteryAutonomy)),
        Of("vehicle.energy.fuel.level", Energies, told => RecordedValue.Of(told.FuelLevel)),
        Of("vehicle.energy.fuel.autonomy", Energies, told => RecordedValue.Of(told.FuelAutonomy)),
        Of("vehicle.autonomy", Energies, told => told.BatteryAutonomy is null && told.FuelAutonomy is null ? null
            : RecordedValue.Of((told.BatteryAutonomy ?? 0) + (told.FuelAutonomy ?? 0))),
        Of("vehicle.energy.charging.status", Energies, told => RecordedValue.Of(told.ChargingStatus)),
        Of("vehicle.energy.charging.settings.chargePreferenceRate", Energies, told => RecordedValue.Of(Charging(told)?.ChargePreferenceRate)),
        Of("vehicle.energy.charging.plugged", Energies, told => RecordedValue.Of(told.IsPlugged)),
        Of("vehicle.energy.charging.type", Energies, told => RecordedValue.Of(Charging(told)?.ChargingMode)),
        Of("vehicle.doorsState.lockedState", Doors, told => told.DoorsState is { } doors ? RecordedValue.Of(doors.LockedState) : null),
        Of("vehicle.doorsState.opening", Doors, told => told.DoorsState is { } doors
            ? RecordedValue.Of(doors.Opening.Where(door => door.State == "Open").Select(door => door.Identifier)) : null),
        Of("vehicle.kinetic.moving", Kinetic, told => RecordedValue.Of(told.IsMoving)),
        Of("vehicle.kinetic.speed", Kinetic, told => RecordedValue.Of(told.Kinetic?.MetresPerSecond)),
        Of("vehicle.trip", Ignition, told => told.Ignition is null ? null : RecordedValue.Of(told.TripId ?? "")),
        OfTrip("vehicle.trip.start", (record, at) => record.TripBefore(at) is { StartedAt: { } start } ? Time(start) : null),
        OfTrip("vehicle.trip.stop", (record, at) => record.EndedTripBefore(at) is { EndedAt: { } end } ? Time(end) : null),
        OfTrip("vehicle.trip.duration", (record, at) => record.EndedTripBefore(at) is { } trip
            ? RecordedValue.Of(trip.Duration is { } duration ? Math.Round(duration.TotalMinutes, 2) : null) : null),
        OfTrip("vehicle.trip.distance", (record, at) => RecordedValue.Of(record.EndedTripBefore(at)?.Distance)),
        OfTrip("vehicle.trip.state", (record, at) => record.EndedTripBefore(at) is { } trip
            ? RecordedValue.Of(trip.Faults.Count > 0 ? trip.Faults[0].Fault : "Nominal") : null),
        Of("vehicle.maintenance.daysBeforeMaintenance", Maintenance, told => RecordedValue.Of(told.Maintenance?.DaysBeforeMaintenance)),
        Of("vehicle.maintenance.mileageBeforeMaintenance", Maintenance, told => RecordedValue.Of(told.Maintenance?.MileageBeforeMaintenance)),
        Of("vehicle.safety.beltWarning", Safety, told => told.Safety is not { BeltStatus.Count: > 0 } safety ? null
            : RecordedValue.Of(safety.BeltStatus.Any(belt => belt.Belt == "Omission") ? "Omission" : "Normal")),
        Of("environment.air.temp", "environment", told => RecordedValue.Of(told.OutsideTemp)),
        Of("privacy.state", "privacy", told => RecordedValue.Of(told.Privacy)),
        Of("vehicle.drivingBehavior.mode", "vehicle.drivingBehavior", told => RecordedValue.Of(told.DrivingBehavior)),
        OfCollision("vehicle.collision.side", detail => detail.Side),
        OfCollision("vehicle.collision.severity", detail => detail.Severity),
        Of("vehicle.safety.autoECallTriggering", Safety, told => RecordedValue.Of(told.Safety?.AutoECallTriggering)),
        Of("vehicle.preconditioning.airConditioning", "vehicle.preconditioning", told => RecordedValue.Of(told.Preconditioning?.Status)),
        new RecordedOperand
        {
            Name = "vehicle.alarm.trigger.type", Type = Alarm, Needs = RecordKinds.Alarms, Part = Parts.Alarm,
            // Once the alarm is switched on or off, there is no break-in.
            Find = (record, at) => record.AlarmBefore(at) is { } alarm ? RecordedValue.Of(alarm.TriggerType ?? "NoBreakIn") : null,
        },
        new RecordedOperand
        {
            Name = "vehicle.alarm.status.activation", Type = Alarm, Part = Parts.Alarm, Read = told => RecordedValue.Of(told.Alarm?.Activation),
            // An alarm that goes off is on.
            Find = (record, at) => record.AlarmBefore(at) is { } alarm ? RecordedValue.Of(alarm.Activation ?? "Active") : null,
        },
        new RecordedOperand
        {
            Name = "stolen.state", Type = Ignition, Needs = RecordKinds.StolenReports, Part = Parts.Ignition,
            Read = told => RecordedValue.Of(told.Stolen?.IsActive),
            Find = (record, at) => record.Kinds.HasFlag(RecordKinds.StolenReports) ? RecordedValue.Of(record.IsStolenAt(at)) : null,
        },
    }.ToDictionary(operand => operand.Name, StringComparer.Ordinal);

    private const string Energies = "vehicle.energies";
    private const string Doors = "vehicle.doorsState";
    private const string Kinetic = "vehicle.kinetic";
    private const string Ignition = "vehicle.ignition";
    private const string Maintenance = "vehicle.maintenance";
    private const string Safety = "vehicle.safety";
    private const string Alarm = "vehicle.alarm.status";

    private static RecordedOperand Of(string name, string? type, Func<Stellantis.Telemetry, RecordedValue?> read) =>
        new() { Name = name, Type = type, Read = read };

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
