using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>A device of a vehicle, for example its Plug and Charge unit.</summary>
[WireObject]
public sealed partial class VehicleDevice : WireObject
{
    /// <summary>The kind of device; <c>pnc</c> is Plug and Charge.</summary>
    [Wire("type")]
    public string? Type { get; private set; }

    /// <summary>A description for people.</summary>
    [Wire("description")]
    public string? Description { get; private set; }

    /// <summary>Details as keys and values, for example <c>pcid</c> and <c>macAddress</c>.</summary>
    [Wire("additionalproperties", Also = ["additionalProperties"])]
    public IReadOnlyList<VehicleDeviceDetail> Details { get; private set; } = ValueList<VehicleDeviceDetail>.None;

    /// <summary>The description.</summary>
    public override string ToString() => Description ?? Type ?? "";
}
