using System.Management.Automation;
using Stellantis.Client.Calls;
using Stellantis.PowerShell.Parameters;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>The base of the cmdlets that pause and resume monitors (operation setVehicleMonitorStatus).</summary>
public abstract partial class MonitorStatusCmdlet : ChannelScopedCmdlet, IChannelParameters, IMonitorsParameters, IScopeParameters, IPassThruParameters
{
    private protected MonitorStatusCmdlet()
    {
    }

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
