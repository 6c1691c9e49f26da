using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>An energy on board and what is left of it.</summary>
[WireObject]
public sealed partial class Energy : MeasuredObject
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

    /// <summary>The power available to heating and cooling, a share from 0 to 1.</summary>
    [Plausible(0, 1)]
    [Wire("hvacPwrUsageDisp")]
    public double? HvacPwrUsageDisp { get; private set; }

    /// <summary>The fuel consumed in all, in centilitres (cl).</summary>
    [Plausible(0, 100000000)]
    [Wire("extension.fuel.consumption.total")]
    [Unit("cl")]
    public double? FuelConsumptionTotal { get; private set; }

    /// <summary>The consumption of fuel at the moment, in l/100 km.</summary>
    [Plausible(0, 200)]
    [Wire("extension.fuel.consumption.instant")]
    [Unit("l/100 km")]
    public double? FuelConsumptionInstant { get; private set; }

    /// <summary>The fuel left in the tank; the service states no unit.</summary>
    [Wire("extension.fuel.fuelTank.level")]
    public double? FuelTankLevel { get; private set; }

    /// <summary>The traction battery.</summary>
    [Wire("extension.electric.battery")]
    public EnergyBattery? Battery { get; private set; }

    /// <summary>The charging of the traction battery.</summary>
    [Wire("extension.electric.charging")]
    public EnergyCharging? Charging { get; private set; }

    /// <summary>The programs of its charging; the same as Charging.Programs, and not as deep.</summary>
    public IReadOnlyList<ChargeProgram> ChargePrograms => Charging?.Programs ?? ValueList<ChargeProgram>.None;

    /// <summary>The consumption of electricity at the moment; the service writes its unit as "KW/H".</summary>
    [Plausible(-1000, 1000)]
    [Wire("extension.electric.consumption.instant")]
    public double? ElectricConsumptionInstant { get; private set; }

    /// <summary>When the car sent this part; null in telemetry of the past, whose time is that of the whole message.</summary>
    [Wire("createdAt")]
    public DateTime? CreatedAt { get; private set; }

    /// <summary>Type and level.</summary>
    public override string ToString() => Summary.Join(" ", Type, Summary.Of(Level, "%"));
}
