using Stellantis.Client.Bodies;
using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>A point in the course of a charging session.</summary>
[WireObject]
public sealed partial class ChargingSessionSegment : MeasuredObject
{
    /// <summary>Seconds from the begin.</summary>
    [Plausible(0, 2678400)]
    [Wire("offset")]
    [Unit("s")]
    public double? Offset { get; private set; }

    /// <summary>The level in %.</summary>
    [Plausible(0, 100)]
    [Wire("level")]
    [Unit("%")]
    public double? Level { get; private set; }

    /// <summary>The range in km.</summary>
    [Plausible(0, 2000)]
    [Wire("autonomy")]
    [Unit("km")]
    public double? Autonomy { get; private set; }

    /// <summary>The energy in the battery, in Wh.</summary>
    [Plausible(0, 250000)]
    [Wire("load")]
    [Unit("Wh")]
    public double? Load { get; private set; }

    /// <summary>Slow or Quick.</summary>
    [Wire("chargingMode", False = "No")]
    public string? ChargingMode { get; private set; }

    /// <summary>How fast it charges, in km of range an hour (km/h).</summary>
    [Plausible(0, 2000)]
    [Wire("chargingRate")]
    [Unit("km/h")]
    public double? ChargingRate { get; private set; }

    /// <summary>The step of the charging power, 1 to 5.</summary>
    [Wire("chargingPowerLevel")]
    public long? ChargingPowerLevel { get; private set; }

    /// <summary>Time and level.</summary>
    public override string ToString() => Summary.Join(": ", Summary.Of(Offset, "s"), Summary.Of(Level, "%"));
}
