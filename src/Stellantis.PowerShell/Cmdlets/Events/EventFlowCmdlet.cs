using System.Management.Automation;
using Stellantis.PowerShell.Events;
using Stellantis.PowerShell.Input;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>The base of the cmdlets that take events from a listener.</summary>
public abstract class EventFlowCmdlet : ListenerCmdlet
{
    private protected EventFlowCmdlet()
    {
    }

    /// <summary>Only events of these monitors, by their ids, or by their labels where an attribute carries them; others stay.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] MonitorId { get; set; } = [];

    /// <summary>Only events of these vehicles; others stay.</summary>
    [Parameter]
    [Alias("Vin")]
    [Identity("VehicleId", "Vin")]
    [ValidateNotNullOrEmpty]
    public string[] VehicleId { get; set; } = [];

    /// <summary>Only events of this kind: Monitor or Remote; others stay.</summary>
    [Parameter]
    [ValidateSet("Monitor", "Remote")]
    public string[] Type { get; set; } = [];

    private protected EventFilter Filter => new(MonitorId, VehicleId, Type);
}
