using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>Seat belts and the emergency call.</summary>
[WireObject]
public sealed partial class Safety : MeasuredObject
{
    /// <summary>The seat belts, one by one.</summary>
    [Wire("beltStatus")]
    public IReadOnlyList<BeltStatus> BeltStatus { get; private set; } = ValueList<BeltStatus>.None;

    /// <summary>The automatic emergency call: NotDetected, Detected or ShockDetectionUnabled.</summary>
    [Wire("autoECallTriggering")]
    public string? AutoECallTriggering { get; private set; }

    /// <summary>When the car sent this part; null in telemetry of the past, whose time is that of the whole message.</summary>
    [Wire("createdAt")]
    public DateTime? CreatedAt { get; private set; }

    /// <summary>The emergency call.</summary>
    public override string ToString() => AutoECallTriggering ?? "";
}
