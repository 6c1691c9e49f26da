using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>What the programs of a vehicle, for charging or preconditioning, can do.</summary>
[WireObject]
public sealed partial class ProgramCapability : WireObject
{
    /// <summary>True when there are programs; null where it goes without saying.</summary>
    [Wire("supported")]
    public bool? Supported { get; private set; }

    /// <summary>How many programs there can be.</summary>
    [Wire("size")]
    public long? Size { get; private set; }

    /// <summary>True when a program can be switched on and off.</summary>
    [Wire("enabled")]
    public bool? Enabled { get; private set; }

    /// <summary>True when a program has days of the week.</summary>
    [Wire("occurrence")]
    public bool? Occurrence { get; private set; }

    /// <summary>True when a program has a temperature.</summary>
    [Wire("temperature")]
    public bool? Temperature { get; private set; }

    /// <summary>True when a program has a lowest level.</summary>
    [Wire("minChargingLevel")]
    public bool? MinChargingLevel { get; private set; }

    /// <summary>True when a program has a highest level.</summary>
    [Wire("maxChargingLevel")]
    public bool? MaxChargingLevel { get; private set; }

    /// <summary>How many programs there can be.</summary>
    public override string ToString() => Summary.Of(Size, "programs");
}
