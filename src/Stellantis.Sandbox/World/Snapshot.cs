namespace Stellantis.Sandbox.World;

/// <summary>How a vehicle is at one instant: everything that telemetry shows, brought together so that its parts agree.</summary>
internal sealed class Snapshot
{
    /// <summary>°C; what a bad sensor sends in place of a temperature.</summary>
    public const double NoTemperature = 215;

    private const double Freezing = 2;
    private const double NormalPressure = 240_000;
    private const int ServiceInterval = 20_000;
    private const int DailyMileage = 55;

    private static readonly string[] s_wheels = ["FrontLeft", "FrontRight", "RearLeft", "RearRight"];
    private static readonly string[] s_superLocked = ["Locked", "SuperLocked"];
    private static readonly string[] s_locked = ["Locked"];
    private static readonly string[] s_unlocked = ["Unlocked"];
    private static readonly string[] s_halfLocked = ["CabinDoorsUnlocked", "CargoDoorsLocked"];

    private static readonly TimeSpan s_call = TimeSpan.FromMinutes(5);

    private readonly History _history;
    private readonly Phase _phase;

    public Snapshot(History history, DateTimeOffset at)
    {
        _history = history;
        At = at;
        Vehicle = history.Vehicle;
        _phase = history.PhaseAt(at);
        Trip = _phase as Trip;
        Condition = _phase.At(at);
        Settings = history.SettingsAt(at);
        Handling = history.HandlingAt(at);
        Place = history.PlaceAt(at);
        AlertsAround = history.AlertsAround(at).ToList();
        ActiveAlerts = AlertsAround.Where(alert => alert.IsActive).ToList();
        Blocks = history.BlocksAt(at);
        (Alarm, AlarmTrigger) = history.AlarmAt(at);
        StolenReport = history.StolenReportAt(at);
        OpenDoors = Arrangement.Openings
            .Where(opening => Handling?.OpenDoors.Contains(opening) == true || ActiveAlerts.Any(alert => alert.Kind.Opening == opening))
            .ToList();
    }

    public DateTimeOffset At { get; }

    public Vehicle Vehicle { get; }

    public VehicleModel Model => Vehicle.Model;

    /// <summary>The trip under way; null when the vehicle stands.</summary>
    public Trip? Trip { get; }

    /// <summary>The trip under way, or else the last one; null when there was none.</summary>
    public Trip? LastTrip => _history.TripBefore(At);

    /// <summary>The last trip that has ended; null when there was none.</summary>
    public Trip? EndedTrip => _history.EndedTripBefore(At);

    public bool IsDriving => Trip is not null;

    /// <summary>Whether somebody drives it or is about to.</summary>
    public bool IsInUse => IsDriving || Ignition != "Stop";

    public bool IsCharging => _phase is ChargingSession;

    public Condition Condition { get; }

    public Settings Settings { get; }

    public Handling? Handling { get; }

    /// <summary>Where the vehicle is; null when its driver does not tell.</summary>
    public Place? Place { get; }

    /// <summary>The active alerts and those that ended not long ago.</summary>
    public IReadOnlyList<Alert> AlertsAround { get; }

    public IReadOnlyList<Alert> ActiveAlerts { get; }

    public AlarmMessage? Alarm { get; }

    public AlarmMessage? AlarmTrigger { get; }

    public StolenReport? StolenReport { get; }

    public bool IsStolen => StolenReport is { EndAt: null };

    public IReadOnlyList<string> OpenDoors { get; }

    /// <summary>What there is to tell.</summary>
    public Blocks Blocks { get; }

    public string Ignition => Handling?.Ignition ?? (Trip is null ? "Stop" : At == Trip.Start ? "StartUp" : "Start");

    public bool IsLocked => Handling?.Locked ?? (!IsDriving && OpenDoors.Count == 0);

