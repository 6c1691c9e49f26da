using System.Management.Automation;
using Stellantis.Client.Calls;
using Stellantis.PowerShell.Completion;
using Stellantis.PowerShell.Input;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>The base of the cmdlets that pause and resume monitors (operation setVehicleMonitorStatus).</summary>
public abstract class MonitorStatusCmdlet : ChannelScopedCmdlet
{
    private protected MonitorStatusCmdlet()
    {
    }

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

    /// <summary>Write the monitors as they are after the change.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>The status to set: Running or Paused.</summary>
    private protected abstract string Status { get; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var vin = ScopeVin(VehicleId);
        foreach (var id in MonitorId)
        {
            if (!Approved($"monitor {id} of channel {ChannelId}", $"Set status {Status}"))
                continue;
            var changed = Change(
                id,
                () => OpenConnection.Client.SendAsync(
                    new ApiCall(Operations.SetMonitorStatus) { Vin = vin, Body = $"{{\"status\":\"{Status}\"}}" }
                        .With("chId", ChannelId).With("mid", id),
                    Context),
                () => id);
            if (changed && PassThru)
                Try(id, () => WriteObject(ReadMonitor(ChannelId!, id, vin)));
        }
    }
}
