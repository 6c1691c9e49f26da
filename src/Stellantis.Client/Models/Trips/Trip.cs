using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>A trip of a vehicle (operations getVehicleTrips and getVehicleTripById).</summary>
[WireObject]
public sealed partial class Trip : MeasuredObject, IVehicleChild, IIdentified
{
    /// <summary>The id of the trip.</summary>
    [Wire("id")]
    public string? TripId { get; private set; }

    /// <summary>The id of the vehicle that it belongs to.</summary>
    public string? VehicleId { get; private set; }

    /// <summary>The vehicle that it belongs to, when a vehicle was piped in; null otherwise. Export-Clixml, jobs and remoting leave it out.</summary>
    [Newtonsoft.Json.JsonIgnore]
    public Vehicle? Vehicle { get; private set; }

    /// <summary>When it began.</summary>
    [Wire("startedAt")]
    public DateTime? StartedAt { get; private set; }

    /// <summary>When it ended; null while it lasts.</summary>
    [Wire("stoppedAt")]
    public DateTime? EndedAt { get; private set; }

    /// <summary>How long it took.</summary>
    public TimeSpan? Duration => Stats?.Duration;

    /// <summary>How long it was, in km.</summary>
    [Unit("km")]
    public double? Distance => Stats?.Distance;

    /// <summary>The odometer at its begin, in km.</summary>
    [Plausible(0, 1500000)]
    [Wire("startMileage")]
    [Unit("km")]
    public double? StartOdometer { get; private set; }

    /// <summary>Where it began.</summary>
    [Wire("locations.startPosition")]
    public Position? StartPosition { get; private set; }

    /// <summary>Where it ended.</summary>
    [Wire("locations.stopPosition")]
    public Position? EndPosition { get; private set; }

    /// <summary>The energies on board at its begin.</summary>
    [Wire("startEnergies")]
    public IReadOnlyList<TripEnergy> StartEnergies { get; private set; } = ValueList<TripEnergy>.None;

    /// <summary>The energies on board at its end.</summary>
    [Wire("endEnergies")]
    public IReadOnlyList<TripEnergy> EndEnergies { get; private set; } = ValueList<TripEnergy>.None;

    /// <summary>Its statistics.</summary>
    [Wire("stats")]
    public TripStatistics? Stats { get; private set; }

    /// <summary>running, done, or gaps (it is over, and some of its data are missing: <see cref="Faults"/>).</summary>
    public string? State => IsDone == false ? "running" : Faults.Count > 0 ? "gaps" : IsDone == true ? "done" : null;

    /// <summary>What is missing from its data; empty when nothing is.</summary>
    [Wire("state.faults")]
    public IReadOnlyList<DataFault> Faults { get; private set; } = ValueList<DataFault>.None;

    [Wire("state.done")]
    internal bool? IsDone { get; private set; }

    /// <summary>When it was recorded.</summary>
    [Wire("createdAt")]
    public DateTime? CreatedAt { get; private set; }

    /// <summary>When it last changed.</summary>
    [Wire("updatedAt")]
    public DateTime? UpdatedAt { get; private set; }

    /// <summary>True while the service still gathers its data.</summary>
    public bool? IsActive => !IsDone;

    /// <summary>The time since it ended; while it lasts, since it began.</summary>
    [Newtonsoft.Json.JsonIgnore]
    public TimeSpan? Age => Moment.Since(EndedAt ?? StartedAt);

    /// <summary>The average speed in km/h.</summary>
    [Unit("km/h")]
    public double? AverageSpeed => Stats?.AverageSpeed;

    /// <summary>The highest speed in km/h.</summary>
    [Unit("km/h")]
    public double? TopSpeed => Stats?.TopSpeed;

    /// <summary>Degrees north of where it began.</summary>
    public double? StartLatitude => StartPosition?.Latitude;

    /// <summary>Degrees east of where it began.</summary>
    public double? StartLongitude => StartPosition?.Longitude;

    /// <summary>Degrees north of where it ended.</summary>
    public double? EndLatitude => EndPosition?.Latitude;

    /// <summary>Degrees east of where it ended.</summary>
    public double? EndLongitude => EndPosition?.Longitude;

    /// <summary>The level of the traction battery when it began, in %.</summary>
    [Unit("%")]
    public double? StartBatteryLevel => Level(StartEnergies, "Electric");

    /// <summary>The level of the traction battery when it ended, in %.</summary>
    [Unit("%")]
    public double? EndBatteryLevel => Level(EndEnergies, "Electric");

    /// <summary>The level of the fuel when it began, in %.</summary>
    [Unit("%")]
    public double? StartFuelLevel => Level(StartEnergies, "Fuel");

    /// <summary>The level of the fuel when it ended, in %.</summary>
    [Unit("%")]
    public double? EndFuelLevel => Level(EndEnergies, "Fuel");

    /// <summary>The HAL links.</summary>
    [Wire("_links")]
    public HalLinks Links { get; private set; } = HalLinks.None;

    private static double? Level(IReadOnlyList<TripEnergy> energies, string type) =>
        energies.FirstOrDefault(e => e.Type == type && e.Level is not null)?.Level;

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

    string? IIdentified.Identity => TripId;

    /// <summary>The id of the trip.</summary>
    public override string ToString() => TripId ?? "";
}
