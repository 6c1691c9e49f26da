namespace Stellantis;

/// <summary>What the states and failure causes of remote commands mean, in plain words, and what to do about them.</summary>
internal static class RemoteReasons
{
    private const string Charge = "Let the vehicle charge or drive, then send the command again.";
    private const string Fewer = "Send fewer commands, and wait before the next one.";
    private const string Scopes = "Check the rights of the connection: Test-StellantisConnection -Detailed.";
    private const string Again = "Send the command again later; if it stays so, ask the service's support.";
    private const string Month = "Wait until the vehicle is driven, or until the month is over: Invoke-StellantisWakeup would be refused too.";

    // The service's word, what it means, what to do. Those of the flow charts and of the page on notifications are beside those of the specification.
    private static readonly Dictionary<string, (string Words, string Remedy)> s_causes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["AuthorizationError"] = ("the service does not authorise this command", Scopes),
        ["GeneralError"] = ("the service failed and does not say why", Again),
        ["VehicleError"] = ("the vehicle failed to carry it out", Again),
        ["WrongCommand"] = ("the vehicle does not take this command in its present state",
            "See what the vehicle takes: Get-StellantisVehicleCapability, and how it is: Get-StellantisTelemetry -Latest."),
        ["VehicleConnectionTimeout"] = ("the vehicle did not answer",
            "Wait until the vehicle has a mobile network again (it may stand in a garage), then send the command again."),
        ["MissingRights"] = ("the sender has no right to this command", Scopes),
        ["NotPossibleDueToVehicleBatteryLevel"] = ("the battery of the vehicle is too low", Charge),
        ["VehicleBatteryChargeTooLow"] = ("the battery of the vehicle is too low", Charge),
        ["NotPossibleDueToVehiclePrivacyLevel"] = ("the driver has turned on a privacy mode",
            "Ask the driver to turn the privacy mode off in the vehicle."),
        ["PrivacyFull"] = ("the driver has turned on full privacy", "Ask the driver to turn the privacy mode off in the vehicle."),
        ["TooManyWakeUpsOverMonth"] = ("the vehicle was woken up too often this month", Month),
        ["TooManyWakesUpsOverMonth"] = ("the vehicle was woken up too often this month", Month),
        ["TooManyRequestInShortTime"] = ("too many commands were sent to the vehicle in a short time", Fewer),
        ["TooManyRequestSent"] = ("too many commands were sent", Fewer),
        ["SameActionInProgress"] = ("another command is under way for this vehicle",
            "Wait for its end: Get-StellantisRemote <vehicle> | Wait-StellantisRemote, then send this one again."),
        ["NotPossibleDueToVehicleStolenState"] = ("the vehicle is reported as stolen",
            "Take the report back first, if it is over: Disable-StellantisStolenMode."),
        ["StolenVehicle"] = ("the vehicle is reported as stolen", "Take the report back first, if it is over: Disable-StellantisStolenMode."),
        ["VehicleInUse"] = ("somebody is using the vehicle", "Send the command again when the vehicle is parked and its ignition is off."),
        ["DoorsOpen"] = ("a door, a window or the boot is open",
            "Close what is open (Get-StellantisTelemetry -Latest tells what), then send it again."),
        ["VehicleErrorOrCidInside"] = ("the vehicle failed, or its key is inside", "Take the key out of the vehicle, then send the command again."),
        ["CidInside"] = ("the key is inside the vehicle", "Take the key out of the vehicle, then send the command again."),
        ["ExternalChargingSystemError"] = ("the charging station does not deliver, or the cable is not plugged in",
            "Plug the cable in and check the charging station."),
        ["VehicleChargingSystemError"] = ("the charging system of the vehicle has a fault", "Have the vehicle looked at in a workshop."),
        ["VehicleIsNotLocked"] = ("the vehicle is not locked", "Lock it first: Lock-StellantisVehicle -Wait."),
        ["CanceledByDriver"] = ("the driver cancelled it", "Speak with the driver before you send it again."),
        ["HdmiRemoteServiceDeactivated"] = ("remote services are turned off in the vehicle", "Turn remote services on in the vehicle's settings."),
        ["AlertIdentificationFailedByVehicle"] = ("the vehicle did not recognise the sender", Again),
    };

    private static readonly Dictionary<string, string> s_states = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Accepted"] = "the service has accepted it",
        ["WakingUpVehicle"] = "the vehicle is being woken up",
        ["CheckingVehicle"] = "the state of the vehicle is being checked",
        ["SentToVehicle"] = "it was sent to the vehicle, which has not answered yet",
        ["VehicleBatteryChargeTooLow"] = "the battery of the vehicle is too low",
        ["VehicleBatteryLevelWarning"] = "the battery of the vehicle is low",
        ["TooManyWakeUpsOverMonth"] = "the vehicle was woken up too often this month",
    };

    /// <summary>The documented failure causes.</summary>
    public static IReadOnlyCollection<string> Causes => s_causes.Keys;

    /// <summary>The documented states in which a command is under way.</summary>
    public static IReadOnlyCollection<string> PendingStates => s_states.Keys;

    /// <summary>What a failure cause means; one that is not documented, as it is.</summary>
    public static string OfCause(string? cause) => string.IsNullOrEmpty(cause) ? "the service does not say why"
        : s_causes.TryGetValue(cause!, out var known) ? known.Words : $"the service says {cause}";

    /// <summary>What to do about a failure cause.</summary>
    public static string RemedyOf(string? cause) =>
        cause is not null && s_causes.TryGetValue(cause, out var known) ? known.Remedy : Again;

    /// <summary>What a state means in which a command is under way; one that is not documented, as it is.</summary>
    public static string OfState(string? state) => string.IsNullOrEmpty(state) ? "nothing was heard of it"
        : s_states.TryGetValue(state!, out var words) ? words : $"its state is {state}";

    /// <summary>True for a state that is pending by its name, and from which nothing more is to be expected.</summary>
    public static bool IsDeadEnd(string? state) => state is "VehicleBatteryChargeTooLow" or "TooManyWakeUpsOverMonth";
}
