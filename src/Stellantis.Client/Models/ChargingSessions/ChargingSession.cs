using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>A charging of the traction battery, from plug to plug (operations getVehicleChargeSessions and getVehicleChargeSessionById).</summary>
[WireObject]
public sealed partial class ChargingSession : MeasuredObject, IVehicleChild, IIdentified
{
    /// <summary>The id of the charging session.</summary>
    [Wire("sid", Also = ["id"])]
    public string? ChargingSessionId { get; private set; }

    /// <summary>The id of the vehicle that it belongs to.</summary>
    public string? VehicleId { get; private set; }

    /// <summary>The vehicle that it belongs to, when a vehicle was piped in; null otherwise. Export-Clixml, jobs and remoting leave it out.</summary>
    [Newtonsoft.Json.JsonIgnore]
    public Vehicle? Vehicle { get; private set; }

    /// <summary>running, done, or gaps (it is over, and some of its data are missing: <see cref="Faults"/>).</summary>
    public string? State => IsDone == false ? "running" : Faults.Count > 0 ? "gaps" : IsDone == true ? "done" : null;

    /// <summary>What is missing from its data; empty when nothing is.</summary>
    [Wire("state.faults")]
    public IReadOnlyList<DataFault> Faults { get; private set; } = ValueList<DataFault>.None;

    [Wire("state.done")]
    internal bool? IsDone { get; private set; }

    /// <summary>When it began.</summary>
    [Wire("start")]
    public DateTime? StartedAt { get; private set; }

    /// <summary>When it ended; null while it runs.</summary>
    [Wire("end")]
    public DateTime? EndedAt { get; private set; }

    /// <summary>How long it took.</summary>
    [Plausible(0, 2678400)]
    [Wire("duration")]
    public TimeSpan? Duration { get; private set; }

    /// <summary>Where it took place.</summary>
    [Wire("position")]
    public Position? Position { get; private set; }

    /// <summary>The battery when it began.</summary>
    [Wire("startEnergy")]
    public ChargingSessionEnergy? StartEnergy { get; private set; }

    /// <summary>The battery when it ended; null while it runs.</summary>
    [Wire("endEnergy")]
    public ChargingSessionEnergy? EndEnergy { get; private set; }

    /// <summary>The level gained, in % of a full battery.</summary>
    [Plausible(-100, 100)]
    [Wire("gain.level")]
    [Unit("%")]
    public double? GainLevel { get; private set; }

    /// <summary>The range gained, in km.</summary>
    [Plausible(-2000, 2000)]
    [Wire("gain.autonomy")]
    [Unit("km")]
    public double? GainAutonomy { get; private set; }

    /// <summary>The energy gained, in Wh.</summary>
    [Plausible(-250000, 250000)]
    [Wire("gain.power")]
    [Unit("Wh")]
    public double? GainPower { get; private set; }

    /// <summary>Why it ended: Disconnected, Failure, Stopped or Finished; null while it runs.</summary>
    [Wire("finishReason")]
    public string? FinishReason { get; private set; }

    /// <summary>Its course, point by point.</summary>
    [Wire("segments")]
    public IReadOnlyList<ChargingSessionSegment> Segments { get; private set; } = ValueList<ChargingSessionSegment>.None;

    /// <summary>The highest temperature outside, in °C.</summary>
    [Plausible(-60, 70)]
    [Wire("environment.temperatures.max")]
    [Unit("°C")]
    public double? MaxTemp { get; private set; }

    /// <summary>The lowest temperature outside, in °C.</summary>
    [Plausible(-60, 70)]
    [Wire("environment.temperatures.min")]
    [Unit("°C")]
    public double? MinTemp { get; private set; }

    /// <summary>When it was recorded.</summary>
    [Wire("createdAt")]
    public DateTime? CreatedAt { get; private set; }

    /// <summary>When it last changed.</summary>
    [Wire("updatedAt")]
    public DateTime? UpdatedAt { get; private set; }

    /// <summary>True while it runs, or the service still gathers its data.</summary>
    public bool? IsActive => !IsDone;

    /// <summary>The time since it ended; while it runs, since it began.</summary>
    [Newtonsoft.Json.JsonIgnore]
    public TimeSpan? Age => Moment.Since(EndedAt ?? StartedAt);

    /// <summary>The level of the battery when it began, in %.</summary>
    [Unit("%")]
    public double? StartLevel => StartEnergy?.Level;

    /// <summary>The level of the battery when it ended, in %; null while it runs.</summary>
    [Unit("%")]
    public double? EndLevel => EndEnergy?.Level;

    /// <summary>Slow or Quick.</summary>
    public string? ChargingMode => StartEnergy?.ChargingMode ?? EndEnergy?.ChargingMode;

    /// <summary>Degrees north of where it took place.</summary>
    public double? Latitude => Position?.Latitude;

    /// <summary>Degrees east of where it took place.</summary>
    public double? Longitude => Position?.Longitude;

    /// <summary>The HAL links.</summary>
    [Wire("_links")]
    public HalLinks Links { get; private set; } = HalLinks.None;

    Vehicle? IVehicleChild.Vehicle
    {
        get => Vehicle;
        set => Vehicle = value;
    }

    string? IVehicleChild.VehicleId
    {
        get => VehicleId;
        set => VehicleId = value;
    }

    string? IIdentified.Identity => ChargingSessionId;

    /// <summary>The id of the charging session.</summary>
    public override string ToString() => ChargingSessionId ?? "";
}
