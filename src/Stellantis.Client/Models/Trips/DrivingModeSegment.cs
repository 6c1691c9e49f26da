using Stellantis.Client.Bodies;
using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>A part of a trip in one driving mode.</summary>
[WireObject]
public sealed partial class DrivingModeSegment : MeasuredObject
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

    /// <summary>Normal, Sport, Comfort, Eco, Sand, Mud, Snow, ZEV ...</summary>
    [Wire("mode")]
    public string? Mode { get; private set; }

    /// <summary>When, and the mode.</summary>
    public override string ToString() => Summary.Join(": ", Summary.Of(Offset, "s"), Mode);
}
