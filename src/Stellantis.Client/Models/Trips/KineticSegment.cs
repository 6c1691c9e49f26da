using Stellantis.Client.Bodies;
using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>A part of a trip on which the vehicle accelerated, braked or cornered hard.</summary>
[WireObject]
public sealed partial class KineticSegment : MeasuredObject
{
    /// <summary>Seconds from the begin of the trip.</summary>
    [Plausible(0, 2678400)]
    [Wire("offset")]
    [Unit("s")]
    public double? Offset { get; private set; }

    /// <summary>Seconds that it took.</summary>
    [Plausible(0, 2678400)]
    [Wire("duration")]
    [Unit("s")]
    public double? Duration { get; private set; }

    /// <summary>The acceleration in m/s².</summary>
    [Plausible(-50, 50)]
    [Wire("acceleration")]
    [Unit("m/s²")]
    public double? Acceleration { get; private set; }

    /// <summary>When, and how hard.</summary>
    public override string ToString() => Summary.Join(": ", Summary.Of(Offset, "s"), Summary.Of(Acceleration, "m/s²"));
}
