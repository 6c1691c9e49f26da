using System.Reflection;

namespace Stellantis.Client.Calls;

/// <summary>The map of the API: one line per operation.</summary>
internal static class Operations
{
    // The optional scopes of an operation are asked for as well: without them the service leaves parts of its answer out, and does not say so.
    private const string TripParts =
        "data:telemetry:environment data:telemetry:vehicle:location data:telemetry:vehicle:energies data:telemetry:vehicle:kinetic";
    private const string CollisionParts = "data:telemetry:vehicle:ignition data:telemetry:vehicle:location data:telemetry:vehicle:kinetic";
    private const string AlertScopes = "data:telemetry:vehicle:alert data:telemetry:vehicle:location";

    public static readonly Operation GetVehicles = new("getVehicles", "GET", "/accounts/vehicles", "data:vehicle", "vehicles");
    public static readonly Operation GetVehicle = new("getVehicleByid", "GET", "/accounts/vehicles/{id}", "data:vehicle");
    public static readonly Operation GetCapability = new("getVehicleCapabilityByid", "GET", "/accounts/vehicles/{id}/capability", "data:vehicle");

    public static readonly Operation GetTelemetry =
        new("getVehicleTelemetry", "GET", "/accounts/vehicles/{id}/telemetries", "data:telemetry", "telemetries") { SaysNoData = true };
    public static readonly Operation GetLatestTelemetry =
        new("getVehicleLastTelemetries", "GET", "/accounts/vehicles/{id}/telemetries/latest", "data:telemetry") { SaysNoData = true };
    public static readonly Operation GetCollisions =
        new("getVehicleCollision", "GET", "/accounts/vehicles/{id}/collisions", "data:collision " + CollisionParts, "Collisions");
    public static readonly Operation GetCollision =
        new("getVehicleCollisionById", "GET", "/accounts/vehicles/{id}/collisions/{cid}", "data:collision " + CollisionParts);
    public static readonly Operation GetAlerts = new("getVehicleAlerts", "GET", "/accounts/vehicles/{id}/alerts", AlertScopes, "alerts");
    public static readonly Operation GetAlert = new("getVehicleAlertsById", "GET", "/accounts/vehicles/{id}/alerts/{aid}", AlertScopes);
    public static readonly Operation GetAlarms =
        new("getVehicleAlarms", "GET", "/accounts/vehicles/{id}/alarms", "data:telemetry:vehicle:alarm", "alarms");
    public static readonly Operation GetAlarm =
        new("getVehicleAlarmsById", "GET", "/accounts/vehicles/{id}/alarms/{aid}", "data:telemetry:vehicle:alarm");
    public static readonly Operation GetChargingSessions = new("getVehicleChargeSessions", "GET", "/accounts/vehicles/{id}/charging/sessions",
        "data:telemetry:vehicle:energies data:telemetry:vehicle:location", "sessions");
    public static readonly Operation GetChargingSession = new("getVehicleChargeSessionById", "GET",
        "/accounts/vehicles/{id}/charging/sessions/{sid}", "data:telemetry:vehicle:energies data:telemetry:vehicle:location");

    public static readonly Operation GetTrips = new("getVehicleTrips", "GET", "/accounts/vehicles/{id}/trips", "data:trip " + TripParts, "trips");
    public static readonly Operation GetTrip = new("getVehicleTripById", "GET", "/accounts/vehicles/{id}/trips/{tid}", "data:trip " + TripParts);
    public static readonly Operation GetTripAlerts =
        new("getVehicleTripAlerts", "GET", "/accounts/vehicles/{id}/trips/{tid}/alerts", "data:trip " + AlertScopes, "alerts");
    public static readonly Operation GetTripAlert =
        new("getVehicleTripAlertByAid", "GET", "/accounts/vehicles/{id}/trips/{tid}/alerts/{aid}", "data:trip " + AlertScopes);
    public static readonly Operation GetTripCollisions = new("getVehicleCollisionsByTripId", "GET", "/accounts/vehicles/{id}/trips/{tid}/collisions",
        "data:trip data:collision " + CollisionParts, "Collisions");
    public static readonly Operation GetTripCollision = new("getVehicleCollisionByTipById", "GET",
        "/accounts/vehicles/{id}/trips/{tid}/collisions/{cid}", "data:trip data:collision " + CollisionParts);
    public static readonly Operation GetTripWayPoints =
        new("getVehicleTripPath", "GET", "/accounts/vehicles/{id}/trips/{tid}/wayPoints", "data:trip data:telemetry:vehicle:location", "positions");
    public static readonly Operation GetTripTelemetry =
        new("getVehicleTripTelmetry", "GET", "/accounts/vehicles/{id}/trips/{tid}/telemetry", "data:trip data:telemetry", "telemetries");

