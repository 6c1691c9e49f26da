namespace Stellantis.Client.Bodies;

/// <summary>The data that triggers can watch, each with the operators and values that the service documents for it.</summary>
internal static class OperandTable
{
    private const string EqualsTo = "equalsTo";
    private const string GreaterThan = "greaterThan";
    private const string LowerThan = "lowerThan";
    private const string IncludedIn = "includedIn";
    private const string OnChange = "onChange";

    private static readonly string[] s_comparisons = [EqualsTo, GreaterThan, LowerThan];
    private static readonly string[] s_choices = [EqualsTo, IncludedIn];
    private static readonly string[] s_choicesAndChange = [EqualsTo, IncludedIn, OnChange];

    /// <summary>What data triggers can watch, with the operators and values that go with each.</summary>
    public static IReadOnlyList<Operand> All { get; } =
    [
        Choice("vehicle.alert", s_choicesAndChange, KnownValues.AlertNames, previous: s_choices),
        Number("vehicle.odometer"),
        Choice("vehicle.powertrain.status", s_choicesAndChange, ["NotRunning", "Starting", "Running", "Stopping", "Stopped"]),
        Number("vehicle.engines.thermic.oil.temp"),
        Number("vehicle.energy.electric.level"),
        Number("vehicle.energy.electric.autonomy"),
        Number("vehicle.energy.fuel.level"),
        Number("vehicle.energy.fuel.autonomy"),
        Number("vehicle.autonomy"),
        Choice("vehicle.energy.charging.status", s_choicesAndChange, KnownValues.ChargingStatuses, previous: s_choices),
        Choice("vehicle.energy.charging.settings.chargePreferenceRate", [OnChange], KnownValues.ChargePreferenceRates),
        Flag("vehicle.energy.charging.plugged", [OnChange, EqualsTo], previous: [EqualsTo]),
        Choice("vehicle.energy.charging.type", [EqualsTo], ["No", "Slow", "Quick"]),
        Change("vehicle.doorsState.lockedState"),
        Change("vehicle.doorsState.opening"),
        // No data to watch by the list, but one whose earlier state the service documents.
        Flag("vehicle.engines.running", [EqualsTo], previous: [EqualsTo]),
        Flag("vehicle.kinetic.moving", [EqualsTo], previous: [EqualsTo]),
        Number("vehicle.kinetic.speed"),
        // Listed without a word on its operators.
        new("vehicle.trip", ValueKind.Text, KnownValues.Operators, Values: null, PreviousOperators: []),
        Change("vehicle.trip.start"),
        Change("vehicle.trip.stop"),
        Number("vehicle.trip.duration"),
        Number("vehicle.trip.distance"),
        Choice("vehicle.trip.state", s_choices, ["Nominal", "Unstarted", "DataLacking", "Unfinished"]),
        Number("vehicle.maintenance.daysBeforeMaintenance"),
        Number("vehicle.maintenance.mileageBeforeMaintenance"),
        Choice("vehicle.safety.beltWarning", [EqualsTo, OnChange], ["Normal", "Omission"], previous: [EqualsTo]),
        Number("environment.air.temp"),
        Choice("privacy.state", s_choicesAndChange, ["None", "Geolocation", "Full"], previous: s_choices),
        Choice("vehicle.drivingBehavior.mode", s_choicesAndChange, KnownValues.DrivingModes, previous: s_choices),
        Choice("vehicle.collision.side", s_choices, ["Front", "Rear", "Lateral", "Left", "Right"]),
        Choice("vehicle.collision.severity", s_choices, ["Minimal", "Minor", "Major"]),
        Choice("vehicle.safety.autoECallTriggering", s_choicesAndChange, ["NotDetected", "Detected", "ShockDetectionUnabled"], previous: s_choices),
        Change("vehicle.preconditioning.airConditioning"),
        Choice("vehicle.alarm.trigger.type", s_choicesAndChange, KnownValues.AlarmTriggers),
        Choice("vehicle.alarm.status.activation", [EqualsTo, OnChange], ["Inactive", "Active"]),
        Flag("stolen.state", [EqualsTo]),
    ];

    /// <summary>The names of all.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(o => o.Name)];

    private static Operand Number(string name) => new(name, ValueKind.Number, s_comparisons, Values: null, PreviousOperators: []);

    private static Operand Flag(string name, string[] operators, string[]? previous = null) =>
        new(name, ValueKind.Boolean, operators, ["true", "false"], previous ?? []);

    private static Operand Choice(string name, string[] operators, IReadOnlyList<string> values, string[]? previous = null) =>
        new(name, ValueKind.Text, operators, values, previous ?? []);

    private static Operand Change(string name) => new(name, ValueKind.Text, [OnChange], Values: null, PreviousOperators: []);
}
