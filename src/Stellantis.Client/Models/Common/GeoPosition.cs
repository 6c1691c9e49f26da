using System.Globalization;
using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>A place on earth, a GeoJSON feature on the wire (WGS 84).</summary>
public abstract class GeoPosition : MeasuredObject
{
    private protected GeoPosition()
    {
    }

    /// <summary>Degrees north; negative is south.</summary>
    [Plausible(-90, 90)]
    public double? Latitude => Coordinates.Count > 1 ? Coordinates[1] : null;

    /// <summary>Degrees east; negative is west.</summary>
    [Plausible(-180, 180)]
    public double? Longitude => Coordinates.Count > 0 ? Coordinates[0] : null;

    /// <summary>Metres above the ellipsoid; null when not measured.</summary>
    [Plausible(-500, 9000)]
    [Unit("m")]
    public double? Altitude => Coordinates.Count > 2 ? Coordinates[2] : null;

    /// <summary>Direction of travel in degrees, 0 to 360, clockwise from north.</summary>
    [Plausible(0, 360)]
    [Wire("properties.heading")]
    [Unit("°")]
    public double? Heading { get; private protected set; }

    /// <summary>Quality of the satellite signal; the service states no unit and no scale.</summary>
    [Wire("properties.signalQuality")]
    public double? SignalQuality { get; private protected set; }

    /// <summary>Acquire (a satellite fix) or Estimate (dead reckoning).</summary>
    [Wire("properties.type")]
    public string? FixType { get; private protected set; }

    /// <summary>2D or 3D; 2D has no altitude.</summary>
    [Wire("properties.fixStatus")]
    public string? FixStatus { get; private protected set; }

    /// <summary>When the position was taken; null in telemetry of the past, whose time is that of the whole message.</summary>
    public DateTime? CreatedAt => CreatedAtInProperties ?? CreatedAtOnFeature;

    /// <summary>The time since it was taken.</summary>
    [Newtonsoft.Json.JsonIgnore]
    public TimeSpan? Age => Moment.Since(CreatedAt);

    /// <summary>Where on a trip this is; null for positions that have to do with no trip.</summary>
    [Wire("properties.tripContext")]
    public TripContext? TripContext { get; private protected set; }

    /// <summary>Latitude and longitude in decimal degrees.</summary>
    public override string ToString() => Latitude is { } latitude && Longitude is { } longitude
        ? string.Format(CultureInfo.InvariantCulture, "{0:0.#####},{1:0.#####}", latitude, longitude)
        : "";

    [Wire("type")]
    internal string? FeatureType { get; private protected set; }

    [Wire("geometry.type")]
    internal string? GeometryType { get; private protected set; }

    /// <summary>Longitude first, as GeoJSON has it.</summary>
    [Wire("geometry.coordinates")]
    internal IReadOnlyList<double> Coordinates { get; private protected set; } = ValueList<double>.None;

    [Wire("properties.createdAt")]
    internal DateTime? CreatedAtInProperties { get; private protected set; }

    /// <summary>Where the contract's own schema puts the time, against its samples.</summary>
    [Wire("createdAt")]
    internal DateTime? CreatedAtOnFeature { get; private protected set; }

    private protected override void AddOutdone(IDictionary<string, object?> members)
    {
        if (CreatedAtOnFeature is not null && CreatedAtInProperties is not null && CreatedAtOnFeature != CreatedAtInProperties)
            members["createdAt"] = CreatedAtOnFeature;
    }

    // A receiver without a fix reports the origin of the coordinates, which lies in the sea.
    private protected override void FindImplausibleHere(ImplausibleValues found)
    {
        found.Check(nameof(CreatedAt), CreatedAt);
        if (Latitude is 0 && Longitude is 0)
        {
            found.Add(nameof(Latitude));
            found.Add(nameof(Longitude));
        }
    }
}
