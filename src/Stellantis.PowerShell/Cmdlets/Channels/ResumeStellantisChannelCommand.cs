using System.Management.Automation;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Resumes channels: events are posted to them again (operation setChannelStatus).</summary>
[Cmdlet(VerbsLifecycle.Resume, "StellantisChannel", SupportsShouldProcess = true, HelpUri = HelpPage.Folder + "Resume-StellantisChannel.md")]
[OutputType(typeof(Channel))]
public sealed class ResumeStellantisChannelCommand : ChannelStatusCmdlet
{
    private protected override string Status => "Running";
}
