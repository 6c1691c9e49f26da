using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>The light outside a vehicle.</summary>
[WireObject]
public sealed partial class Luminosity : MeasuredObject
{
    /// <summary>True in daylight.</summary>
    [Wire("day")]
    public bool? Day { get; private set; }

    /// <summary>When the car sent this part; null in telemetry of the past, whose time is that of the whole message.</summary>
    [Wire("createdAt")]
    public DateTime? CreatedAt { get; private set; }

    /// <summary>day or night.</summary>
    public override string ToString() => Day is { } day ? (day ? "day" : "night") : "";
}
