using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>The charging of a traction battery.</summary>
[WireObject]
public sealed partial class EnergyCharging : MeasuredObject
{
    /// <summary>True when the cable is plugged in.</summary>
    [Wire("plugged")]
    public bool? Plugged { get; private set; }

    /// <summary>Disconnected, InProgress, Failure, Stopped or Finished.</summary>
    [Wire("status")]
    public string? Status { get; private set; }

    /// <summary>The time until it is full.</summary>
    [Plausible(0, 360000)]
    [Wire("remainingTime")]
    public TimeSpan? RemainingTime { get; private set; }

    /// <summary>How fast it charges, in km of range an hour (km/h).</summary>
    [Plausible(0, 500)]
    [Unit("km/h")]
    public double? ChargingSpeed => SpeedInSettings ?? SpeedOnTop;

    /// <summary>No, Slow or Quick.</summary>
    public string? ChargingMode => ModeInSettings ?? ModeOnTop;

    /// <summary>The share of the plug's current to take: Low, LowPlus, Med, MedPlus or High, for 20, 40, 60, 80 and 100 %.</summary>
    [Wire("settings.chargePreferenceRate")]
    public string? ChargePreferenceRate { get; private set; }

    /// <summary>How far to charge: MedPlus (80 %) or High (100 %).</summary>
    [Wire("settings.chargeLimit")]
    public string? ChargeLimit { get; private set; }

    /// <summary>Its programs; ConvertTo-Json, whose depth is bounded, and copies show them as ChargePrograms of the energy.</summary>
    [Newtonsoft.Json.JsonIgnore]
    public IReadOnlyList<ChargeProgram> Programs => ProgramsInSchedule.Count > 0 ? ProgramsInSchedule : ProgramsOnTop;

    /// <summary>The single charge that is scheduled in the place of programs.</summary>
    [Wire("schedule.unitary")]
    public UnitaryCharge? Unitary { get; private set; }

    /// <summary>The speed in its present place.</summary>
    [Wire("settings.chargingSpeed")]
    internal double? SpeedInSettings { get; private set; }

    /// <summary>The speed in its former place.</summary>
    [Wire("chargingSpeed")]
    internal double? SpeedOnTop { get; private set; }

    /// <summary>The mode in its present place.</summary>
    [Wire("settings.chargingMode", False = "No")]
    internal string? ModeInSettings { get; private set; }

    /// <summary>The mode in its former place.</summary>
    [Wire("chargingMode", False = "No")]
    internal string? ModeOnTop { get; private set; }

    /// <summary>The programs in their present place.</summary>
    [Wire("schedule.programs")]
    internal IReadOnlyList<ChargeProgram> ProgramsInSchedule { get; private set; } = ValueList<ChargeProgram>.None;

    /// <summary>The programs in their former place.</summary>
    [Wire("programs")]
    internal IReadOnlyList<ChargeProgram> ProgramsOnTop { get; private set; } = ValueList<ChargeProgram>.None;

    // The programs as the texts of their JSON: they lie deep, and ConvertTo-Json, whose depth is bounded, shows them too where a copy has them.
    private protected override void AddOutdone(IDictionary<string, object?> members)
    {
        if (SpeedOnTop is not null && SpeedInSettings is not null && SpeedOnTop != SpeedInSettings)
            members["chargingSpeed"] = SpeedOnTop;
        if (ModeOnTop is not null && ModeInSettings is not null && ModeOnTop != ModeInSettings)
            members["chargingMode"] = ModeOnTop;
        if (ProgramsOnTop.Count > 0 && ProgramsInSchedule.Count > 0)
            members["programs"] = ProgramsOnTop.Select(program => (object?)program.ToText()).ToList();
    }

    /// <summary>The status.</summary>
    public override string ToString() => Status ?? "";
}
