using Newtonsoft.Json.Linq;

namespace Stellantis.Sandbox.World;

/// <summary>What a vehicle does when a remote has reached it: refuses with a cause, finds it done already, or does it.</summary>
internal static class RemoteEffects
{
    private const double LowBattery = 20;
    private const double FullBattery = 99.5;

    /// <summary>Lets a vehicle act at an instant.</summary>
    public static RemoteOutcome Run(Life life, JProperty action, DateTimeOffset at)
    {
        var vehicle = life.At(at).At(at);
        var request = (JObject)action.Value;
        if (vehicle.Settings.IsSilent)
            return RemoteOutcome.Failed("VehicleConnectionTimeout");
        if (HidesFrom(vehicle, action.Name))
            return RemoteOutcome.Failed("NotPossibleDueToVehiclePrivacyLevel");
        if (vehicle.IsStolen && action.Name is not ("stolen" or "tan" or "wakeup" or "vehicleFinder" or "immobilization"))
            return RemoteOutcome.Failed("NotPossibleDueToVehicleStolenState");

        return action.Name switch
        {
            "locking" => Lock(life, vehicle, (string?)request["state"] == "Locked"),
            "horn" => Horn(life, vehicle, (string?)request["state"] == "Activated"),
            "lights" => Lights(life, vehicle, (string?)request["state"] == "Activated"),
            "preconditioning" => Precondition(life, vehicle, (JObject)request["airConditioning"]!),
            "charging" => Charge(life, vehicle, (JObject)request["charge"]!),
            "immobilization" => Immobilize(life, vehicle, (bool)request["activate"]!),
            "onboardPersonalData" =>
                Do(() => life.Set(at, settings => settings with { AirConditioningPrograms = [], ChargingPrograms = [], DeferredCharge = null })),
            "stolen" when request["crankInhibit"] is { } crank => InhibitCrank(life, vehicle, (bool)crank["activate"]!),
            "stolen" => Report(life, vehicle, (bool)request["state"]!),
            "tan" when request["suppress"] is { } suppress => Mute(life, vehicle, (bool)suppress["state"]!),
            "tan" => Report(life, vehicle, (bool)request["confirm"]!["state"]!),
            // Waking up, finding and navigating change nothing, but the vehicle is heard of.
            _ => Do(() => life.Touch(at)),
        };
    }

    private static bool HidesFrom(Snapshot vehicle, string action) => vehicle.Settings.Privacy switch
    {
        Settings.HidesAll => action is not ("stolen" or "tan"),
        Settings.HidesPlace => action is "vehicleFinder",
        _ => false,
    };

    private static RemoteOutcome Do(Action change)
    {
        change();
        return RemoteOutcome.Success;
    }

    private static RemoteOutcome Lock(Life life, Snapshot vehicle, bool locks)
    {
        if (vehicle.IsInUse)
            return RemoteOutcome.Failed("VehicleInUse");
        if (locks && vehicle.OpenDoors.Count > 0)
            return RemoteOutcome.Failed("DoorsOpen");
        return vehicle.IsLocked == locks ? RemoteOutcome.AlreadyDone
            : Do(() => life.Handle(vehicle.At, handling => handling with { Locked = locks }));
    }

    private static RemoteOutcome Horn(Life life, Snapshot vehicle, bool sounds)
    {
        if (vehicle.IsInUse)
            return RemoteOutcome.Failed("VehicleInUse");
        return sounds ? Do(() => life.Touch(vehicle.At)) : RemoteOutcome.AlreadyDone;
    }

    private static RemoteOutcome Lights(Life life, Snapshot vehicle, bool shine)
    {
        if (vehicle.IsInUse)
            return RemoteOutcome.Failed("VehicleInUse");
        return vehicle.FlashesLights == shine ? RemoteOutcome.AlreadyDone
            : Do(() => life.Handle(vehicle.At, handling => handling with { Lights = shine }));
    }

    private static RemoteOutcome Precondition(Life life, Snapshot vehicle, JObject request)
    {
        if (Programs(request) is { } programs)
        {
            return Do(() => life.Set(vehicle.At, settings => settings with
            {
                AirConditioningPrograms = Apply(settings.AirConditioningPrograms, programs, program => program.Slot, (slot, program) =>
                    new AirConditioningProgram(
                    slot, Start(program), Days(program), (bool?)program["enabled"] ?? true, (int?)(double?)program["temp"], null)),
            }));
        }

        if (request["immediate"] is not { } immediate)
            return Do(() => life.Touch(vehicle.At));

        var runs = vehicle.AirConditioningStatus == "Enabled";
        if (runs == (bool)immediate)
            return RemoteOutcome.AlreadyDone;
        if (runs)
            return Do(() => life.Set(vehicle.At, settings => settings with { AirConditioning = null }));
        if (vehicle.IsInUse)
            return RemoteOutcome.Failed("VehicleInUse");
        if (vehicle.OpenDoors.Count > 0)
            return Fail("DoorsOpen", "DoorOpened");
        if (vehicle.ToldBattery < LowBattery && !vehicle.IsPlugged)
            return Fail("NotPossibleDueToVehicleBatteryLevel", "LowBattery");
        return Do(() => life.Set(vehicle.At, settings => settings with { AirConditioning = new AirConditioning(vehicle.At, "Immediate") }));

        RemoteOutcome Fail(string cause, string shown)
        {
            life.Set(vehicle.At, settings => settings with { AirConditioning = new AirConditioning(vehicle.At, "Immediate", shown) });
            return RemoteOutcome.Failed(cause);
        }
    }

