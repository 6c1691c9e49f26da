using System.Management.Automation;
using Stellantis.PowerShell.Parameters;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Asks vehicles where they are (operation sendVehicleRemotes).</summary>
[Cmdlet(VerbsLifecycle.Invoke, "StellantisVehicleFinder", SupportsShouldProcess = true,
    HelpUri = HelpPage.Folder + "Invoke-StellantisVehicleFinder.md")]
[OutputType(typeof(RemoteAction))]
public sealed partial class InvokeStellantisVehicleFinderCommand : RemoteCmdlet, IRemoteVerbParameters
{
    private protected override object Request() => Wire("vehicleFinder", ("action", "GetPresentLocation"));
}
