namespace Stellantis.Sandbox.World;

/// <summary>
/// A kind of remote: the member of the body that asks for it, the name that the API gives it, and the scope that it needs, if one is known.
/// </summary>
internal sealed record RemoteKind(string Action, string Type, string? Scope)
{
    public static IReadOnlyList<RemoteKind> All { get; } =
    [
        new("locking", "Locking", "remote:locking:write"),
        new("horn", "Horn", "remote:horn:write"),
        new("lights", "Lights", "remote:lights:write"),
        new("preconditioning", "Preconditioning", "remote:preconditioning:write"),
        new("onboardPersonalData", "OnboardPersonalData", "remote:onboardPersonalData:write"),
        new("charging", "Charging", "remote:charging:write"),
        new("wakeup", "Wakeup", "remote:wakeup:write"),
        new("navigation", "Navigation", "remote:navigation:write"),
        new("vehicleFinder", "VehicleFinder", "remote:vehicleFinder:write"),
        new("immobilization", "Immobilization", null),
        new("stolen", "Stolen", null),
        new("tan", "Tan", null),
    ];

    /// <summary>The actions that a vehicle takes, by what is set about it.</summary>
    public static IReadOnlyList<string> Of(Vehicle vehicle, Settings settings) => settings.Supports ?? Of(vehicle.Model);

    /// <summary>The actions that vehicles of a model take.</summary>
    public static IReadOnlyList<string> Of(VehicleModel model) => [.. All.Select(kind => kind.Action).Where(action => action switch
    {
        "charging" or "preconditioning" => model.HasBattery,
        "navigation" => model.BrandCode != "OP",
        "immobilization" or "stolen" or "tan" => model.HasAlarm,
        _ => true,
    })];
}
