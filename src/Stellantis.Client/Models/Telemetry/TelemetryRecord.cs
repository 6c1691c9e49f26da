using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>What a vehicle tells of itself, part by part. A part that the vehicle did not send is null or empty.</summary>
public abstract class TelemetryRecord : MeasuredObject, IVehicleChild
{
    private protected TelemetryRecord()
    {
    }

    /// <summary>The id of the vehicle that it belongs to.</summary>
    public string? VehicleId { get; private set; }

    /// <summary>The vehicle that it belongs to, when a vehicle was piped in; null otherwise. Export-Clixml, jobs and remoting leave it out.</summary>
    [Newtonsoft.Json.JsonIgnore]
    public Vehicle? Vehicle { get; private set; }

    /// <summary>When the vehicle sent it.</summary>
    [Wire("createdAt")]
    public DateTime? CreatedAt { get; private protected set; }

    /// <summary>The state of the ignition: Stop, StartUp or Start.</summary>
    [Wire("vehicle.ignition.type")]
    public string? Ignition { get; private protected set; }

    /// <summary>When the state of the ignition was sent; null in telemetry of the past, whose time is that of the whole message.</summary>
    [Wire("vehicle.ignition.createdAt")]
    public DateTime? IgnitionAt { get; private protected set; }

    /// <summary>Where the vehicle is.</summary>
    [Wire("vehicle.location")]
    public Position? Location { get; private protected set; }

    /// <summary>Heating or cooling before a departure.</summary>
    [Wire("vehicle.preconditioning")]
    public Preconditioning? Preconditioning { get; private protected set; }

    /// <summary>The tyres, one by one.</summary>
    [Wire("vehicle.tyreState")]
    public IReadOnlyList<TyreState> TyreState { get; private protected set; } = ValueList<TyreState>.None;

    /// <summary>The energies on board: fuel, electricity or both.</summary>
    [Wire("vehicle.energies")]
    public IReadOnlyList<Energy> Energies { get; private protected set; } = ValueList<Energy>.None;

    /// <summary>The engines.</summary>
    [Wire("vehicle.engines")]
    public IReadOnlyList<Engine> Engines { get; private protected set; } = ValueList<Engine>.None;

    /// <summary>Locks, doors and windows.</summary>
    [Wire("vehicle.doorsState")]
    public DoorsState? DoorsState { get; private protected set; }

    /// <summary>The 12 V battery; the traction battery is in <see cref="Energies"/>.</summary>
    [Wire("vehicle.battery")]
    public Battery? Battery12V { get; private protected set; }

    /// <summary>Seat belts and the emergency call.</summary>
    [Wire("vehicle.safety")]
    public Safety? Safety { get; private protected set; }

    /// <summary>The distance driven in all, in km.</summary>
    [Plausible(0, 1500000)]
    [Wire("vehicle.odometer.mileage")]
    [Unit("km")]
    public double? Odometer { get; private protected set; }

    /// <summary>When the odometer was read; null in telemetry of the past, whose time is that of the whole message.</summary>
    [Wire("vehicle.odometer.createdAt")]
    public DateTime? OdometerAt { get; private protected set; }

    /// <summary>Speed and acceleration.</summary>
    [Wire("vehicle.kinetic")]
    public Kinetic? Kinetic { get; private protected set; }

    /// <summary>What drives the vehicle at the moment: Thermal, Electric or Hybrid.</summary>
    [Wire("vehicle.propulsion.type")]
    public string? Propulsion { get; private protected set; }

    /// <summary>When that was sent; null in telemetry of the past, whose time is that of the whole message.</summary>
    [Wire("vehicle.propulsion.createdAt")]
    public DateTime? PropulsionAt { get; private protected set; }

    /// <summary>True when the parking brake is applied.</summary>
    [Wire("vehicle.braking.parking")]
    public bool? ParkingBrake { get; private protected set; }

    /// <summary>When the state of the brake was sent; null in telemetry of the past, whose time is that of the whole message.</summary>
    [Wire("vehicle.braking.createdAt")]
    public DateTime? ParkingBrakeAt { get; private protected set; }

    /// <summary>The wipers.</summary>
    [Wire("vehicle.wipingBlades")]
    public WipingBlades? WipingBlades { get; private protected set; }

    /// <summary>The gearbox.</summary>
    [Wire("vehicle.transmission")]
    public Transmission? Transmission { get; private protected set; }

    /// <summary>The driving assistance systems.</summary>
    [Wire("vehicle.adas")]
    public Adas? Adas { get; private protected set; }

    /// <summary>Direction indicators and fog lights.</summary>
    [Wire("vehicle.lightingSystem")]
    public LightingSystem? LightingSystem { get; private protected set; }

    /// <summary>When the next service is due.</summary>
    [Wire("vehicle.maintenance")]
    public Maintenance? Maintenance { get; private protected set; }

    /// <summary>The driving mode: Normal, Sport, Comfort, Eco, Sand, Mud, Snow, ZEV ...</summary>
    [Wire("vehicle.drivingBehavior.mode")]
    public string? DrivingBehavior { get; private protected set; }

    /// <summary>When the mode was sent; null in telemetry of the past, whose time is that of the whole message.</summary>
    [Wire("vehicle.drivingBehavior.createdAt")]
    public DateTime? DrivingBehaviorAt { get; private protected set; }

    /// <summary>The dashboard alerts.</summary>
    [Wire("vehicle.alerts")]
    public TelemetryAlerts? Alerts { get; private protected set; }

