using System.Management.Automation;
using Stellantis.Client.Calls;
using Stellantis.PowerShell.Completion;
using Stellantis.PowerShell.Input;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Deletes notification channels (operation deleteChannelsById). The service refuses while a channel has running monitors.</summary>
[Cmdlet(VerbsCommon.Remove, "StellantisChannel", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High,
    HelpUri = HelpPage.Folder + "Remove-StellantisChannel.md")]
[OutputType(typeof(void))]
public sealed class RemoveStellantisChannelCommand : ChannelScopedCmdlet
{
    /// <summary>The ids of the channels.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<ChannelIds>))]
    [Identity("ChannelId")]
    [ValidateNotNullOrEmpty]
    public string[] ChannelId { get; set; } = [];

    /// <summary>The vehicle to name in the scope of the call.</summary>
    [Parameter]
    [Alias("Vin")]
    [ArgumentCompleter(typeof(IdCompleter<VehicleIds>))]
    [Identity("VehicleId", "Vin")]
    public string? VehicleId { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var id in ChannelId)
        {
            if (!Approved($"channel {id}", "Delete"))
                continue;
            Change(
                id,
                () => OpenConnection.Client.SendAsync(new ApiCall(Operations.RemoveChannel) { Vin = ScopeVin(VehicleId) }.With("chId", id), Context),
                () => id);
        }
    }
}
