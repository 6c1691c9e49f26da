using Stellantis.Client.Bodies;
using Stellantis.Client.Calls;

namespace Stellantis.PowerShell.Completion;

/// <summary>The extensions of a vehicle.</summary>
public readonly struct VehicleExtensions : IWordList
{
    /// <inheritdoc/>
    public IEnumerable<(string Word, string Meaning)> Words =>
        [("devices", "Plug and Charge units"), ("callCenterNumbers", "Telephone numbers of the call centres")];
}

/// <summary>What a channel carries.</summary>
public readonly struct SubscribeTypes : IWordList
{
    /// <inheritdoc/>
    public IEnumerable<(string Word, string Meaning)> Words => [("Monitor", "Events of monitors"), ("Remote", "Events of remote commands")];
}

/// <summary>The data that can be joined to the events of a monitor.</summary>
public readonly struct MonitorEventParams : IWordList
{
    /// <inheritdoc/>
    public IEnumerable<(string Word, string Meaning)> Words => KnownValues.MonitorExtendedEventParams.Select(p => (p, p));
}

/// <summary>The data that can be joined to the events of a remote command.</summary>
public readonly struct RemoteEventParams : IWordList
{
    /// <inheritdoc/>
    public IEnumerable<(string Word, string Meaning)> Words => KnownValues.RemoteExtendedEventParams.Select(p => (p, p));
}

/// <summary>The parts of telemetry.</summary>
public readonly struct TelemetryTypes : IWordList
{
    /// <inheritdoc/>
    public IEnumerable<(string Word, string Meaning)> Words => KnownValues.TelemetryTypes.Select(t => (t, t));
}

/// <summary>The kinds of alarm messages.</summary>
public readonly struct AlarmTypes : IWordList
{
    /// <inheritdoc/>
    public IEnumerable<(string Word, string Meaning)> Words =>
        [("vehicle.alarm.status", "The alarm was armed or disarmed"), ("vehicle.alarm.trigger", "The alarm went off")];
}

/// <summary>The orders of a collection.</summary>
public readonly struct Orders : IWordList
{
    /// <inheritdoc/>
    public IEnumerable<(string Word, string Meaning)> Words => [("descending", "The newest first"), ("ascending", "The oldest first")];
}

/// <summary>The states of a trip or a charging session.</summary>
public readonly struct LifecycleStates : IWordList
{
    /// <inheritdoc/>
    public IEnumerable<(string Word, string Meaning)> Words =>
        [("Nominal", "Complete"), ("Unstarted", "Its begin is missing"), ("DataLacking", "Parts are missing"), ("Unfinished", "Its end is missing")];
}

/// <summary>The kinds of trips.</summary>
public readonly struct TripTypes : IWordList
{
    /// <inheritdoc/>
    public IEnumerable<(string Word, string Meaning)> Words => [("Normal", "Normal trips")];
}

/// <summary>What drives a vehicle.</summary>
public readonly struct Propulsions : IWordList
{
    /// <inheritdoc/>
    public IEnumerable<(string Word, string Meaning)> Words => [("Thermal", "Combustion engine"), ("Electric", "Electric motor"), ("Hybrid", "Both")];
}

/// <summary>Events of driving.</summary>
public readonly struct Kinetics : IWordList
{
    /// <inheritdoc/>
    public IEnumerable<(string Word, string Meaning)> Words =>
        [("HardAcceleration", "Hard acceleration"), ("HardBraking", "Hard braking"), ("HardCornering", "Hard cornering")];
}

/// <summary>The groups of vehicles.</summary>
public readonly struct VehicleGroups : IWordList
{
    /// <inheritdoc/>
    public IEnumerable<(string Word, string Meaning)> Words => [("root", "All vehicles of the account")];
}

/// <summary>The brands.</summary>
public readonly struct Brands : IWordList
{
    /// <inheritdoc/>
    public IEnumerable<(string Word, string Meaning)> Words => Brand.All.Select(b => (b.Name, b.TopLevelDomain));
}

/// <summary>The realms of the brands.</summary>
public readonly struct Realms : IWordList
{
    /// <inheritdoc/>
    public IEnumerable<(string Word, string Meaning)> Words => Brand.All.SelectMany(b => new[] { (b.B2CRealm, b.Name), (b.OtpRealm, b.Name) });
}

/// <summary>The HTTP methods of the API.</summary>
public readonly struct HttpMethods : IWordList
{
    /// <inheritdoc/>
    public IEnumerable<(string Word, string Meaning)> Words =>
        [("GET", "Read"), ("POST", "Create, or send"), ("PUT", "Replace"), ("DELETE", "Delete")];
}

