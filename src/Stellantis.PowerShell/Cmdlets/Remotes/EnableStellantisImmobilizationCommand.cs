using System.Management.Automation;
using Stellantis.PowerShell.Parameters;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Immobilises vehicles (operation sendVehicleRemotes).</summary>
[Cmdlet(VerbsLifecycle.Enable, "StellantisImmobilization", SupportsShouldProcess = true,
    HelpUri = HelpPage.Folder + "Enable-StellantisImmobilization.md")]
[OutputType(typeof(RemoteAction))]
public sealed partial class EnableStellantisImmobilizationCommand : RemoteCmdlet, IRemoteVerbParameters
{
    private protected override object Request() => Wire("immobilization", ("activate", true));
}
