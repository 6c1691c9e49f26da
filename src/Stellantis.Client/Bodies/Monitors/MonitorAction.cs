using Stellantis.Client.Bodies;
using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>What a monitor does besides sending its event.</summary>
[WireObject]
[ActionRule]
public sealed partial class MonitorAction : RequestObject
{
    /// <summary>Notify (nothing more), Remote (a command to the vehicle) or Monitor (a change to a monitor).</summary>
    [Wire("type")]
    [Values("a kind of action", nameof(KnownValues.ActionTypes))]
    public string? Type { get; set; }

    /// <summary>The change to a monitor; with type Monitor.</summary>
    [Wire("monitorAction")]
    public MonitorChange? MonitorChange { get; set; }

    /// <summary>The command to the vehicle; with type Remote.</summary>
    [Wire("remoteAction")]
    public MonitorRemote? RemoteAction { get; set; }
}
