using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>Light and air around a vehicle.</summary>
[WireObject]
public sealed partial class VehicleEnvironment : MeasuredObject
{
    /// <summary>The light outside.</summary>
    [Wire("luminosity")]
    public Luminosity? Luminosity { get; private set; }

    /// <summary>The air outside.</summary>
    [Wire("air")]
    public Air? Air { get; private set; }

    /// <summary>The temperature outside.</summary>
    public override string ToString() => Air?.ToString() ?? "";
}
