using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>The traction battery.</summary>
[WireObject]
public sealed partial class EnergyBattery : MeasuredObject
{
    /// <summary>What it holds.</summary>
    [Wire("load")]
    public BatteryLoad? Load { get; private set; }

    /// <summary>How much it has aged.</summary>
    [Wire("health")]
    public BatteryHealth? Health { get; private set; }

    /// <summary>What it holds.</summary>
    public override string ToString() => Load?.ToString() ?? "";
}
