using System.Management.Automation;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Pauses channels: no event is posted to them until they are resumed (operation setChannelStatus).</summary>
[Cmdlet(VerbsLifecycle.Suspend, "StellantisChannel", SupportsShouldProcess = true, HelpUri = HelpPage.Folder + "Suspend-StellantisChannel.md")]
[OutputType(typeof(Channel))]
public sealed class SuspendStellantisChannelCommand : ChannelStatusCmdlet
{
    private protected override string Status => "Paused";
}
