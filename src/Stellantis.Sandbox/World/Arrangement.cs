using Stellantis.Sandbox.Options;

namespace Stellantis.Sandbox.World;

/// <summary>Brings a vehicle into the state that somebody wants, with all that follows from it.</summary>
internal static class Arrangement
{
    public static IReadOnlyList<string> Openings { get; } =
        ["Driver", "Passenger", "RearLeft", "RearRight", "Trunk", "RearWindow", "RoofWindow", "HoodDoor"];

    public static IReadOnlyList<string> PrivacyStates { get; } = [Settings.NoPrivacy, Settings.HidesPlace, Settings.HidesAll];

    public static IReadOnlyList<string> IgnitionStates { get; } = ["Stop", "StartUp", "Start"];

    /// <summary>What can happen to a digital key.</summary>
    public static IReadOnlyList<string> DigitalKeyStatuses { get; } =
    [
        "PasswordUrlGenerated", "PasswordExpired", "OwnerPairingCompleted", "PasswordFailedTimeout", "PasswordFailedLimitExceeds",
        "KeySharedSuccessfully", "Unpaired", "OwnerKeyTerminated", "InvalidVehicleCondition", "InvalidNoPhysicalKeyAuthenticated",
        "OwnerKeySuspended", "OwnerKeyResumed", "SharedKeyTerminated", "SharedKeySuspended", "SharedKeyResumed",
    ];

    /// <summary>Changes a vehicle.</summary>
    /// <exception cref="ArgumentException">A value is none that the vehicle can have; its parameter is the member of the state.</exception>
    public static void Apply(Life life, Vehicle vehicle, SandboxVehicleState state, DateTimeOffset now)
    {
        Move(life, state, now);

        if (state.Privacy is not null || state.NoData is not null || state.Supports is not null)
        {
            life.Set(now, settings => settings with
            {
                Privacy = state.Privacy ?? settings.Privacy,
                IsSilent = state.NoData ?? settings.IsSilent,
                Supports = state.Supports ?? settings.Supports,
            });
        }

        if (state.OpenDoors is { } doors)
            life.Open(now, doors);
        if (state.Locked is not null || state.Ignition is not null || state.Speed is not null)
        {
            life.Handle(now, handling => handling with
            {
                Locked = state.Locked ?? handling.Locked,
                Ignition = state.Ignition ?? handling.Ignition,
                Speed = state.Speed / 3.6 ?? handling.Speed,
            });
        }

        if (state.Stolen is { } stolen)
            life.Report(now, stolen);
    }

    // Whatever is arranged, the vehicle stays for a while as it is wanted.
    private static void Move(Life life, SandboxVehicleState state, DateTimeOffset now)
    {
        var vehicle = life.At(now).At(now);
        Condition Change(Condition condition) => condition with
        {
            Battery = state.BatteryLevel ?? condition.Battery,
            Fuel = state.FuelLevel ?? condition.Fuel,
            Point = new Point(state.Longitude ?? condition.Point.Longitude, state.Latitude ?? condition.Point.Latitude),
            Odometer = state.Odometer ?? condition.Odometer,
        };

        var drives = state.Moving ?? (state.Speed > 0 || (vehicle.IsDriving && state.Charging != true && state.Plugged != true));
        var charges = state.Charging ?? (vehicle.IsCharging && state.Plugged != false);
        var isPlugged = state.Plugged ?? (vehicle.IsPlugged || state.Charging is not null);
        if (drives)
        {
            if (!vehicle.IsDriving || Change(vehicle.Condition) != vehicle.Condition)
                life.DriveOff(now, Change);
        }
        else if (charges)
        {
            life.Charge(now, Change);
        }
        else
        {
            life.Park(now, !isPlugged ? Course.Disconnected : vehicle.IsPlugged
                && !vehicle.IsCharging ? vehicle.ChargingStatus : Course.Stopped, Change);
        }
    }

    /// <summary>Looks whether a vehicle can have a state.</summary>
    /// <exception cref="ArgumentException">A value is none that the vehicle can have; its parameter is the member of the state.</exception>
    public static void Check(Vehicle vehicle, SandboxVehicleState state)
    {
        Demand(nameof(state.DigitalKey), state.DigitalKey, DigitalKeyStatuses);
        Demand(nameof(state.BatteryLevel), state.BatteryLevel, 0, 100);
        Demand(nameof(state.FuelLevel), state.FuelLevel, 0, 100);
        Demand(nameof(state.Latitude), state.Latitude, -90, 90);
        Demand(nameof(state.Longitude), state.Longitude, -180, 180);
        Demand(nameof(state.Odometer), state.Odometer, 0, 10_000_000);
        Demand(nameof(state.Speed), state.Speed, 0, 360);
        Demand(nameof(state.Privacy), state.Privacy, PrivacyStates);
        Demand(nameof(state.Ignition), state.Ignition, IgnitionStates);
        foreach (var opening in state.OpenDoors ?? [])
            Demand(nameof(state.OpenDoors), opening, Openings);
        foreach (var action in state.Supports ?? [])
            Demand(nameof(state.Supports), action, RemoteKind.All.Select(kind => kind.Action).ToList());

        if (!vehicle.Model.HasBattery)
        {
            Refuse(nameof(state.BatteryLevel), state.BatteryLevel is not null, "The vehicle has no battery to drive on.");
            Refuse(nameof(state.Plugged), state.Plugged == true, "The vehicle has no battery to charge.");
            Refuse(nameof(state.Charging), state.Charging == true, "The vehicle has no battery to charge.");
        }

        Refuse(nameof(state.FuelLevel), !vehicle.Model.HasTank && state.FuelLevel is not null, "The vehicle has no tank.");
        var cannotCharge = state.Plugged == false || state.Moving == true;
        Refuse(nameof(state.Charging), state.Charging == true && cannotCharge, "A vehicle charges when it stands and is plugged.");
    }

    private static void Demand(string name, double? value, double min, double max)
    {
        if (value is { } number && !(number >= min && number <= max))
            throw new ArgumentOutOfRangeException(name, value, FormattableString.Invariant($"{name} must be in the range {min} to {max}."));
    }

    private static void Demand(string name, string? value, IReadOnlyList<string> known) =>
        Refuse(name, value is not null && !known.Contains(value), $"'{value}' is not one of {string.Join(", ", known)}.");

    private static void Refuse(string name, bool isWrong, string problem)
    {
        if (isWrong)
            throw new ArgumentException(problem, name);
    }
}
