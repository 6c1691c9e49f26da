using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>The air outside a vehicle.</summary>
[WireObject]
public sealed partial class Air : MeasuredObject
{
    /// <summary>The temperature in °C.</summary>
    [Plausible(-60, 70)]
    [Wire("temp")]
    [Unit("°C")]
    public double? Temp { get; private set; }

    /// <summary>When the car sent this part; null in telemetry of the past, whose time is that of the whole message.</summary>
    [Wire("createdAt")]
    public DateTime? CreatedAt { get; private set; }

    /// <summary>The temperature.</summary>
    public override string ToString() => Summary.Of(Temp, "°C");
}
