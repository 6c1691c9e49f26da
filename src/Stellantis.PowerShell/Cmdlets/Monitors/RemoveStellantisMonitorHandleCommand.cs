using System.Management.Automation;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Detaches vehicles or groups from monitors (operation setVehicleMonitorHandles).</summary>
[Cmdlet(VerbsCommon.Remove, "StellantisMonitorHandle", SupportsShouldProcess = true, HelpUri = HelpPage.Folder + "Remove-StellantisMonitorHandle.md")]
[OutputType(typeof(MonitorHandleRef))]
public sealed class RemoveStellantisMonitorHandleCommand : MonitorHandleCmdlet
{
    private protected override string HandleAction => "Remove";
}
