using System.Management.Automation;
using Stellantis.PowerShell.Parameters;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Takes back the report that vehicles are stolen, or frees their crank (operation sendVehicleRemotes).</summary>
[Cmdlet(VerbsLifecycle.Disable, "StellantisStolenMode", SupportsShouldProcess = true, HelpUri = HelpPage.Folder + "Disable-StellantisStolenMode.md")]
[OutputType(typeof(RemoteAction))]
public sealed partial class DisableStellantisStolenModeCommand : RemoteCmdlet, IRemoteVerbParameters
{
    /// <summary>Free the crank, in the place of the report.</summary>
    [Parameter]
    public SwitchParameter CrankInhibit { get; set; }

    private protected override object Request() => CrankInhibit
        ? Wire("stolen", ("crankInhibit", Members(("activate", false)))) : Wire("stolen", ("state", false));
}
