using System.Management.Automation;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Attaches vehicles or groups to monitors (operation setVehicleMonitorHandles).</summary>
[Cmdlet(VerbsCommon.Add, "StellantisMonitorHandle", SupportsShouldProcess = true, HelpUri = HelpPage.Folder + "Add-StellantisMonitorHandle.md")]
[OutputType(typeof(MonitorHandleRef))]
public sealed class AddStellantisMonitorHandleCommand : MonitorHandleCmdlet
{
    private protected override string HandleAction => "Add";
}
