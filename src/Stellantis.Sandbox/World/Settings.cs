namespace Stellantis.Sandbox.World;

/// <summary>What is set about a vehicle, by its driver, by remotes or by whoever arranges the world, from <paramref name="Since"/> on.</summary>
internal sealed record Settings(DateTimeOffset Since)
{
    public const string NoPrivacy = "None";
    public const string HidesPlace = "Geolocation";
    public const string HidesAll = "Full";

    /// <summary>What is not to be told: nothing, the place, or all.</summary>
    public string Privacy { get; init; } = NoPrivacy;

    /// <summary>Whether nothing at all is known about the vehicle.</summary>
    public bool IsSilent { get; init; }

    public Handling? Handling { get; init; }

    public AirConditioning? AirConditioning { get; init; }

    public IReadOnlyList<AirConditioningProgram> AirConditioningPrograms { get; init; } = [];

    public IReadOnlyList<ChargingProgram> ChargingPrograms { get; init; } = [];

    /// <summary>The one charge that is put off; it stands in for the programs.</summary>
    public DeferredCharge? DeferredCharge { get; init; }

    public string? ChargePreferenceRate { get; init; }

    public string? ChargeLimit { get; init; }

    public bool IsImmobilized { get; init; }

    public bool IsCrankInhibited { get; init; }

    public bool IsAlarmMuted { get; init; }

    /// <summary>The actions of remotes that the vehicle takes; null for those of its model.</summary>
    public IReadOnlyList<string>? Supports { get; init; }
}

/// <summary>What somebody did with the vehicle at an instant; it is undone when the vehicle drives off or arrives. Null is as usual.</summary>
internal sealed record Handling(DateTimeOffset At)
{
    public bool? Locked { get; init; }

    public IReadOnlyList<string> OpenDoors { get; init; } = [];

    public bool Lights { get; init; }

    public string? Ignition { get; init; }

    /// <summary>m/s.</summary>
    public double? Speed { get; init; }
}

/// <summary>A run of the air conditioning, or the failure to start one.</summary>
internal sealed record AirConditioning(DateTimeOffset StartedAt, string StartingCause, string? FailureCause = null)
{
    private static readonly TimeSpan s_run = TimeSpan.FromMinutes(20);

    public string StatusAt(DateTimeOffset instant) => FailureCause is not null ? "Failure" : instant < StartedAt + s_run ? "Enabled" : "Finished";
}

/// <summary>When the vehicle is to be warm or cool; the start is a duration since midnight.</summary>
internal sealed record AirConditioningProgram(int Slot, string Start, IReadOnlyList<string> Days, bool Enabled, int? Temperature,
    string? StartCondition);

/// <summary>When and how far the vehicle is to be charged; the start is a duration since midnight.</summary>
internal sealed record ChargingProgram(
    int Slot, string Start, IReadOnlyList<string> Days, bool Enabled, bool ChargeToFull, int? MinLevel, int? MaxLevel, string ChargeType);

/// <summary>A charge from a time of day to another; both are durations since midnight.</summary>
internal sealed record DeferredCharge(string Start, string? Stop);
