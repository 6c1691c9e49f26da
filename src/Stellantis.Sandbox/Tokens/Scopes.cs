namespace Stellantis.Sandbox.Tokens;

/// <summary>The scopes, spelt as the contract spells them.</summary>
internal static class Scopes
{
    public const string Location = "data:telemetry:vehicle:location";
    public const string Environment = "data:telemetry:environment";
    public const string Energies = "data:telemetry:vehicle:energies";
    public const string Kinetic = "data:telemetry:vehicle:kinetic";
    public const string Ignition = "data:telemetry:vehicle:ignition";
    public const string Alert = "data:telemetry:vehicle:alert";
    public const string Alarm = "data:telemetry:vehicle:alarm";
    public const string Trip = "data:trip";
    public const string Collision = "data:collision";

    /// <summary>All scopes of telemetry.</summary>
    public static IReadOnlyList<string> Telemetry { get; } =
    [
        "data:telemetry", Environment, "data:telemetry:privacy", "data:telemetry:vehicle",
        .. new[]
        {
            "ignition", "location", "preconditioning", "tyreState", "energies", "engines", "doorsState", "battery", "safety", "odometer", "kinetic",
            "propulsion", "braking", "wipingBlades", "transmission", "adas", "lightingSystem", "maintenance", "drivingBehavior", "alert", "alarm",
        }.Select(block => "data:telemetry:vehicle:" + block),
    ];

    /// <summary>The scopes with which remotes are sent.</summary>
    public static IReadOnlyList<string> RemoteWrite { get; } =
    [
        .. new[] { "locking", "horn", "lights", "preconditioning", "onboardPersonalData", "charging", "wakeUp", "wakeup", "navigation",
            "vehicleFinder" }
            .Select(action => $"remote:{action}:write"),
    ];

    /// <summary>The scopes with which remotes are read: those to send them too.</summary>
    public static IReadOnlyList<string> RemoteRead { get; } =
    [
        "remote",
        .. RemoteWrite.Where(scope => scope != "remote:wakeup:write")
            .SelectMany(scope => new[] { scope.Substring(0, scope.Length - ":write".Length), scope }),
    ];

    /// <summary>Every scope that there is, blank separated; the wide ones stand for those under them.</summary>
    public static string All { get; } = string.Join(" ", new[]
    {
        "openid", "profile", "data:vehicle", "data:telemetry", Trip, Collision, "monitor", "monitor:read", "monitor:write", "channel",
            "channel:write", "remote",
    }.Concat(RemoteWrite));
}
