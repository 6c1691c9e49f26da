using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>The battery at the begin or at the end of a charging session.</summary>
[WireObject]
public sealed partial class ChargingSessionEnergy : MeasuredObject
{
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

    /// <summary>The energy left, in Wh.</summary>
    [Plausible(0, 250000)]
    [Wire("batteryPower")]
    [Unit("Wh")]
    public double? BatteryPower { get; private set; }

    /// <summary>Slow or Quick.</summary>
    [Wire("chargingMode", False = "No")]
    public string? ChargingMode { get; private set; }

    /// <summary>How fast it charges, in km of range an hour (km/h).</summary>
    [Plausible(0, 2000)]
    [Wire("chargingSpeed")]
    [Unit("km/h")]
    public double? ChargingSpeed { get; private set; }

    /// <summary>The share of the plug's current to take: Low, LowPlus, Med, MedPlus or High.</summary>
    [Wire("chargePreferenceRate")]
    public string? ChargePreferenceRate { get; private set; }

    /// <summary>Full, or Partial (it stops early to spare the battery).</summary>
    [Wire("chargingType")]
    public string? ChargingType { get; private set; }

    /// <summary>AC or DC.</summary>
    [Wire("powerType")]
    public string? PowerType { get; private set; }

    /// <summary>The level.</summary>
    public override string ToString() => Summary.Of(Level, "%");
}
