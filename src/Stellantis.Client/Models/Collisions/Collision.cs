using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>
/// A collision of a vehicle (operations getVehicleCollision, getVehicleCollisionById, getVehicleCollisionsByTripId and
/// getVehicleCollisionByTipById).
/// </summary>
[WireObject]
public sealed partial class Collision : MeasuredObject, IVehicleChild, ITripChild, IIdentified
{
    private string? _tripId;

    /// <summary>The id of the collision.</summary>
    [Wire("id")]
    public string? CollisionId { get; private set; }

    /// <summary>The id of the vehicle that it belongs to.</summary>
    public string? VehicleId { get; private set; }

    /// <summary>The vehicle that it belongs to, when a vehicle was piped in; null otherwise. Export-Clixml, jobs and remoting leave it out.</summary>
    [Newtonsoft.Json.JsonIgnore]
    public Vehicle? Vehicle { get; private set; }

    /// <summary>The id of the trip on which it happened; null when the service does not tell.</summary>
    public string? TripId => _tripId ?? ResourceId.FromLink(Links["trip"]);

    /// <summary>The sides that were hit.</summary>
    [Wire("details")]
    public IReadOnlyList<CollisionDetail> Details { get; private set; } = ValueList<CollisionDetail>.None;

    /// <summary>True when the car tipped over; null when it has no sensor for that.</summary>
    [Wire("tippedOver")]
    public bool? TippedOver { get; private set; }

    /// <summary>True when a pedestrian was hit; null when the car has no sensor for that.</summary>
    [Wire("pedestrian")]
    public bool? Pedestrian { get; private set; }

    /// <summary>True when the doors were to be unlocked.</summary>
    [Wire("unlockRequested")]
    public bool? UnlockRequested { get; private set; }

    /// <summary>When it was recorded.</summary>
    [Wire("createdAt")]
    public DateTime? CreatedAt { get; private set; }

    /// <summary>The sides that were hit, as one text, for example <c>Front Minor, Lateral Major</c>.</summary>
    public string Hit => string.Join(", ", Details);

    /// <summary>
    /// The gravest severity of its details: Major (airbags), Minor (pretensioners), Minimal (neither), or another word of the service; null without
    /// details.
    /// </summary>
    public string? Severity =>
        Array.Find(["Major", "Minor", "Minimal"], grade => Details.Any(d => d.Severity == grade)) ?? (Details.Count > 0 ? Details[0].Severity : null);

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

    string? IIdentified.Identity => CollisionId;

    /// <summary>The id of the collision.</summary>
    public override string ToString() => CollisionId ?? "";

    string? ITripChild.TripId
    {
        get => TripId;
        set => _tripId = value;
    }
}
