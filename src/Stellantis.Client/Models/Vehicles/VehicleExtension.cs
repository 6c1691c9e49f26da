using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>What is added to a vehicle when <c>-Extension</c> asks for it.</summary>
[WireObject]
public sealed partial class VehicleExtension : WireObject
{
    /// <summary>The devices of the vehicle (extension <c>devices</c>).</summary>
    [Wire("devices.Device", Also = ["device"])]
    public IReadOnlyList<VehicleDevice> Devices { get; private set; } = ValueList<VehicleDevice>.None;

    /// <summary>The call centres of the vehicle (extension <c>callCenterNumbers</c>).</summary>
    [Wire("callCenterNumbers")]
    public IReadOnlyList<CallCenterNumber> CallCenterNumbers { get; private set; } = ValueList<CallCenterNumber>.None;

    /// <summary>What there is.</summary>
    public override string ToString() => string.Join(", ", Devices.Select(d => d.ToString()).Concat(CallCenterNumbers.Select(n => n.ToString())));
}