    public static readonly Operation GetChannels = new("getChannels", "GET", "/accounts/channels", "channel", "channels");
    public static readonly Operation NewChannel = new("postChannels", "POST", "/accounts/channels", "channel:write");
    public static readonly Operation GetChannel = new("getChannelsById", "GET", "/accounts/channels/{chId}", "channel");
    public static readonly Operation SetChannel = new("putChannelsById", "PUT", "/accounts/channels/{chId}", "channel:write");
    public static readonly Operation RemoveChannel = new("deleteChannelsById", "DELETE", "/accounts/channels/{chId}", "channel:write");
    public static readonly Operation SetChannelStatus = new("setChannelStatus", "PUT", "/accounts/channels/{chId}/status", "channel:write");

    public static readonly Operation GetMonitors = new("getVehicleMonitors", "GET", "/accounts/channels/{chId}/monitors", "monitor", "monitors");
    public static readonly Operation NewMonitor = new("postVehicleMonitors", "POST", "/accounts/channels/{chId}/monitors", "monitor:write");
    public static readonly Operation GetMonitor = new("getVehicleMonitorByID", "GET", "/accounts/channels/{chId}/monitors/{mid}", "monitor");
    public static readonly Operation SetMonitor = new("putVehicleMonitors", "PUT", "/accounts/channels/{chId}/monitors/{mid}", "monitor:write");
    public static readonly Operation RemoveMonitor =
        new("deleteVehicleMonitorByID", "DELETE", "/accounts/channels/{chId}/monitors/{mid}", "monitor:write");
    public static readonly Operation SetMonitorStatus =
        new("setVehicleMonitorStatus", "PUT", "/accounts/channels/{chId}/monitors/{mid}/status", "monitor:write");
    public static readonly Operation GetMonitorHandles =
        new("getVehicleMonitorGroupsHandles", "GET", "/accounts/channels/{chId}/monitors/{mid}/handles", "monitor:read", "vehicleIds");
    public static readonly Operation SetMonitorHandles =
        new("setVehicleMonitorHandles", "PUT", "/accounts/channels/{chId}/monitors/{mid}/handles", "monitor:write");

    // The scope to send a remote is that of its action, and added to the call.
    public static readonly Operation GetRemotes =
        new("getVehicleRemotes", "GET", "/accounts/vehicles/{id}/channels/{chId}/remotes", "remote", "remoteActions");
    public static readonly Operation SendRemote = new("sendVehicleRemotes", "POST", "/accounts/vehicles/{id}/channels/{chId}/remotes");
    public static readonly Operation GetRemote =
        new("getVehicleRemoteById", "GET", "/accounts/vehicles/{id}/channels/{chId}/remotes/{rid}", "remote");

    public static readonly Operation GetStolenReports =
        new("getVehicleStolenHistory", "GET", "/accounts/vehicles/{id}/stolen", "data:telemetry:vehicle:location", "stolen");
    public static readonly Operation GetStolenReport =
        new("getVehicleStolenById", "GET", "/accounts/vehicles/{id}/stolen/{sid}", "data:telemetry:vehicle:location");
    public static readonly Operation GetStolenWayPoints =
        new("getVehicleStolenIdPosition", "GET", "/accounts/vehicles/{id}/stolen/{sid}/waypoints", "data:telemetry:vehicle:location", "positions");

    /// <summary>All operations.</summary>
    public static IReadOnlyList<Operation> All { get; } =
        [.. typeof(Operations).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.GetValue(null)).OfType<Operation>()];

    /// <summary>The operation that a method and a path below the base address mean; null when none is known.</summary>
    public static Operation? Find(string verb, string path)
    {
        var parts = Parts(path);
        return All.FirstOrDefault(o => o.Verb == verb && Matches(Parts(o.Path), parts));
    }

    private static string[] Parts(string path) => path.Split(['/'], StringSplitOptions.RemoveEmptyEntries);

    private static bool Matches(string[] template, string[] path) =>
        template.Length == path.Length && template.Zip(path, (t, p) => t[0] == '{' || t == p).All(same => same);
}
