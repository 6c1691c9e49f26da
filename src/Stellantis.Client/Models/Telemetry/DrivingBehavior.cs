using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>The driving mode.</summary>
[WireObject]
public sealed partial class DrivingBehavior : MeasuredObject
{
    /// <summary>Normal, Sport, Comfort, Eco, Sand, Mud, Snow, ZEV ...</summary>
    [Wire("mode")]
    public string? Mode { get; private set; }

    /// <summary>When the car sent this part; null in telemetry of the past, whose time is that of the whole message.</summary>
    [Wire("createdAt")]
    public DateTime? CreatedAt { get; private set; }

    /// <summary>The mode.</summary>
    public override string ToString() => Mode ?? "";
}