    /// <summary>The anti-theft alarm.</summary>
    [Wire("vehicle.alarm")]
    public Alarm? Alarm { get; private protected set; }

    /// <summary>The report of the vehicle as stolen.</summary>
    [Wire("vehicle.stolen")]
    public StolenReport? Stolen { get; private protected set; }

    /// <summary>The state of the power train: NotRunning, Starting, Running, Stopping or Stopped.</summary>
    [Wire("vehicle.powerTrain.gmpStatus")]
    public string? PowerTrain { get; private protected set; }

    /// <summary>When that state was sent; null in telemetry of the past, whose time is that of the whole message.</summary>
    [Wire("vehicle.powerTrain.createdAt")]
    public DateTime? PowerTrainAt { get; private protected set; }

    /// <summary>How much the driver shares: None (everything is shared), Geolocation (no position is) or Full (nothing is).</summary>
    [Wire("privacy.state")]
    public string? Privacy { get; private protected set; }

    /// <summary>When the driver's choice was sent; null in telemetry of the past, whose time is that of the whole message.</summary>
    [Wire("privacy.createdAt")]
    public DateTime? PrivacyAt { get; private protected set; }

    /// <summary>Light and air around the vehicle.</summary>
    [Wire("environment")]
    public VehicleEnvironment? Environment { get; private protected set; }

    /// <summary>The level of the traction battery, in %; null when there is none, or no word of it.</summary>
    [Unit("%")]
    public double? BatteryLevel => Electric?.Level;

    /// <summary>How far the traction battery goes, in km.</summary>
    [Unit("km")]
    public double? BatteryAutonomy => Electric?.Autonomy;

    /// <summary>When the state of the traction battery was measured.</summary>
    public DateTime? BatteryAt => Electric?.CreatedAt;

    /// <summary>The state of charging: Disconnected, InProgress, Failure, Stopped or Finished.</summary>
    public string? ChargingStatus => Electric?.Charging?.Status;

    /// <summary>True while the traction battery is charged.</summary>
    public bool? IsCharging => ChargingStatus is { } status ? status == "InProgress" : null;

    /// <summary>True when the charging cable is plugged in.</summary>
    public bool? IsPlugged => Electric?.Charging?.Plugged;

    /// <summary>The level of the fuel, in %; null when there is none, or no word of it.</summary>
    [Unit("%")]
    public double? FuelLevel => Fuel?.Level;

    /// <summary>How far the fuel goes, in km.</summary>
    [Unit("km")]
    public double? FuelAutonomy => Fuel?.Autonomy;

    /// <summary>When the level of the fuel was measured.</summary>
    public DateTime? FuelAt => Fuel?.CreatedAt;

    /// <summary>Degrees north of where the vehicle is.</summary>
    public double? Latitude => Location?.Latitude;

    /// <summary>Degrees east of where the vehicle is.</summary>
    public double? Longitude => Location?.Longitude;

    /// <summary>When the position was taken.</summary>
    public DateTime? PositionAt => Location?.CreatedAt;

    /// <summary>True while the vehicle moves.</summary>
    public bool? IsMoving => Kinetic?.Moving;

    /// <summary>The speed in km/h.</summary>
    [Unit("km/h")]
    public double? Speed => Kinetic?.Speed;

    /// <summary>When the speed was measured.</summary>
    public DateTime? SpeedAt => Kinetic?.CreatedAt;

    /// <summary>The locks, as one text, for example <c>Unlocked, CargoDoorsLocked</c>; null when there is no word of the doors.</summary>
    public string? LockedState => DoorsState?.ToString();

    /// <summary>
    /// The doors that are open, as one text, for example <c>Driver, Trunk</c>; empty when all are shut, null when there is no word of them.
    /// </summary>
    public string? DoorsOpen => DoorsState?.Open;

    /// <summary>When the state of the doors was sent.</summary>
    public DateTime? DoorsAt => DoorsState?.CreatedAt;

    /// <summary>The temperature outside, in °C.</summary>
    [Unit("°C")]
    public double? OutsideTemp => Environment?.Air?.Temp;

    /// <summary>When the temperature outside was measured.</summary>
    public DateTime? OutsideTempAt => Environment?.Air?.CreatedAt;

    /// <summary>The time since the vehicle sent it.</summary>
    [Newtonsoft.Json.JsonIgnore]
    public TimeSpan? Age => Moment.Since(CreatedAt);

    /// <summary>The HAL links.</summary>
    [Wire("_links")]
    public HalLinks Links { get; private protected set; } = HalLinks.None;

    // Of a fuel cell, the level is that of its battery only where no other electric energy tells one.
    private Energy? Electric =>
        Energies.FirstOrDefault(e => e is { Type: "Electric", SubType: not "Hydrogen" }) ?? Energies.FirstOrDefault(e => e.Type == "Electric");

    private Energy? Fuel => Energies.FirstOrDefault(e => e.Type == "Fuel");

    Vehicle? IVehicleChild.Vehicle
    {
        get => Vehicle;
        set => Vehicle = value;
    }

    string? IVehicleChild.VehicleId
    {
        get => VehicleId;
        set
        {
            VehicleId = value;
            foreach (var child in new IVehicleChild?[] { Alarm, Stolen }.Concat(Alerts?.Active ?? []))
            {
                if (child is not null)
                    child.VehicleId = value;
            }
        }
    }

    /// <summary>The id of the vehicle and the time: no two records have both in common.</summary>
    public override string ToString() => Summary.Join(" ", VehicleId, CreatedAt is { } at ? WireText.Date(at) : null);
}
