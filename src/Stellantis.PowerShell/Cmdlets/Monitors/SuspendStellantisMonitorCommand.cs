using System.Management.Automation;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Pauses monitors: they send no events until they are resumed (operation setVehicleMonitorStatus).</summary>
[Cmdlet(VerbsLifecycle.Suspend, "StellantisMonitor", SupportsShouldProcess = true, HelpUri = HelpPage.Folder + "Suspend-StellantisMonitor.md")]
[OutputType(typeof(Monitor))]
public sealed class SuspendStellantisMonitorCommand : MonitorStatusCmdlet
{
    private protected override string Status => "Paused";
}
