using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>Locks, doors and windows.</summary>
[WireObject]
public sealed partial class DoorsState : MeasuredObject
{
    /// <summary>All states of the locks that hold at once: Locked, Unlocked, SuperLocked, DriverDoorUnlocked ...</summary>
    [Wire("lockedState", Also = ["lockedStates"])]
    public IReadOnlyList<string> LockedState { get; private set; } = ValueList<string>.None;

    /// <summary>The doors and windows, one by one.</summary>
    [Wire("opening")]
    public IReadOnlyList<DoorOpening> Opening { get; private set; } = ValueList<DoorOpening>.None;

    /// <summary>When the car sent this part; null in telemetry of the past, whose time is that of the whole message.</summary>
    [Wire("createdAt")]
    public DateTime? CreatedAt { get; private set; }

    internal string? Open => Opening.Count == 0 ? null : string.Join(", ", Opening.Where(o => o.State == "Open").Select(o => o.Identifier));

    /// <summary>The states of the locks.</summary>
    public override string ToString() => string.Join(", ", LockedState);
}
