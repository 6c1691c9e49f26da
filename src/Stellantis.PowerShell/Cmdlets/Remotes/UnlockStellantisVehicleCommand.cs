using System.Management.Automation;
using Stellantis.PowerShell.Parameters;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Unlocks the doors of vehicles (operation sendVehicleRemotes).</summary>
[Cmdlet(VerbsCommon.Unlock, "StellantisVehicle", SupportsShouldProcess = true, HelpUri = HelpPage.Folder + "Unlock-StellantisVehicle.md")]
[OutputType(typeof(RemoteAction))]
public sealed partial class UnlockStellantisVehicleCommand : RemoteCmdlet, IRemoteVerbParameters
{
    private protected override object Request() => Wire("locking", ("state", "Unlocked"));
}
