using System.Management.Automation;
using Stellantis.PowerShell.Parameters;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Sounds the horn of vehicles (operation sendVehicleRemotes).</summary>
[Cmdlet(VerbsLifecycle.Invoke, "StellantisHorn", SupportsShouldProcess = true, HelpUri = HelpPage.Folder + "Invoke-StellantisHorn.md")]
[OutputType(typeof(RemoteAction))]
public sealed partial class InvokeStellantisHornCommand : RemoteCmdlet, IRemoteVerbParameters
{
    /// <summary>Stop it.</summary>
    [Parameter]
    public SwitchParameter Stop { get; set; }

    private protected override object Request() => Wire("horn", ("state", Stop ? "Unactivated" : "Activated"));
}
