namespace Stellantis.Client.Bodies;

internal static partial class KnownValues
{
    /// <summary>The kinds of telemetry, as queries and event extensions name them.</summary>
    public static IReadOnlyList<string> TelemetryTypes { get; } =
    [
        "environment", "privacy", "vehicle", "vehicle.ignition", "vehicle.location", "vehicle.preconditioning", "vehicle.tyreState",
        "vehicle.energies", "vehicle.engines", "vehicle.doorsState", "vehicle.battery", "vehicle.safety", "vehicle.odometer", "vehicle.kinetic",
        "vehicle.propulsion", "vehicle.brakingSystem", "vehicle.transmission", "vehicle.adas", "vehicle.lightingSystem", "vehicle.maintenance",
        "vehicle.alertsReport", "vehicle.activeAlerts", "vehicle.drivingBehavior", "vehicle.alarm.status", "vehicle.alarm.trigger",
    ];

    /// <summary>The data that can be joined to the events of a monitor.</summary>
    public static IReadOnlyList<string> MonitorExtendedEventParams { get; } =
    [
        "vehicle.doorsState", "vehicle.latestTelemetry", "vehicle.maintenance", "vehicle.position", "vehicle.telemetry", "vehicle.alerts.active",
        "vehicle.collision", "vehicle.trip", "vehicle.stolen", "vehicle.alarm",
        .. TelemetryTypes.Select(t => "vehicle.telemetry." + t),
    ];

    /// <summary>The data that can be joined to the events of a remote command.</summary>
    public static IReadOnlyList<string> RemoteExtendedEventParams { get; } =
    [
        "vehicle.latestTelemetry", "vehicle.doorsState", "vehicle.maintenance", "vehicle.position", "vehicle.alerts.active", "vehicle.alarm",
    ];
}
