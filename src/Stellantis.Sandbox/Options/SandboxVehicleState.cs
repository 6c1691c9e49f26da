namespace Stellantis.Sandbox.Options;

/// <summary>What is to be changed about a vehicle of a sandbox; null leaves it as it is.</summary>
public sealed class SandboxVehicleState
{
    /// <summary>The level of the battery, in per cent from 0 to 100; for vehicles that have one.</summary>
    public double? BatteryLevel { get; set; }

    /// <summary>The level of the tank, in per cent from 0 to 100; for vehicles that have one.</summary>
    public double? FuelLevel { get; set; }

    /// <summary>The latitude of the place, in degrees (WGS 84).</summary>
    public double? Latitude { get; set; }

    /// <summary>The longitude of the place, in degrees (WGS 84).</summary>
    public double? Longitude { get; set; }

    /// <summary>The odometer, in kilometres.</summary>
    public double? Odometer { get; set; }

    /// <summary>Whether the vehicle is locked; it holds until the vehicle drives off or arrives.</summary>
    public bool? Locked { get; set; }

    /// <summary>
    /// Everything that is open: <c>Driver</c>, <c>Passenger</c>, <c>RearLeft</c>, <c>RearRight</c>, <c>Trunk</c>, <c>RearWindow</c>,
    /// <c>RoofWindow</c>, <c>HoodDoor</c>; empty closes all. It holds until the vehicle drives off or arrives.
    /// </summary>
    public IReadOnlyList<string>? OpenDoors { get; set; }

    /// <summary>What the driver does not tell: <c>None</c>, <c>Geolocation</c> or <c>Full</c>.</summary>
    public string? Privacy { get; set; }

    /// <summary>Whether the vehicle is reported as stolen.</summary>
    public bool? Stolen { get; set; }

    /// <summary>The ignition: <c>Stop</c>, <c>StartUp</c> or <c>Start</c>; it holds until the vehicle drives off or arrives.</summary>
    public string? Ignition { get; set; }

    /// <summary>Whether the vehicle drives: true starts a trip, false ends it.</summary>
    public bool? Moving { get; set; }

    /// <summary>The speed, in km/h; it holds until the vehicle arrives.</summary>
    public double? Speed { get; set; }

    /// <summary>Whether the charging cable is plugged; for vehicles with a battery.</summary>
    public bool? Plugged { get; set; }

    /// <summary>Whether the vehicle charges; for vehicles with a battery.</summary>
    public bool? Charging { get; set; }

    /// <summary>Whether nothing is known about the vehicle, so that telemetry is not found.</summary>
    public bool? NoData { get; set; }

    /// <summary>The actions of remotes that the vehicle takes, by their names in the body: <c>locking</c>, <c>horn</c> ...</summary>
    public IReadOnlyList<string>? Supports { get; set; }

    /// <summary>
    /// How the next remotes to the vehicle end, whatever it is like: <c>Success</c>, <c>AlreadyDone</c>, <c>Failed</c>, or another word; <c>None</c>
    /// forgets all that was said about its remotes, and lets those go on that were held.
    /// </summary>
    public string? RemoteOutcome { get; set; }

    /// <summary>Why the next remotes to the vehicle fail: a documented cause, or another word.</summary>
    public string? RemoteCause { get; set; }

    /// <summary>The state that the next remotes to the vehicle reach and do not leave, such as <c>VehicleBatteryChargeTooLow</c>.</summary>
    public string? RemoteStatus { get; set; }

    /// <summary>How long the next remotes to the vehicle take, up to a day.</summary>
    public TimeSpan? RemoteLife { get; set; }

    /// <summary>
    /// Something that happens to the digital key, of which monitors tell: <c>PasswordUrlGenerated</c>, <c>OwnerPairingCompleted</c>,
    /// <c>KeySharedSuccessfully</c>, <c>Unpaired</c> ... Nothing else changes by it.
    /// </summary>
    public string? DigitalKey { get; set; }

    /// <summary>Whether remotes and the digital key are all that is changed.</summary>
    internal bool IsOfRemotesAlone =>
        (RemoteOutcome ?? RemoteCause ?? RemoteStatus ?? DigitalKey ?? (object?)RemoteLife) is not null && this is
        {
            BatteryLevel: null, FuelLevel: null, Latitude: null, Longitude: null, Odometer: null, Locked: null, OpenDoors: null, Privacy: null,
            Stolen: null, Ignition: null, Moving: null, Speed: null, Plugged: null, Charging: null, NoData: null, Supports: null,
        };
}
