using System.Management.Automation;
using Stellantis.Client.Calls;
using Stellantis.PowerShell.Parameters;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Deletes notification channels (operation deleteChannelsById). The service refuses while a channel has running monitors.</summary>
[Cmdlet(VerbsCommon.Remove, "StellantisChannel", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High,
    HelpUri = HelpPage.Folder + "Remove-StellantisChannel.md")]
[OutputType(typeof(void))]
public sealed partial class RemoveStellantisChannelCommand : ChannelScopedCmdlet, IChannelsParameters, IScopeParameters
{
    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var id in ChannelId)
        {
            if (Approved($"Delete the {NamedChannel(id)}"))
                Alter(id, () => Call(Operations.RemoveChannel, ScopeVin(VehicleId), id));
        }
    }
}
