using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>What drives a vehicle at the moment.</summary>
[WireObject]
public sealed partial class Propulsion : MeasuredObject
{
    /// <summary>Thermal, Electric or Hybrid.</summary>
    [Wire("type")]
    public string? Type { get; private set; }

    /// <summary>When the car sent this part; null in telemetry of the past, whose time is that of the whole message.</summary>
    [Wire("createdAt")]
    public DateTime? CreatedAt { get; private set; }

    /// <summary>The type.</summary>
    public override string ToString() => Type ?? "";
}
