using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>How a vehicle moves.</summary>
[WireObject]
public sealed partial class Kinetic : MeasuredObject
{
    /// <summary>The speed in km/h, as everywhere; the service sends it in m/s, which <see cref="WireObject.ToJson"/> gives back.</summary>
    [Plausible(0, 360)]
    [Unit("km/h")]
    public double? Speed => MetresPerSecond is { } speed ? Math.Round(speed * 3.6, 9) : null;

    [Wire("speed")]
    internal double? MetresPerSecond { get; private set; }

    /// <summary>The acceleration in m/s².</summary>
    [Plausible(-50, 50)]
    [Wire("acceleration")]
    [Unit("m/s²")]
    public double? Acceleration { get; private set; }

    /// <summary>True while it moves.</summary>
    [Wire("moving")]
    public bool? Moving { get; private set; }

    /// <summary>When the car sent this part; null in telemetry of the past, whose time is that of the whole message.</summary>
    [Wire("createdAt")]
    public DateTime? CreatedAt { get; private set; }

    /// <summary>The speed.</summary>
    public override string ToString() => Summary.Of(Speed, "km/h");
}
