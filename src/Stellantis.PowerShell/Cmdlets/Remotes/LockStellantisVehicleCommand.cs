using System.Management.Automation;
using Stellantis.PowerShell.Parameters;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Locks the doors of vehicles (operation sendVehicleRemotes).</summary>
[Cmdlet(VerbsCommon.Lock, "StellantisVehicle", SupportsShouldProcess = true, HelpUri = HelpPage.Folder + "Lock-StellantisVehicle.md")]
[OutputType(typeof(RemoteAction))]
public sealed partial class LockStellantisVehicleCommand : RemoteCmdlet, IRemoteVerbParameters
{
    private protected override object Request() => Wire("locking", ("state", "Locked"));
}
