using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>The odometer.</summary>
[WireObject]
public sealed partial class Odometer : MeasuredObject
{
    /// <summary>The distance driven in all, in km.</summary>
    [Plausible(0, 1500000)]
    [Wire("mileage")]
    [Unit("km")]
    public double? Mileage { get; private set; }

    /// <summary>When the car sent this part; null in telemetry of the past, whose time is that of the whole message.</summary>
    [Wire("createdAt")]
    public DateTime? CreatedAt { get; private set; }

    /// <summary>The distance.</summary>
    public override string ToString() => Summary.Of(Mileage, "km");
}
