using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>
/// A dashboard alert of a vehicle (operations getVehicleAlerts, getVehicleAlertsById, getVehicleTripAlerts and getVehicleTripAlertByAid).
/// </summary>
[WireObject]
public sealed partial class Alert : MeasuredObject, IVehicleChild, ITripChild, IIdentified
{
    /// <summary>The id of the alert.</summary>
    [Wire("id")]
    public string? AlertId { get; private set; }

    /// <summary>The id of the vehicle that it belongs to.</summary>
    public string? VehicleId { get; private set; }

    /// <summary>The vehicle that it belongs to, when a vehicle was piped in; null otherwise. Export-Clixml, jobs and remoting leave it out.</summary>
    [Newtonsoft.Json.JsonIgnore]
    public Vehicle? Vehicle { get; private set; }

    /// <summary>The id of the trip whose alerts it was read from; null when it was read from the vehicle's.</summary>
    public string? TripId { get; private set; }

    /// <summary>What the car reports, for example FuelLevelLow. New kinds may appear at any time.</summary>
    [Wire("type")]
    public string? Type { get; private set; }

    /// <summary>Information, Warning or Critical (the car must not be started before it is repaired).</summary>
    [Wire("severity")]
    public string? Severity { get; private set; }

    /// <summary>True while the alert lasts.</summary>
    [Wire("active")]
    public bool? IsActive { get; private set; }

    /// <summary>The text of the alert in the language of <c>-Locale</c>; null when the service gives none.</summary>
    [Wire("message")]
    public string? Message { get; private set; }

    /// <summary>When the alert began.</summary>
    [Wire("startedAt")]
    public DateTime? StartedAt { get; private set; }

    /// <summary>When it ended; null while it lasts.</summary>
    [Wire("endAt")]
    public DateTime? EndedAt { get; private set; }

    /// <summary>Where it began.</summary>
    [Wire("startPosition")]
    public Position? StartPosition { get; private set; }

    /// <summary>Where it ended; null while it lasts.</summary>
    [Wire("endPosition")]
    public Position? EndPosition { get; private set; }

    /// <summary>When the car sent it.</summary>
    [Wire("createdAt")]
    public DateTime? CreatedAt { get; private set; }

    /// <summary>When it last changed.</summary>
    [Wire("updatedAt")]
    public DateTime? UpdatedAt { get; private set; }

    /// <summary>How long it lasted; null while it lasts.</summary>
    public TimeSpan? Duration => Moment.Between(StartedAt, EndedAt);

    /// <summary>Degrees north of where it began.</summary>
    public double? StartLatitude => StartPosition?.Latitude;

    /// <summary>Degrees east of where it began.</summary>
    public double? StartLongitude => StartPosition?.Longitude;

    /// <summary>Degrees north of where it ended.</summary>
    public double? EndLatitude => EndPosition?.Latitude;

    /// <summary>Degrees east of where it ended.</summary>
    public double? EndLongitude => EndPosition?.Longitude;

    /// <summary>The time since it began.</summary>
    [Newtonsoft.Json.JsonIgnore]
    public TimeSpan? Age => Moment.Since(StartedAt);

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

    string? ITripChild.TripId
    {
        get => TripId;
        set => TripId = value;
    }

    string? IIdentified.Identity => AlertId;

    /// <summary>The id of the alert.</summary>
    public override string ToString() => AlertId ?? "";
}
