namespace Stellantis.Sandbox.World;

/// <summary>The parts of which telemetry is made.</summary>
[Flags]
internal enum Blocks
{
    None = 0,
    Environment = 1 << 0,
    Privacy = 1 << 1,
    Ignition = 1 << 2,
    Location = 1 << 3,
    Preconditioning = 1 << 4,
    TyreState = 1 << 5,
    Energies = 1 << 6,
    Engines = 1 << 7,
    DoorsState = 1 << 8,
    Battery = 1 << 9,
    Safety = 1 << 10,
    Odometer = 1 << 11,
    Kinetic = 1 << 12,
    Propulsion = 1 << 13,
    Braking = 1 << 14,
    WipingBlades = 1 << 15,
    Transmission = 1 << 16,
    Adas = 1 << 17,
    LightingSystem = 1 << 18,
    Maintenance = 1 << 19,
    DrivingBehavior = 1 << 20,
    AlertsReport = 1 << 21,
    ActiveAlerts = 1 << 22,
    AlarmStatus = 1 << 23,
    AlarmTrigger = 1 << 24,
    Stolen = 1 << 25,
    PowerTrain = 1 << 26,

    All = (1 << 27) - 1,
    Alarm = AlarmStatus | AlarmTrigger,
    Alerts = AlertsReport | ActiveAlerts,

    /// <summary>All that stands under <c>vehicle</c>.</summary>
    Vehicle = All & ~(Environment | Privacy),

    /// <summary>What a vehicle tells all the time while it drives.</summary>
    OnTheMove =
        Environment | Privacy | Ignition | Location | Energies | Engines | Odometer | Kinetic | Propulsion | Braking | WipingBlades | Transmission
        | Adas | LightingSystem | DrivingBehavior | Safety | Alerts | TyreState,

    /// <summary>What a vehicle tells all the time while it charges.</summary>
    OnCharge = Privacy | Energies | Battery,
}
