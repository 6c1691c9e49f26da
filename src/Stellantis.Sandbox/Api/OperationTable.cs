using Stellantis.Sandbox.Tokens;

namespace Stellantis.Sandbox.Api;

/// <summary>What the sandbox serves, one line for each operation of the API.</summary>
internal static class OperationTable
{
    private static readonly string[] s_crashParts = [Scopes.Ignition, Scopes.Location, Scopes.Kinetic];
    private static readonly string[] s_tripParts = [Scopes.Environment, Scopes.Location, Scopes.Energies, Scopes.Kinetic];

    public static IReadOnlyList<ServedOperation> All { get; } =
    [
        new("getVehicles", "GET", "/accounts/vehicles", ["data:vehicle"], ["data:vehicle:devices:pnc"], VehicleOperations.List) { IsPaged = true },
        new("getVehicleByid", "GET", "/accounts/vehicles/{id}", ["data:vehicle"], ["data:vehicle:devices:pnc"], VehicleOperations.Get),

        new("getVehicleCapabilityByid", "GET", "/accounts/vehicles/{id}/capability", [], [], CapabilityOperations.Get),

        new("getVehicleTelemetry", "GET", "/accounts/vehicles/{id}/telemetries", [], Scopes.Telemetry, TelemetryOperations.List) { IsPaged = true },
        new("getVehicleLastTelemetries", "GET", "/accounts/vehicles/{id}/telemetries/latest", [], Scopes.Telemetry, TelemetryOperations.Latest),

        new("getVehicleCollision", "GET", "/accounts/vehicles/{id}/collisions", [Scopes.Collision], s_crashParts, CollisionOperations.List) { IsPaged = true },
        new("getVehicleCollisionById", "GET", "/accounts/vehicles/{id}/collisions/{cid}", [Scopes.Collision], s_crashParts, CollisionOperations.Get),

        new("getVehicleAlerts", "GET", "/accounts/vehicles/{id}/alerts", [Scopes.Alert], [Scopes.Location], AlertOperations.List) { IsPaged = true },
        new("getVehicleAlertsById", "GET", "/accounts/vehicles/{id}/alerts/{aid}", [Scopes.Alert], [Scopes.Location], AlertOperations.Get),

        new("getVehicleAlarms", "GET", "/accounts/vehicles/{id}/alarms", [Scopes.Alarm], [], AlarmOperations.List) { IsPaged = true },
        new("getVehicleAlarmsById", "GET", "/accounts/vehicles/{id}/alarms/{aid}", [Scopes.Alarm], [], AlarmOperations.Get),

        new("getVehicleChargeSessions", "GET", "/accounts/vehicles/{id}/charging/sessions", [Scopes.Energies], [Scopes.Location], ChargingOperations.List) { IsPaged = true },
        new("getVehicleChargeSessionById", "GET", "/accounts/vehicles/{id}/charging/sessions/{sid}", [Scopes.Energies], [Scopes.Location], ChargingOperations.Get),

        new("getVehicleTrips", "GET", "/accounts/vehicles/{id}/trips", [Scopes.Trip], s_tripParts, TripOperations.List) { IsPaged = true },
        new("getVehicleTripById", "GET", "/accounts/vehicles/{id}/trips/{tid}", [Scopes.Trip], s_tripParts, TripOperations.Get),
        new("getVehicleTripAlerts", "GET", "/accounts/vehicles/{id}/trips/{tid}/alerts", [Scopes.Trip, Scopes.Alert], [Scopes.Location], TripOperations.ListAlerts) { IsPaged = true },
        new("getVehicleTripAlertByAid", "GET", "/accounts/vehicles/{id}/trips/{tid}/alerts/{aid}", [Scopes.Trip, Scopes.Alert], [Scopes.Location], TripOperations.GetAlert),
        new("getVehicleCollisionsByTripId", "GET", "/accounts/vehicles/{id}/trips/{tid}/collisions", [Scopes.Trip, Scopes.Collision], s_crashParts, TripOperations.ListCollisions) { IsPaged = true },
        new("getVehicleCollisionByTipById", "GET", "/accounts/vehicles/{id}/trips/{tid}/collisions/{cid}", [Scopes.Trip, Scopes.Collision], s_crashParts, TripOperations.GetCollision),
        new("getVehicleTripPath", "GET", "/accounts/vehicles/{id}/trips/{tid}/wayPoints", [Scopes.Trip, Scopes.Location], [], TripOperations.ListWayPoints) { IsRanged = true, HidesErrors = true },
        new("getVehicleTripTelmetry", "GET", "/accounts/vehicles/{id}/trips/{tid}/telemetry", [Scopes.Trip], Scopes.Telemetry, TripOperations.ListTelemetry) { IsRanged = true },

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

        new("getVehicleRemotes", "GET", "/accounts/vehicles/{id}/channels/{chId}/remotes", [], Scopes.RemoteRead, RemoteOperations.List) { IsPaged = true },
        new("sendVehicleRemotes", "POST", "/accounts/vehicles/{id}/channels/{chId}/remotes", [], Scopes.RemoteWrite, RemoteOperations.Send),
        new("getVehicleRemoteById", "GET", "/accounts/vehicles/{id}/channels/{chId}/remotes/{rid}", [], Scopes.RemoteRead, RemoteOperations.Get),

        new("getVehicleStolenHistory", "GET", "/accounts/vehicles/{id}/stolen", [], [], StolenOperations.List) { IsPaged = true },
        new("getVehicleStolenById", "GET", "/accounts/vehicles/{id}/stolen/{sid}", [], [], StolenOperations.Get),
        new("getVehicleStolenIdPosition", "GET", "/accounts/vehicles/{id}/stolen/{sid}/waypoints", [], [], StolenOperations.ListWayPoints) { IsPaged = true, HidesErrors = true },
    ];
}
