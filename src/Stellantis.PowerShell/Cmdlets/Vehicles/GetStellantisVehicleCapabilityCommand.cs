using System.Management.Automation;
using Stellantis.Client.Calls;
using Stellantis.PowerShell.Parameters;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Reads what vehicles can do: the data that they send, the remote commands that they take (operation getVehicleCapabilityByid).</summary>
[Cmdlet(VerbsCommon.Get, "StellantisVehicleCapability", HelpUri = HelpPage.Folder + "Get-StellantisVehicleCapability.md")]
[OutputType(typeof(VehicleCapability))]
public sealed partial class GetStellantisVehicleCapabilityCommand : VehicleChildCmdlet, IThrottleParameters
{
    private protected override void Read(string vehicleId, string? vin) =>
        WriteChild(vehicleId, vehicleId, () => Call(Operations.GetCapability, vehicleId, vin), VehicleCapability.Read);
}
