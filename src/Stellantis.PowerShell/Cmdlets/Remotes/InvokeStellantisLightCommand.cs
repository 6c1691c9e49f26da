using System.Management.Automation;
using Stellantis.PowerShell.Parameters;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Flashes the lights of vehicles (operation sendVehicleRemotes).</summary>
[Cmdlet(VerbsLifecycle.Invoke, "StellantisLight", SupportsShouldProcess = true, HelpUri = HelpPage.Folder + "Invoke-StellantisLight.md")]
[OutputType(typeof(RemoteAction))]
public sealed partial class InvokeStellantisLightCommand : RemoteCmdlet, IRemoteVerbParameters
{
    /// <summary>Stop it.</summary>
    [Parameter]
    public SwitchParameter Stop { get; set; }

    private protected override object Request() => Wire("lights", ("state", Stop ? "Unactivated" : "Activated"));
}
