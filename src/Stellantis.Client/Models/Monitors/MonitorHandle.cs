namespace Stellantis;

/// <summary>A vehicle or a group of vehicles that a monitor watches (operation getVehicleMonitorGroupsHandles).</summary>
public sealed class MonitorHandle : IIdentified
{
    internal MonitorHandle(string? channelId, string? monitorId, string? vehicleId, string? group)
    {
        ChannelId = channelId;
        MonitorId = monitorId;
        VehicleId = vehicleId;
        Group = group;
    }

    /// <summary>The id of the monitor.</summary>
    public string? MonitorId { get; }

    /// <summary>The id of the channel that its events go to.</summary>
    public string? ChannelId { get; }

    /// <summary>Vehicle or Group.</summary>
    public string Kind => Group is null ? "Vehicle" : "Group";

    /// <summary>The id of the vehicle; null for a group.</summary>
    public string? VehicleId { get; }

    /// <summary>The group; root is all vehicles of the account. Null for a vehicle.</summary>
    public string? Group { get; }

    string? IIdentified.Identity => $"{Kind} {this}";

    /// <summary>The id of the vehicle, or the group.</summary>
    public override string ToString() => VehicleId ?? Group ?? "";
}
