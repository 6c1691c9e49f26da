using System.Management.Automation;
using Stellantis.Client.Calls;
using Stellantis.PowerShell.Completion;
using Stellantis.PowerShell.Input;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Stops and deletes monitors (operation deleteVehicleMonitorByID).</summary>
[Cmdlet(VerbsCommon.Remove, "StellantisMonitor", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High,
    HelpUri = HelpPage.Folder + "Remove-StellantisMonitor.md")]
[OutputType(typeof(void))]
public sealed class RemoveStellantisMonitorCommand : ChannelScopedCmdlet
{
    /// <summary>The id of the channel.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<ChannelIds>))]
    [Identity("ChannelId")]
    [ValidateNotNullOrEmpty]
    public string? ChannelId { get; set; }

    /// <summary>The ids of the monitors.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<MonitorIds>))]
    [Identity("MonitorId")]
    [ValidateNotNullOrEmpty]
    public string[] MonitorId { get; set; } = [];

    /// <summary>The vehicle to name in the scope of the call.</summary>
    [Parameter]
    [Alias("Vin")]
    [ArgumentCompleter(typeof(IdCompleter<VehicleIds>))]
    [Identity("VehicleId", "Vin")]
    public string? VehicleId { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var id in MonitorId)
        {
            if (!Approved($"monitor {id} of channel {ChannelId}", "Delete"))
                continue;
            Change(
                id,
                () => OpenConnection.Client.SendAsync(
                    new ApiCall(Operations.RemoveMonitor) { Vin = ScopeVin(VehicleId) }.With("chId", ChannelId).With("mid", id), Context),
                () => id);
        }
    }
}
