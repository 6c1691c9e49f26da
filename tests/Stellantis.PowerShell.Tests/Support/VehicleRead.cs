using System.Text.RegularExpressions;

namespace Stellantis.PowerShell.Tests.Support;

/// <summary>
/// The catalogue of what is read of vehicles: a line for each operation, over which the tests go that hold for all of them. Who adds an operation
/// adds its line here; what its objects look like is written down beside it in Views/Rendered.
/// </summary>
/// <param name="Operation">The operation id of the contract.</param>
/// <param name="Cmdlet">The cmdlet that reads it.</param>
/// <param name="Path">The path below the base address, with the parameters of the cmdlet in braces.</param>
/// <param name="Type">The type that comes out.</param>
/// <param name="Document">The document that the service answers, or has in its pages.</param>
internal sealed record VehicleRead(string Operation, string Cmdlet, string Path, string Type, string Document)
{
    private const string Window = "-Since 2026-01-01 -Until 2026-02-01";
    private const string Order = "-OrderBy ascending";
    private const string Pages = "-Skip 1 -First 4";
    private const string SizedPages = Pages + " -PageSize 1";
    private const string Sorted = $"{Window} {Order} {SizedPages}";

    /// <summary>The ids in the documents of the project, by the parameter that takes them.</summary>
    public static IReadOnlyDictionary<string, string> Ids { get; } = new Dictionary<string, string>
    {
        ["VehicleId"] = CannedService.Vehicle,
        ["AlertId"] = CannedService.Alert,
        ["AlarmId"] = CannedService.Alarm,
        ["CollisionId"] = CannedService.Collision,
        ["ChargingSessionId"] = CannedService.ChargingSession,
        ["TripId"] = CannedService.Trip,
        ["ChannelId"] = CannedService.Channel,
        ["MonitorId"] = CannedService.Monitor,
        ["RemoteId"] = CannedService.Remote,
        ["StolenReportId"] = CannedService.StolenReport,
    };

    public static IReadOnlyList<VehicleRead> All { get; } =
    [
        new("getVehicles", "Get-StellantisVehicle", "/accounts/vehicles", "Vehicle", "vehicle")
            { Items = "vehicles", Filters = $"-VinPrefix VR3 -Extension devices, callCenterNumbers {SizedPages}" },
        new("getVehicleByid", "Get-StellantisVehicle", "/accounts/vehicles/{VehicleId}", "Vehicle", "vehicle") { Filters = "-Extension devices" },
        new("getVehicleCapabilityByid", "Get-StellantisVehicleCapability", "/accounts/vehicles/{VehicleId}/capability", "VehicleCapability",
            "vehicle-capability"),
        new("getVehicleTelemetry", "Get-StellantisTelemetry", "/accounts/vehicles/{VehicleId}/telemetries", "Telemetry", "telemetry")
            { Items = "telemetries", Filters = $"-Type vehicle.battery {Sorted}", Carried = "TripId" },
        new("getVehicleLastTelemetries", "Get-StellantisTelemetry", "/accounts/vehicles/{VehicleId}/telemetries/latest", "LatestTelemetry",
            "latest-telemetry")
            { Switch = "-Latest", Filters = "-Type vehicle.battery, vehicle.kinetic" },
        new("getVehicleCollision", "Get-StellantisCollision", "/accounts/vehicles/{VehicleId}/collisions", "Collision", "collision")
            { Items = "Collisions", Filters = Sorted, Carried = "CollisionId tr-11" },
        new("getVehicleCollisionById", "Get-StellantisCollision", "/accounts/vehicles/{VehicleId}/collisions/{CollisionId}", "Collision",
            "collision"),
        new("getVehicleAlerts", "Get-StellantisAlert", "/accounts/vehicles/{VehicleId}/alerts", "Alert", "alert")
            { Items = "alerts", Filters = $"-Active {Sorted}", Carried = "AlertId" },
        new("getVehicleAlertsById", "Get-StellantisAlert", "/accounts/vehicles/{VehicleId}/alerts/{AlertId}", "Alert", "alert"),
        new("getVehicleAlarms", "Get-StellantisAlarm", "/accounts/vehicles/{VehicleId}/alarms", "Alarm", "alarm")
            { Items = "alarms", Filters = $"-Type vehicle.alarm.status {Sorted}", Carried = "AlarmId" },
        new("getVehicleAlarmsById", "Get-StellantisAlarm", "/accounts/vehicles/{VehicleId}/alarms/{AlarmId}", "Alarm", "alarm"),
        new("getVehicleChargeSessions", "Get-StellantisChargingSession", "/accounts/vehicles/{VehicleId}/charging/sessions", "ChargingSession",
            "charging-session")
            { Items = "sessions", Filters = $"-State Nominal -Power 1- -Level 1- -Autonomy 1- -Duration 1- {Sorted}", Carried = "ChargingSessionId" },
        new("getVehicleChargeSessionById", "Get-StellantisChargingSession", "/accounts/vehicles/{VehicleId}/charging/sessions/{ChargingSessionId}",
            "ChargingSession", "charging-session"),
        new("getVehicleTrips", "Get-StellantisTrip", "/accounts/vehicles/{VehicleId}/trips", "Trip", "trip")
        {
            Items = "trips", Carried = "TripId",
            Filters = $"-State Nominal -Kinetic HardBraking -Propulsion Electric -Distance 1- -Duration 1- {Sorted}",
        },
        new("getVehicleTripById", "Get-StellantisTrip", "/accounts/vehicles/{VehicleId}/trips/{TripId}", "Trip", "trip"),
        new("getVehicleTripAlerts", "Get-StellantisAlert", "/accounts/vehicles/{VehicleId}/trips/{TripId}/alerts", "Alert", "alert")
            { Items = "alerts", Filters = $"-Active {Sorted}", Carried = "AlertId" },
        new("getVehicleTripAlertByAid", "Get-StellantisAlert", "/accounts/vehicles/{VehicleId}/trips/{TripId}/alerts/{AlertId}", "Alert", "alert"),
        new("getVehicleCollisionsByTripId", "Get-StellantisCollision", "/accounts/vehicles/{VehicleId}/trips/{TripId}/collisions", "Collision",
            "collision")
            { Items = "Collisions", Filters = Sorted, Carried = "CollisionId" },
        new("getVehicleCollisionByTipById", "Get-StellantisCollision", "/accounts/vehicles/{VehicleId}/trips/{TripId}/collisions/{CollisionId}",
            "Collision", "collision"),
        new("getVehicleTripPath", "Get-StellantisTripWayPoint", "/accounts/vehicles/{VehicleId}/trips/{TripId}/wayPoints", "TripWayPoint",
            "trip-way-point")
            { Items = "positions", Filters = $"-Propulsion Electric -Kinetic HardBraking -Tolerance 0.1 {Window} {Order} {Pages}" },
        new("getVehicleTripTelmetry", "Get-StellantisTripTelemetry", "/accounts/vehicles/{VehicleId}/trips/{TripId}/telemetry", "Telemetry",
            "telemetry")
            { Items = "telemetries", Filters = $"-Type vehicle.battery {Window} {Order} {Pages}" },
        new("getVehicleStolenHistory", "Get-StellantisStolenReport", "/accounts/vehicles/{VehicleId}/stolen", "StolenReport", "stolen-report")
            { Items = "stolen", Filters = $"{Window} {SizedPages}", Carried = "StolenReportId" },
        new("getVehicleStolenById", "Get-StellantisStolenReport", "/accounts/vehicles/{VehicleId}/stolen/{StolenReportId}", "StolenReport",
            "stolen-report"),
        new("getVehicleStolenIdPosition", "Get-StellantisStolenWayPoint", "/accounts/vehicles/{VehicleId}/stolen/{StolenReportId}/waypoints",
            "StolenWayPoint", "stolen-way-point") { Items = "positions", Filters = $"{Window} {SizedPages}" },
    ];

