namespace Stellantis.Client;

/// <summary>The map of the API: one line per operation.</summary>
internal static class Operations
{
    public static readonly Operation GetVehicles = new("getVehicles", "GET", "/accounts/vehicles", "data:vehicle", "vehicles");
    public static readonly Operation GetVehicle = new("getVehicleByid", "GET", "/accounts/vehicles/{id}", "data:vehicle");
    public static readonly Operation GetVehicleAlerts = new("getVehicleAlerts", "GET", "/accounts/vehicles/{id}/alerts", "data:telemetry:vehicle:alert data:telemetry:vehicle:location", "alerts");
    public static readonly Operation GetVehicleAlert = new("getVehicleAlertsById", "GET", "/accounts/vehicles/{id}/alerts/{aid}", "data:telemetry:vehicle:alert data:telemetry:vehicle:location");

    public static readonly Operation GetChannels = new("getChannels", "GET", "/accounts/channels", "channel", "channels");
    public static readonly Operation NewChannel = new("postChannels", "POST", "/accounts/channels", "channel:write");
    public static readonly Operation GetChannel = new("getChannelsById", "GET", "/accounts/channels/{chId}", "channel");
    public static readonly Operation RemoveChannel = new("deleteChannelsById", "DELETE", "/accounts/channels/{chId}", "channel:write");

    public static readonly Operation GetMonitors = new("getVehicleMonitors", "GET", "/accounts/channels/{chId}/monitors", "monitor", "monitors");
    public static readonly Operation NewMonitor = new("postVehicleMonitors", "POST", "/accounts/channels/{chId}/monitors", "monitor:write");
    public static readonly Operation GetMonitor = new("getVehicleMonitorByID", "GET", "/accounts/channels/{chId}/monitors/{mid}", "monitor");
    public static readonly Operation RemoveMonitor = new("deleteVehicleMonitorByID", "DELETE", "/accounts/channels/{chId}/monitors/{mid}", "monitor:write");
    public static readonly Operation SetMonitorHandles = new("setVehicleMonitorHandles", "PUT", "/accounts/channels/{chId}/monitors/{mid}/handles", "monitor:write");
}