/// <summary>The paths of the API's operations.</summary>
public readonly struct OperationPaths : IWordList
{
    /// <inheritdoc/>
    public IEnumerable<(string Word, string Meaning)> Words =>
        Operations.All.Select(o => (o.Path, o.Id)).GroupBy(o => o.Path).Select(g => (g.Key, string.Join(", ", g.Select(o => o.Id))));
}

/// <summary>The types of alerts.</summary>
public readonly struct AlertTypes : IWordList
{
    /// <inheritdoc/>
    public IEnumerable<(string Word, string Meaning)> Words => KnownValues.AlertNames.Select(a => (a, a));
}

/// <summary>The severities of alerts.</summary>
public readonly struct Severities : IWordList
{
    /// <inheritdoc/>
    public IEnumerable<(string Word, string Meaning)> Words =>
        [("Information", "Runs fine, better to fix"), ("Warning", "To be fixed soon"), ("Critical", "Must not be started before it is repaired")];
}

/// <summary>What a driver does not tell.</summary>
public readonly struct PrivacyStates : IWordList
{
    /// <inheritdoc/>
    public IEnumerable<(string Word, string Meaning)> Words =>
        [("None", "Everything is shared"), ("Geolocation", "Everything but the position is shared"), ("Full", "Nothing is shared")];
}

/// <summary>The states of the ignition.</summary>
public readonly struct IgnitionStates : IWordList
{
    /// <inheritdoc/>
    public IEnumerable<(string Word, string Meaning)> Words => [("Stop", "Off"), ("StartUp", "Starting"), ("Start", "On")];
}

/// <summary>What can be open.</summary>
public readonly struct Doors : IWordList
{
    /// <inheritdoc/>
    public IEnumerable<(string Word, string Meaning)> Words =>
    [
        ("Driver", "Door of the driver"), ("Passenger", "Door of the passenger"), ("RearLeft", "Door behind on the left"),
            ("RearRight", "Door behind on the right"),
        ("Trunk", "Boot"), ("RearWindow", "Window behind"), ("RoofWindow", "Sunroof"), ("HoodDoor", "Bonnet"),
    ];
}

/// <summary>The remote commands, by their wire names.</summary>
public readonly struct RemoteNames : IWordList
{
    /// <inheritdoc/>
    public IEnumerable<(string Word, string Meaning)> Words => KnownValues.RemoteActions.Select(a => (a, a));
}

/// <summary>The scopes that operations ask for.</summary>
public readonly struct OperationScopes : IWordList
{
    private static readonly string[] s_remotes =
        ["locking", "horn", "lights", "preconditioning", "onboardPersonalData", "charging", "wakeUp", "navigation", "vehicleFinder"];

    /// <inheritdoc/>
    public IEnumerable<(string Word, string Meaning)> Words => Operations.All.SelectMany(o =>
        o.Scopes.Split([' '], StringSplitOptions.RemoveEmptyEntries).Select(s => (Scope: s, o.Id))).GroupBy(o => o.Scope)
        .Select(g => (g.Key, string.Join(", ", g.Select(o => o.Id))))
        .Concat(s_remotes.Select(r => ($"remote:{r}:write", $"Sending the command {r}")))
        .OrderBy(s => s.Item1, StringComparer.Ordinal);
}

/// <summary>The ways over the edge of a zone.</summary>
public readonly struct Transitions : IWordList
{
    /// <inheritdoc/>
    public IEnumerable<(string Word, string Meaning)> Words => [("In", "The vehicle enters the circle"), ("Out", "The vehicle leaves the circle")];
}

/// <summary>What data triggers can watch.</summary>
public readonly struct OperandNames : IWordList
{
    /// <inheritdoc/>
    public IEnumerable<(string Word, string Meaning)> Words => KnownValues.Operands.Select(o => (o.Name, TriggerTemplates.Meaning(o)));
}

/// <summary>The settings that a monitor can watch.</summary>
public readonly struct SettingTypes : IWordList
{
    /// <inheritdoc/>
    public IEnumerable<(string Word, string Meaning)> Words => KnownValues.SettingTypes.Select(s => (s, $"The setting {s} changes"));
}

/// <summary>The days of a week.</summary>
public readonly struct DaysOfWeek : IWordList
{
    /// <inheritdoc/>
    public IEnumerable<(string Word, string Meaning)> Words => KnownValues.Days.Select(day => (day, day));
}

/// <summary>The larger time zones of the service's countries.</summary>
public readonly struct KnownTimeZones : IWordList
{
    /// <inheritdoc/>
    public IEnumerable<(string Word, string Meaning)> Words => TimeZones.Larger.Select(zone => (zone, zone));
}
