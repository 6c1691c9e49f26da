using System.Management.Automation;
using Stellantis.Client.Bodies;
using Stellantis.Client.Calls;
using Stellantis.PowerShell.Parameters;
using Stellantis.PowerShell.Session;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>The base of the cmdlets that pause and resume monitors (operation setVehicleMonitorStatus).</summary>
public abstract partial class MonitorStatusCmdlet : ChannelScopedCmdlet, IChannelParameters, IMonitorsParameters, IScopeParameters,
    IPassThruParameters
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
            AlterStatus(KnownObjects.MonitorNoun, NamedMonitor(id, ChannelId), id, Status,
                () => CallMonitor(Operations.SetMonitorStatus, vin, ChannelId, id, StatusChange.Json(Status)),
                () => ReadMonitor(ChannelId!, id, vin));
        }
    }
}
