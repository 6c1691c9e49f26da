using System.Management.Automation;
using Stellantis.PowerShell.Parameters;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Stops heating or cooling the cabin of vehicles, or deletes one of their programs (operation sendVehicleRemotes).</summary>
[Cmdlet(VerbsLifecycle.Stop, "StellantisPreconditioning", SupportsShouldProcess = true,
    HelpUri = HelpPage.Folder + "Stop-StellantisPreconditioning.md")]
[OutputType(typeof(RemoteAction))]
public sealed partial class StopStellantisPreconditioningCommand : RemoteCmdlet, IRemoteVerbParameters
{
    /// <summary>The program to delete, 1 to 4, in the place of stopping.</summary>
    [Parameter]
    [ValidateRange(1, 4)]
    public int Slot { get; set; }

    private protected override object Request() => Wire("preconditioning", ("airConditioning", Slot == 0
        ? Members(("immediate", false)) : Members(("programs", new[] { Members(("slot", (long)Slot), ("actionsType", "Delete")) }))));
}
