using System.Management.Automation;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Resumes monitors: they send events again (operation setVehicleMonitorStatus).</summary>
[Cmdlet(VerbsLifecycle.Resume, "StellantisMonitor", SupportsShouldProcess = true, HelpUri = HelpPage.Folder + "Resume-StellantisMonitor.md")]
[OutputType(typeof(Monitor))]
public sealed class ResumeStellantisMonitorCommand : MonitorStatusCmdlet
{
    private protected override string Status => "Running";
}
