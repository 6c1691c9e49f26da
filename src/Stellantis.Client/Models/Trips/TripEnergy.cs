using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>An energy on board at the begin or at the end of a trip.</summary>
[WireObject]
public sealed partial class TripEnergy : MeasuredObject
{
    /// <summary>Fuel or Electric.</summary>
    [Wire("type")]
    public string? Type { get; private set; }

    /// <summary>FossilEnergy, ElectricEnergy or Hydrogen.</summary>
    [Wire("subType")]
    public string? SubType { get; private set; }

    /// <summary>How much is left, in % of what there can be.</summary>
    [Plausible(0, 100)]
    [Wire("level")]
    [Unit("%")]
    public double? Level { get; private set; }

    /// <summary>How far it goes, in km.</summary>
    [Plausible(0, 2000)]
    [Wire("autonomy")]
    [Unit("km")]
    public double? Autonomy { get; private set; }

    /// <summary>Type and level.</summary>
    public override string ToString() => Summary.Join(" ", Type, Summary.Of(Level, "%"));
}
