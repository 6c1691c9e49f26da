using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>What a trip consumed of an energy.</summary>
[WireObject]
public sealed partial class EnergyConsumption : MeasuredObject
{
    /// <summary>Fuel or Electric.</summary>
    [Wire("type")]
    public string? Type { get; private set; }

    /// <summary>FossilEnergy, ElectricEnergy or Hydrogen.</summary>
    [Wire("subType")]
    public string? SubType { get; private set; }

    /// <summary>The whole of it: litres (l) of fuel, or kWh of electricity.</summary>
    [Plausible(0, 10000)]
    [Wire("consumption")]
    public double? Consumption { get; private set; }

    /// <summary>The average for 100 km: centilitres (cl) of fuel, or Wh of electricity.</summary>
    [Plausible(-1000000, 1000000)]
    [Wire("avgConsumption")]
    public double? AvgConsumption { get; private set; }

    /// <summary>Type and consumption.</summary>
    public override string ToString() => Summary.Join(" ", Type, Summary.Of(Consumption, Type == "Fuel" ? "l" : "kWh"));
}
