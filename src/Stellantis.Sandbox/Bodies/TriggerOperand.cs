using System.Globalization;

namespace Stellantis.Sandbox.Bodies;

/// <summary>
/// What a data trigger can watch: which operators the contract gives it, what its values are, and the operators for the state it comes from.
/// </summary>
internal sealed record TriggerOperand(string Name, string[] Operators, Func<string, bool>? Accepts = null, string[]? PreviousOperators = null)
{
    private const string EqualsTo = "equalsTo";
    private const string GreaterThan = "greaterThan";
    private const string LowerThan = "lowerThan";
    private const string IncludedIn = "includedIn";
    private const string OnChange = "onChange";

    private static readonly string[] s_compare = [EqualsTo, GreaterThan, LowerThan];
    private static readonly string[] s_match = [EqualsTo, IncludedIn];
    private static readonly string[] s_matchOrChange = [EqualsTo, IncludedIn, OnChange];
    private static readonly string[] s_equalsOrChange = [EqualsTo, OnChange];
    private static readonly string[] s_equals = [EqualsTo];
    private static readonly string[] s_change = [OnChange];

    private static readonly Func<string, bool> s_boolean = Among("true", "false");
    private static readonly Func<string, bool> s_charging = Among("Disconnected", "InProgress", "Failure", "Stopped", "Finished");

    public static string[] AllOperators { get; } = [EqualsTo, GreaterThan, LowerThan, IncludedIn, OnChange];

    /// <summary>The operands of the schema's list, and those that only its prose names.</summary>
    public static IReadOnlyDictionary<string, TriggerOperand> All { get; } = new TriggerOperand[]
    {
        new("vehicle.alert", s_matchOrChange, Vocabulary.IsAlert, s_match),
        new("vehicle.odometer", s_compare, Number),
        new("vehicle.powertrain.status", s_matchOrChange, Among("NotRunning", "Starting", "Running", "Stopping", "Stopped")),
        new("vehicle.engines.thermic.oil.temp", s_compare, Number),
        new("vehicle.engines.running", s_equals, s_boolean, s_equals),
        new("vehicle.energy.electric.level", s_compare, Number),
        new("vehicle.energy.electric.autonomy", s_compare, Number),
        new("vehicle.energy.fuel.level", s_compare, Number),
        new("vehicle.energy.fuel.autonomy", s_compare, Number),
        new("vehicle.autonomy", s_compare, Number),
        new("vehicle.energy.charging.status", s_matchOrChange, s_charging, s_match),
        new("vehicle.energy.charging.settings.chargePreferenceRate", s_change),
        new("vehicle.energy.charging.plugged", s_equalsOrChange, s_boolean, s_equals),
        new("vehicle.energy.charging.type", s_equals, Among("No", "Slow", "Quick")),
        new("vehicle.doorsState.lockedState", s_change),
        new("vehicle.doorsState.opening", s_change),
        new("vehicle.kinetic.moving", s_equals, s_boolean, s_equals),
        new("vehicle.kinetic.speed", s_compare, Number),
        new("vehicle.trip", AllOperators),
        new("vehicle.trip.start", s_change),
        new("vehicle.trip.stop", s_change),
        new("vehicle.trip.duration", s_compare, Number),
        new("vehicle.trip.distance", s_compare, Number),
        new("vehicle.trip.state", s_match, Among("Nominal", "Unstarted", "DataLacking", "Unfinished")),
        new("vehicle.maintenance.daysBeforeMaintenance", s_compare, Number),
        new("vehicle.maintenance.mileageBeforeMaintenance", s_compare, Number),
        new("vehicle.safety.beltWarning", s_equalsOrChange, Among("Normal", "Omission"), s_equals),
        new("environment.air.temp", s_compare, Number),
        new("privacy.state", s_matchOrChange, Among("None", "Geolocation", "Full"), s_match),
        new("vehicle.drivingBehavior.mode", s_matchOrChange, Vocabulary.IsDrivingMode, s_match),
        new("vehicle.collision.side", s_match, Among("Front", "Rear", "Lateral", "Left", "Right")),
        new("vehicle.collision.severity", s_match, Among("Minimal", "Minor", "Major")),
        new("vehicle.safety.autoECallTriggering", s_matchOrChange, Among("NotDetected", "Detected", "ShockDetectionUnabled"), s_match),
        new("vehicle.preconditioning.airConditioning", s_change),
        new("vehicle.alarm.trigger.type", s_matchOrChange, Vocabulary.IsAlarmTrigger),
        new("vehicle.alarm.status.activation", s_equalsOrChange, Among("Inactive", "Active")),
        new("stolen.state", s_equals, s_boolean),
    }.ToDictionary(operand => operand.Name, StringComparer.Ordinal);

    private static bool Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static Func<string, bool> Among(params string[] values) => values.Contains;
}
