using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>A share of the distance of a trip.</summary>
[WireObject]
public sealed partial class DistancePart : MeasuredObject
{
    /// <summary>What drove the vehicle: Thermal, Electric or Hybrid.</summary>
    [Wire("type")]
    public string? Type { get; private set; }

    /// <summary>The share in %.</summary>
    [Plausible(0, 100)]
    [Wire("percent")]
    [Unit("%")]
    public double? Percent { get; private set; }

    /// <summary>What drove, and the share.</summary>
    public override string ToString() => Summary.Join(" ", Type, Summary.Of(Percent, "%"));
}
