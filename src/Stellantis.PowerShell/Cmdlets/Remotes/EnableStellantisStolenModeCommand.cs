using System.Management.Automation;
using Stellantis.PowerShell.Parameters;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Reports vehicles as stolen, or inhibits their crank (operation sendVehicleRemotes).</summary>
[Cmdlet(VerbsLifecycle.Enable, "StellantisStolenMode", SupportsShouldProcess = true, HelpUri = HelpPage.Folder + "Enable-StellantisStolenMode.md")]
[OutputType(typeof(RemoteAction))]
public sealed partial class EnableStellantisStolenModeCommand : RemoteCmdlet, IRemoteVerbParameters
{
    /// <summary>Inhibit the crank, in the place of the report.</summary>
    [Parameter]
    public SwitchParameter CrankInhibit { get; set; }

    private protected override object Request() => CrankInhibit
        ? Wire("stolen", ("crankInhibit", Members(("activate", true)))) : Wire("stolen", ("state", true));
}
