using Stellantis.Client.Bodies;
using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>Where on a trip a position is.</summary>
[WireObject]
public sealed partial class TripContext : MeasuredObject
{
    /// <summary>Kilometres (km) from the start of the trip.</summary>
    [Plausible(0, 10000)]
    [Wire("distance")]
    [Unit("km")]
    public double? Distance { get; private set; }

    /// <summary>Seconds from the start of the trip.</summary>
    [Plausible(0, 2678400)]
    [Wire("duration")]
    [Unit("s")]
    public double? Duration { get; private set; }

    /// <summary>Thermal, Electric or Hybrid.</summary>
    [Wire("propulsionType")]
    public string? PropulsionType { get; private set; }

    /// <summary>True when the car braked hard here.</summary>
    [Wire("kinetic.hardBraking")]
    public bool? HardBraking { get; private set; }

    /// <summary>True when it accelerated hard here.</summary>
    [Wire("kinetic.hardAcceleration")]
    public bool? HardAcceleration { get; private set; }

    /// <summary>True when it took a corner hard here.</summary>
    [Wire("kinetic.hardCornering")]
    public bool? HardCornering { get; private set; }

    /// <summary>The distance from the start.</summary>
    public override string ToString() => Summary.Of(Distance, "km");
}