    private static RemoteOutcome Charge(Life life, Snapshot vehicle, JObject request)
    {
        if (Programs(request) is { } programs)
        {
            return Do(() => life.Set(vehicle.At, settings => settings with
            {
                DeferredCharge = null,
                ChargingPrograms = Apply(settings.ChargingPrograms, programs, program => program.Slot, (slot, program) => new ChargingProgram(
                    slot, Start(program), Days(program), (bool?)program["enabled"] ?? true, (bool?)program["chargeToFull"] ?? true,
                    (int?)(program["minChargingLevel"] ?? program["minSOC"]), (int?)(program["maxChargingLevel"] ?? program["targetSOC"]),
                    (string?)program["chargeType"] ?? "Regular")),
            }));
        }

        if (request["settings"] is { } preferences)
        {
            return Do(() => life.Set(vehicle.At, settings => settings with
            {
                ChargePreferenceRate = (string?)preferences["chargePreferenceRate"],
                ChargeLimit = (string?)preferences["chargeLimit"],
            }));
        }

        if (request["deferred"] is not JObject deferred)
            return (bool)request["immediate"]! ? StartCharging(life, vehicle) : StopCharging(life, vehicle);

        var start = deferred["start"];
        var stop = (bool?)deferred["end"]?["chargeToFull"] == true ? null : (string?)deferred["end"]?["endTime"];
        life.Set(vehicle.At, settings => settings with
        {
            ChargingPrograms = [],
            DeferredCharge = new DeferredCharge((string?)start?["startTime"] ?? "PT0S", stop)
        });
        return (bool?)start?["immediate"] == true ? StartCharging(life, vehicle) : RemoteOutcome.Success;
    }

    private static RemoteOutcome StartCharging(Life life, Snapshot vehicle) => vehicle switch
    {
        { IsCharging: true } or { Battery: >= FullBattery } => RemoteOutcome.AlreadyDone,
        { IsInUse: true } => RemoteOutcome.Failed("VehicleInUse"),
        { ChargingStatus: Course.Failure } => RemoteOutcome.Failed("VehicleChargingSystemError"),
        { IsPlugged: false } => RemoteOutcome.Failed("ExternalChargingSystemError"),
        _ => Do(() => life.Charge(vehicle.At)),
    };

    private static RemoteOutcome StopCharging(Life life, Snapshot vehicle) =>
        vehicle.IsCharging ? Do(() => life.Park(vehicle.At, Course.Stopped)) : RemoteOutcome.AlreadyDone;

    private static RemoteOutcome Immobilize(Life life, Snapshot vehicle, bool immobilizes)
    {
        if (vehicle.Settings.IsImmobilized == immobilizes)
            return RemoteOutcome.AlreadyDone;
        if (immobilizes && vehicle.IsInUse)
            return RemoteOutcome.Failed("VehicleInUse");
        if (immobilizes && !vehicle.IsLocked)
            return RemoteOutcome.Failed("VehicleIsNotLocked");
        return Do(() => life.Set(vehicle.At, settings => settings with { IsImmobilized = immobilizes }));
    }

    private static RemoteOutcome InhibitCrank(Life life, Snapshot vehicle, bool inhibits)
    {
        if (vehicle.Settings.IsCrankInhibited == inhibits)
            return RemoteOutcome.AlreadyDone;
        if (inhibits && !vehicle.IsStolen)
            return RemoteOutcome.Failed("WrongCommand");
        return Do(() => life.Set(vehicle.At, settings => settings with { IsCrankInhibited = inhibits }));
    }

    private static RemoteOutcome Report(Life life, Snapshot vehicle, bool isStolen) =>
        vehicle.IsStolen == isStolen ? RemoteOutcome.AlreadyDone : Do(() => life.Report(vehicle.At, isStolen));

    private static RemoteOutcome Mute(Life life, Snapshot vehicle, bool mutes) => vehicle.Settings.IsAlarmMuted == mutes
        ? RemoteOutcome.AlreadyDone
        : Do(() => life.Set(vehicle.At, settings => settings with { IsAlarmMuted = mutes }));

    // Programs are an array, or, by the letter of the contract, an array of arrays.
    private static List<JObject>? Programs(JObject request) =>
        (request["programs"] as JArray)?.SelectMany(program => program is JArray inner ? inner : Enumerable.Repeat(program, 1)).OfType<JObject>()
            .ToList();

    private static string Start(JObject program) => (string?)program["start"] ?? "PT0S";

    private static List<string> Days(JObject program) => [.. (program["occurrence"]?["day"] ?? new JArray()).Values<string>().Select(day => day!)];

    // Programs are kept by their slots: one that comes replaces its slot or deletes it.
    private static List<T> Apply<T>(IReadOnlyList<T> had, List<JObject> given, Func<T, int> slotOf, Func<int, JObject, T> make)
    {
        var programs = had.ToDictionary(slotOf);
        foreach (var program in given)
        {
            var slot = (int?)program["slot"] ?? 1;
            if ((string?)program["actionsType"] == "Delete")
                programs.Remove(slot);
            else
                programs[slot] = make(slot, program);
        }

        return [.. programs.OrderBy(pair => pair.Key).Select(pair => pair.Value)];
    }
}
