using System.Management.Automation;
using Stellantis.PowerShell.Parameters;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Stops charging vehicles, or deletes one of their programs (operation sendVehicleRemotes).</summary>
[Cmdlet(VerbsLifecycle.Stop, "StellantisCharging", SupportsShouldProcess = true, HelpUri = HelpPage.Folder + "Stop-StellantisCharging.md")]
[OutputType(typeof(RemoteAction))]
public sealed partial class StopStellantisChargingCommand : RemoteCmdlet, IRemoteVerbParameters
{
    /// <summary>The program to delete, 1 or 2, in the place of stopping.</summary>
    [Parameter]
    [ValidateRange(1, 2)]
    public int Slot { get; set; }

    private protected override object Request() => Wire("charging", ("charge", Slot == 0
        ? Members(("immediate", false)) : Members(("programs", new[] { Members(("slot", (long)Slot), ("actionsType", "Delete")) }))));
}
