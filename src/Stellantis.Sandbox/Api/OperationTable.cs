namespace Stellantis.Sandbox.Api;

/// <summary>What the sandbox serves, one line for each operation of the API.</summary>
internal static class OperationTable
{
    public static IReadOnlyList<Operation> All { get; } =
    [
        new("getVehicles", "GET", "/accounts/vehicles", ["data:vehicle"], ["data:vehicle:devices:pnc"], VehicleOperations.List) { IsPaged = true },
        new("getVehicleByid", "GET", "/accounts/vehicles/{id}", ["data:vehicle"], ["data:vehicle:devices:pnc"], VehicleOperations.Get),

        new("getVehicleAlerts", "GET", "/accounts/vehicles/{id}/alerts", ["data:telemetry:vehicle:alert"], ["data:telemetry:vehicle:location"], AlertOperations.List) { IsPaged = true },
        new("getVehicleAlertsById", "GET", "/accounts/vehicles/{id}/alerts/{aid}", ["data:telemetry:vehicle:alert"], ["data:telemetry:vehicle:location"], AlertOperations.Get),

        new("getVehicleMonitors", "GET", "/accounts/channels/{chId}/monitors", [], ["monitor:write", "monitor"], MonitorOperations.List),
        new("postVehicleMonitors", "POST", "/accounts/channels/{chId}/monitors", ["monitor:write"], [], MonitorOperations.Create),
        new("getVehicleMonitorByID", "GET", "/accounts/channels/{chId}/monitors/{mid}", [], ["monitor:write", "monitor"], MonitorOperations.Get),
        new("putVehicleMonitors", "PUT", "/accounts/channels/{chId}/monitors/{mid}", ["monitor:write"], [], MonitorOperations.Replace),
        new("deleteVehicleMonitorByID", "DELETE", "/accounts/channels/{chId}/monitors/{mid}", ["monitor:write"], [], MonitorOperations.Delete) { HidesErrors = true },
        new("setVehicleMonitorStatus", "PUT", "/accounts/channels/{chId}/monitors/{mid}/status", ["monitor:write"], [], MonitorOperations.SetStatus),
        new("getVehicleMonitorGroupsHandles", "GET", "/accounts/channels/{chId}/monitors/{mid}/handles", ["monitor:read"], [], MonitorOperations.ListHandles) { IsPaged = true },
        new("setVehicleMonitorHandles", "PUT", "/accounts/channels/{chId}/monitors/{mid}/handles", ["monitor:write"], [], MonitorOperations.SetHandles),

        new("getChannels", "GET", "/accounts/channels", [], ["channel", "channel:write"], ChannelOperations.List),
        new("postChannels", "POST", "/accounts/channels", ["channel:write"], [], ChannelOperations.Create),
        new("getChannelsById", "GET", "/accounts/channels/{chId}", [], ["channel", "channel:write"], ChannelOperations.Get),
        new("putChannelsById", "PUT", "/accounts/channels/{chId}", ["channel:write"], [], ChannelOperations.Replace),
        new("deleteChannelsById", "DELETE", "/accounts/channels/{chId}", ["channel:write"], [], ChannelOperations.Delete) { HidesErrors = true },
        new("setChannelStatus", "PUT", "/accounts/channels/{chId}/status", ["channel:write"], [], ChannelOperations.SetStatus),
    ];
}
