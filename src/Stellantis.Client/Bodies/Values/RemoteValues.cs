namespace Stellantis.Client.Bodies;

internal static partial class KnownValues
{
    /// <summary>The remote commands.</summary>
    public static IReadOnlyList<string> RemoteActions { get; } =
    [
        "locking", "horn", "lights", "preconditioning", "onboardPersonalData", "charging", "wakeup", "immobilization", "navigation", "vehicleFinder",
        "stolen", "tan",
    ];

    /// <summary>What the doors can be told.</summary>
    public static IReadOnlyList<string> LockingStates { get; } = ["Locked", "Unlocked"];

    /// <summary>On and off, as horn, lights and air conditioning have it.</summary>
    public static IReadOnlyList<string> ActivationStates { get; } = ["Activated", "Unactivated"];

    /// <summary>How the air conditioning runs.</summary>
    public static IReadOnlyList<string> AirConditioningModes { get; } = ["Manual", "Auto"];

    /// <summary>What is done with a program.</summary>
    public static IReadOnlyList<string> ProgramActions { get; } = ["Set", "Delete"];

    /// <summary>How a program charges.</summary>
    public static IReadOnlyList<string> ChargeTypes { get; } = ["Regular", "Cooperative"];

    /// <summary>The share of the plug's current: 20, 40, 60, 80, 100 %.</summary>
    public static IReadOnlyList<string> ChargePreferenceRates { get; } = ["Low", "LowPlus", "Med", "MedPlus", "High"];

    /// <summary>Up to 80 %, up to 100 %.</summary>
    public static IReadOnlyList<string> ChargeLimits { get; } = ["MedPlus", "High"];

    /// <summary>The only value of a wake-up.</summary>
    public static IReadOnlyList<string> WakeupActions { get; } = ["Wakeup"];

    /// <summary>The only value of the vehicle finder.</summary>
    public static IReadOnlyList<string> FinderActions { get; } = ["GetPresentLocation"];

    /// <summary>The only value for personal data.</summary>
    public static IReadOnlyList<string> PersonalDataActions { get; } = ["Delete"];

    /// <summary>The type of a GeoJSON feature.</summary>
    public static IReadOnlyList<string> FeatureTypes { get; } = ["Feature"];

    /// <summary>The type of a GeoJSON geometry.</summary>
    public static IReadOnlyList<string> GeometryTypes { get; } = ["Point"];
}
