using Stellantis.Sandbox.Options;

namespace Stellantis.Sandbox.World;

/// <summary>How the next remotes of a vehicle are to go, where somebody has said so: each ends in one way, or stays in a state for ever.</summary>
/// <param name="Outcome">The state in which they end; null when the vehicle decides.</param>
/// <param name="Cause">Why they fail.</param>
/// <param name="Status">The state that they do not leave; null when they end.</param>
/// <param name="Life">How long they take; null for as long as usual.</param>
internal sealed record RemoteArrangement(string? Outcome, string? Cause, string? Status, TimeSpan? Life)
{
    /// <summary>In place of an outcome: the vehicle decides again.</summary>
    public const string Forget = "None";

    public static readonly TimeSpan MaxLife = TimeSpan.FromDays(1);

    public static RemoteArrangement Usual { get; } = new(null, null, null, null);

    /// <summary>The ends of remotes.</summary>
    public static IReadOnlyList<string> Outcomes { get; } = ["Success", "AlreadyDone", "Failed"];

    /// <summary>The states of remotes on their way.</summary>
    public static IReadOnlyList<string> Statuses { get; } =
    [
        Remote.Accepted, Remote.WakingUp, Remote.Checking, Remote.Sent, "VehicleBatteryChargeTooLow", "TooManyWakeUpsOverMonth",
        "VehicleBatteryLevelWarning",
    ];

    /// <summary>The documented causes of failures: those of the contract, then those that the page about events adds.</summary>
    public static IReadOnlyList<string> Causes { get; } =
    [
        "AuthorizationError", "GeneralError", "VehicleError", "WrongCommand", "VehicleConnectionTimeout", "MissingRights",
        "NotPossibleDueToVehicleBatteryLevel", "NotPossibleDueToVehiclePrivacyLevel", "TooManyWakeUpsOverMonth", "TooManyRequestInShortTime",
        "SameActionInProgress", "NotPossibleDueToVehicleStolenState", "VehicleInUse", "TooManyRequestSent", "DoorsOpen", "VehicleErrorOrCidInside",
        "CidInside", "ExternalChargingSystemError", "VehicleChargingSystemError", "VehicleIsNotLocked", "CanceledByDriver",
        "StolenVehicle", "PrivacyFull", "HdmiRemoteServiceDeactivated", "AlertIdentificationFailedByVehicle",
    ];

    /// <summary>What comes of changes: what is said anew stands in for what it contradicts.</summary>
    /// <exception cref="ArgumentException">The changes contradict each other; the parameter is the member of the state.</exception>
    public RemoteArrangement With(SandboxVehicleState changes)
    {
        var (outcome, cause, status, life) = (changes.RemoteOutcome, changes.RemoteCause, changes.RemoteStatus, changes.RemoteLife);
        var forgets = outcome == Forget;
        Refuse(nameof(changes.RemoteOutcome), outcome is not null && Statuses.Contains(outcome),
            $"'{outcome}' is a state on the way: give it as RemoteStatus.");
        Refuse(nameof(changes.RemoteStatus), status is not null && Outcomes.Contains(status),
            $"'{status}' is an end: give it as RemoteOutcome.");
        Refuse(nameof(changes.RemoteCause), cause is not null && outcome is Forget or "Success" or "AlreadyDone",
            $"RemoteCause tells why commands fail, and RemoteOutcome is {outcome}: give one of the two.");
        Refuse(nameof(changes.RemoteStatus), status is not null && (outcome is not null || cause is not null),
            "With RemoteStatus commands do not end: RemoteOutcome and RemoteCause do not go with it.");
        Refuse(nameof(changes.RemoteLife), life < TimeSpan.Zero || life > MaxLife, "RemoteLife must be in the range 0 to 1 day.");
        foreach (var (name, text) in new[] { (nameof(changes.RemoteOutcome), outcome), (nameof(changes.RemoteCause), cause),
            (nameof(changes.RemoteStatus), status) })
            Refuse(name, text?.Trim().Length == 0, $"{name} must not be empty.");

        var had = forgets ? Usual : this;
        had = had with { Life = life ?? had.Life };
        return status is not null ? had with { Outcome = null, Cause = null, Status = status }
            : cause is not null ? had with { Outcome = outcome ?? "Failed", Cause = cause, Status = null }
            : outcome is not null && !forgets ? had with { Outcome = outcome, Cause = null, Status = null }
            : had;
    }

    private static void Refuse(string name, bool isWrong, string problem)
    {
        if (isWrong)
            throw new ArgumentException(problem, name);
    }
}