    /// <summary>Those that have many items.</summary>
    public static IEnumerable<VehicleRead> Collections => All.Where(read => read.Items is not null);

    /// <summary>One for each type: a single thing where there is one.</summary>
    public static IEnumerable<VehicleRead> Types => All.OrderBy(read => read.Items is not null).DistinctBy(read => read.Type);

    /// <summary>The member of <c>_embedded</c> with the items; null for a single thing.</summary>
    public string? Items { get; init; }

    /// <summary>The switch without which the cmdlet reads something else.</summary>
    public string Switch { get; init; } = "";

    /// <summary>All that the operation may be asked for.</summary>
    public string Filters { get; init; } = "";

    /// <summary>What an item carries besides the ids of its path: parameters whose ids it has, and other ids.</summary>
    public string Carried { get; init; } = "";

    /// <summary>The parameters in its path.</summary>
    public IReadOnlyList<string> Parameters => [.. Regex.Matches(Path, @"(?<=\{)\w+(?=\})").Select(match => match.Value)];

    public bool HasWindow => Filters.Contains(Window, StringComparison.Ordinal);

    public bool HasPageSize => Filters.Contains("-PageSize", StringComparison.Ordinal);

    /// <summary>The call, with the ids of the documents.</summary>
    public string Call => $"{Cmdlet} {Arguments(parameter => Ids[parameter])}".TrimEnd();

    /// <summary>The call that brings out one object.</summary>
    public string One => Items is null ? Call : Call + " -First 1";

    /// <summary>The path, with the ids of the documents.</summary>
    public string Address => Regex.Replace(Path, @"\{(\w+)\}", match => Ids[match.Groups[1].Value]);

    /// <summary>The arguments of the call, with these ids.</summary>
    public string Arguments(Func<string, string> id) =>
        string.Join(' ', Parameters.Select(parameter => $"-{parameter} {id(parameter)}").Append(Switch)).TrimEnd();

    public override string ToString() => Operation;
}
