using Stellantis.Client.Bodies;
using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>How economically a part of a trip was driven.</summary>
[WireObject]
public sealed partial class EcoCoachingSegment : MeasuredObject
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

    /// <summary>The score of the part, 0 to 5, without unit.</summary>
    [Plausible(0, 5)]
    [Wire("score")]
    public double? Score { get; private set; }

    /// <summary>The score of accelerating, 0 to 5, without unit.</summary>
    [Plausible(0, 5)]
    [Wire("acceleration")]
    public double? Acceleration { get; private set; }

    /// <summary>The score of slowing down, 0 to 5, without unit.</summary>
    [Plausible(0, 5)]
    [Wire("deceleration")]
    public double? Deceleration { get; private set; }

    /// <summary>The score of the speed, 0 to 5, without unit.</summary>
    [Plausible(0, 5)]
    [Wire("speed")]
    public double? Speed { get; private set; }

    /// <summary>When, and the score.</summary>
    public override string ToString() => Summary.Join(": ", Summary.Of(Offset, "s"), Summary.Of(Score));
}
