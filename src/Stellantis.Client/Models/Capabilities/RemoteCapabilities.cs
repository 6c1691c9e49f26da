using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>The remote commands that a vehicle obeys. A command that is null is not spoken of by the service.</summary>
[WireObject]
public sealed partial class RemoteCapabilities : WireObject
{
    /// <summary>Heating or cooling before a departure.</summary>
    [Wire("preconditioning")]
    public PreconditioningCapability? Preconditioning { get; private set; }

    /// <summary>Charging of the traction battery.</summary>
    [Wire("charging")]
    public ChargingCapability? Charging { get; private set; }

    /// <summary>Locking and unlocking.</summary>
    [Wire("door")]
    public RemoteCapability? Door { get; private set; }

    /// <summary>Sounding the horn.</summary>
    [Wire("horn")]
    public RemoteCapability? Horn { get; private set; }

    /// <summary>Flashing the lights.</summary>
    [Wire("lights")]
    public RemoteCapability? Lights { get; private set; }

    /// <summary>Waking the car up to have it send its state.</summary>
    [Wire("wakeup")]
    public RemoteCapability? Wakeup { get; private set; }

    /// <summary>Sending a destination.</summary>
    [Wire("navigation")]
    public RemoteCapability? Navigation { get; private set; }

    /// <summary>Declaring it stolen.</summary>
    [Wire("stolen")]
    public RemoteCapability? Stolen { get; private set; }

    /// <summary>Muting theft alarm notifications.</summary>
    [Wire("tanSuppress")]
    public RemoteCapability? TanSuppress { get; private set; }

    /// <summary>Asking where it stands.</summary>
    [Wire("vehicleFinder")]
    public RemoteCapability? VehicleFinder { get; private set; }

    /// <summary>Deleting the personal data on board.</summary>
    [Wire("onBoardPersonalData", Also = ["onboardPersonalData"])]
    public RemoteCapability? OnboardPersonalData { get; private set; }

    /// <summary>Plug and Charge contracts.</summary>
    [Wire("pnc")]
    public RemoteCapability? Pnc { get; private set; }

    /// <summary>The commands that are supported.</summary>
    public override string ToString() => string.Join(", ", Supported());

    private IEnumerable<string> Supported()
    {
        if (Preconditioning?.Supported == true)
            yield return nameof(Preconditioning);
        if (Charging?.Supported == true)
            yield return nameof(Charging);
        (string Name, RemoteCapability? Command)[] others =
        [
            (nameof(Door), Door), (nameof(Horn), Horn), (nameof(Lights), Lights), (nameof(Wakeup), Wakeup), (nameof(Navigation), Navigation),
            (nameof(Stolen), Stolen), (nameof(TanSuppress), TanSuppress), (nameof(VehicleFinder), VehicleFinder),
            (nameof(OnboardPersonalData), OnboardPersonalData), (nameof(Pnc), Pnc),
        ];
        foreach (var (name, command) in others)
        {
            if (command?.Supported == true)
                yield return name;
        }
    }
}
