using Stellantis.Client.Bodies;
using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>What a vehicle is told to do: exactly one member.</summary>
[WireObject]
[ExactlyOne(
    "locking", "horn", "lights", "preconditioning", "onboardPersonalData", "charging",
    "wakeup", "immobilization", "navigation", "vehicleFinder", "stolen", "tan", Open = true, What = "a command")]
[Undocumented("ignition", "was taken out of the API; it is sent as it is")]
public sealed partial class RemoteRequest : RequestObject
{
    /// <summary>Locks or unlocks the doors.</summary>
    [Wire("locking")]
    public LockingRemote? Locking { get; set; }

    /// <summary>Sounds the horn.</summary>
    [Wire("horn")]
    public HornRemote? Horn { get; set; }

    /// <summary>Flashes the lights.</summary>
    [Wire("lights")]
    public LightsRemote? Lights { get; set; }

    /// <summary>Heats or cools the cabin.</summary>
    [Wire("preconditioning")]
    public PreconditioningRemote? Preconditioning { get; set; }

    /// <summary>Deletes the personal data in the vehicle.</summary>
    [Wire("onboardPersonalData")]
    public OnboardPersonalDataRemote? OnboardPersonalData { get; set; }

    /// <summary>Charges the battery, or says when and how.</summary>
    [Wire("charging")]
    public ChargingRemote? Charging { get; set; }

    /// <summary>Wakes the vehicle up.</summary>
    [Wire("wakeup")]
    public WakeupRemote? Wakeup { get; set; }

    /// <summary>Immobilises the vehicle, or frees it.</summary>
    [Wire("immobilization")]
    public ImmobilizationRemote? Immobilization { get; set; }

    /// <summary>Sends a destination.</summary>
    [Wire("navigation")]
    public NavigationRemote? Navigation { get; set; }

    /// <summary>Asks where the vehicle is.</summary>
    [Wire("vehicleFinder")]
    public VehicleFinderRemote? VehicleFinder { get; set; }

    /// <summary>Declares the vehicle stolen, or inhibits its crank.</summary>
    [Wire("stolen")]
    public StolenRemote? Stolen { get; set; }

    /// <summary>Mutes or confirms theft alarm notifications.</summary>
    [Wire("tan")]
    public TanRemote? Tan { get; set; }
}
