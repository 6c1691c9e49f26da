using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>The brakes.</summary>
[WireObject]
public sealed partial class Braking : MeasuredObject
{
    /// <summary>True when the parking brake is applied.</summary>
    [Wire("parking")]
    public bool? Parking { get; private set; }

    /// <summary>When the car sent this part; null in telemetry of the past, whose time is that of the whole message.</summary>
    [Wire("createdAt")]
    public DateTime? CreatedAt { get; private set; }

    /// <summary>The parking brake.</summary>
    public override string ToString() => Parking is { } parking ? $"parking: {parking}" : "";
}
