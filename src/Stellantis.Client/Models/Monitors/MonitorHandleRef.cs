using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>What a monitor watches after a change (operation setVehicleMonitorHandles).</summary>
[WireObject]
public sealed partial class MonitorHandleRef : WireObject
{
    /// <summary>The id of the monitor.</summary>
    [Wire("monitorId")]
    public string? MonitorId { get; private set; }

    /// <summary>The id of the channel that its events go to.</summary>
    public string? ChannelId { get; internal set; }

    /// <summary>The ids of the vehicles.</summary>
    [Wire("handled.vehicleIds")]
    public IReadOnlyList<string> VehicleIds { get; private set; } = ValueList<string>.None;

    /// <summary>The groups of vehicles; root is all vehicles of the account.</summary>
    [Wire("handled.groups")]
    public IReadOnlyList<string> Groups { get; private set; } = ValueList<string>.None;

    /// <summary>When it last changed.</summary>
    [Wire("updatedAt")]
    public DateTime? UpdatedAt { get; private set; }

    /// <summary>The HAL links.</summary>
    [Wire("_links")]
    public HalLinks Links { get; private set; } = HalLinks.None;

    /// <summary>The id of the monitor.</summary>
    public override string ToString() => MonitorId ?? "";
}
