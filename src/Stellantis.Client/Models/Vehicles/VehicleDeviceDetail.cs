using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>A detail of a device.</summary>
[WireObject]
public sealed partial class VehicleDeviceDetail : WireObject
{
    /// <summary>The name of the detail.</summary>
    [Wire("key")]
    public string? Key { get; private set; }

    /// <summary>Its value.</summary>
    [Wire("value")]
    public string? Value { get; private set; }

    /// <summary>Key and value.</summary>
    public override string ToString() => $"{Key}={Value}";
}
