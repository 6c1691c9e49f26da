using System.Management.Automation;
using Stellantis.PowerShell.Parameters;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Frees vehicles that were immobilised (operation sendVehicleRemotes).</summary>
[Cmdlet(VerbsLifecycle.Disable, "StellantisImmobilization", SupportsShouldProcess = true,
    HelpUri = HelpPage.Folder + "Disable-StellantisImmobilization.md")]
[OutputType(typeof(RemoteAction))]
public sealed partial class DisableStellantisImmobilizationCommand : RemoteCmdlet, IRemoteVerbParameters
{
    private protected override object Request() => Wire("immobilization", ("activate", false));
}