    /// <summary>All states of the locks that hold at once.</summary>
    public IReadOnlyList<string> LockStates => IsLocked ? Model.HasTank ? s_locked : s_superLocked : IsDriving ? s_halfLocked : s_unlocked;

    /// <summary>All that can be open, and whether it is.</summary>
    public IEnumerable<(string Opening, bool IsOpen)> Openings => Arrangement.Openings.Select(opening => (opening, OpenDoors.Contains(opening)));

    /// <summary>m/s.</summary>
    public double Speed => Handling?.Speed ?? Trip?.Speed(At) ?? 0;

    public bool IsMoving => Speed > 0;

    /// <summary>m/s².</summary>
    public double Acceleration => Trip?.Acceleration(At) ?? 0;

    /// <summary>The level of the battery in per cent.</summary>
    public double Battery => Condition.Battery;

    /// <summary>The level of the battery as the vehicle tells it, by which it also acts.</summary>
    public double ToldBattery => Math.Round(Battery, 1);

    /// <summary>The level of the tank in per cent.</summary>
    public double Fuel => Condition.Fuel;

    public string ChargingStatus => _phase switch
    {
        World.ChargingSession => Course.InProgress,
        Parking parking => parking.Charging,
        _ => Course.Disconnected,
    };

    public bool IsPlugged => ChargingStatus != Course.Disconnected;

    public ChargingSession? ChargingSession => _phase as ChargingSession;

    public string Propulsion => Trip?.Propulsion(At) ?? (Model.HasBattery ? "Electric" : "Thermal");

    public bool FlashesLights => Handling?.Lights ?? false;

    /// <summary>The state of the air conditioning that was started before driving.</summary>
    public string AirConditioningStatus => Settings.AirConditioning?.StatusAt(At) ?? "Disabled";

    /// <summary>°C outside; ice makes it cold.</summary>
    public double Temperature =>
        Math.Min(Weather.Temperature(At, Condition.Point), ActiveAlerts.Any(alert => alert.Kind.IsIce) ? Freezing : double.MaxValue);

    public bool IsDay => Weather.IsDay(At, Condition.Point);

    public bool Wipes => IsDriving && Weather.IsWet(At, Condition.Point);

    /// <summary>°C of the engine's liquids; the value that stands for none when the sensor is bad.</summary>
    public double EngineTemperature => _history.Story == Story.BadSensor ? NoTemperature : IsDriving ? 88 : Temperature;

    /// <summary>The wheels, with pressure in Pa.</summary>
    public IEnumerable<(string Wheel, double Pressure, string Status)> Tyres => s_wheels.Select(wheel =>
    {
        var status = ActiveAlerts.Select(alert => alert.Kind.Tyre).LastOrDefault(tyre => tyre?.Wheel == wheel)?.Status ?? "Normal";
        return (wheel, status switch { "Normal" => NormalPressure, "Low" => 0.8 * NormalPressure, _ => 0.3 * NormalPressure }, status);
    });

    /// <summary>Kilometres to the next service.</summary>
    public int MileageBeforeMaintenance => ServiceInterval - (int)Condition.Odometer % ServiceInterval;

    /// <summary>Days to the next service, as the car is used.</summary>
    public int DaysBeforeMaintenance => MileageBeforeMaintenance / DailyMileage;

    public bool HasBatteryFailure => ActiveAlerts.Any(alert => alert.Kind.IsBatteryFailure);

    /// <summary>Whether the vehicle calls for help after a collision.</summary>
    public bool CallsForHelp => Trip?.Collision is { UnlockRequested: true } collision && At >= collision.At && At < collision.At + s_call;

    /// <summary>Where the vehicle was; null when its driver did not tell.</summary>
    public Place? PlaceAt(DateTimeOffset instant) => _history.PlaceAt(instant);

    /// <summary>Where the vehicle was found when it was looked for.</summary>
    public Place TrackedAt(DateTimeOffset instant) => _history.TrackedAt(instant);
}
