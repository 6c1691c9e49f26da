using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>A report of a vehicle as stolen (operations getVehicleStolenHistory and getVehicleStolenById).</summary>
[WireObject]
public sealed partial class StolenReport : MeasuredObject, IVehicleChild, IIdentified
{
    /// <summary>The id of the report.</summary>
    [Wire("id")]
    public string? StolenReportId { get; private set; }

    /// <summary>The id of the vehicle that it belongs to.</summary>
    public string? VehicleId { get; private set; }

    /// <summary>The vehicle that it belongs to, when a vehicle was piped in; null otherwise. Export-Clixml, jobs and remoting leave it out.</summary>
    [Newtonsoft.Json.JsonIgnore]
    public Vehicle? Vehicle { get; private set; }

    /// <summary>True while the vehicle is reported stolen.</summary>
    [Wire("state")]
    public bool? IsActive { get; private set; }

    /// <summary>Since when it has been reported.</summary>
    [Wire("startedAt")]
    public DateTime? StartedAt { get; private set; }

    /// <summary>Until when it was reported; null while it is.</summary>
    [Wire("endAt")]
    public DateTime? EndedAt { get; private set; }

    /// <summary>Where it was when it was reported.</summary>
    [Wire("startPosition")]
    public Position? StartPosition { get; private set; }

    /// <summary>Where it was when the report ended; null until then.</summary>
    [Wire("endPosition")]
    public Position? EndPosition { get; private set; }

    /// <summary>When it was recorded.</summary>
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

    string? IIdentified.Identity => StolenReportId;

    // What has ended is over.
    private protected override void FindImplausibleHere(ImplausibleValues found)
    {
        if (IsActive == true && EndedAt is not null)
            found.Add(nameof(IsActive));
    }

    /// <summary>The id of the report.</summary>
    public override string ToString() => StolenReportId ?? "";
}
