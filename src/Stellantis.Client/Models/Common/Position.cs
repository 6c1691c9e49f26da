using System.Globalization;
using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>A place on earth, a GeoJSON feature on the wire (WGS 84).</summary>
[WireObject]
public sealed partial class Position : WireObject
{
    /// <summary>Degrees north; negative is south.</summary>
    public double? Latitude => Coordinates.Count > 1 ? Coordinates[1] : null;

    /// <summary>Degrees east; negative is west.</summary>
    public double? Longitude => Coordinates.Count > 0 ? Coordinates[0] : null;

    /// <summary>Metres above the ellipsoid; null when not measured.</summary>
    public double? Altitude => Coordinates.Count > 2 ? Coordinates[2] : null;

    /// <summary>Direction of travel in degrees, 0 to 360, clockwise from north.</summary>
    [Wire("properties.heading")]
    public double? Heading { get; private set; }

    /// <summary>Quality of the satellite signal; the service states no scale.</summary>
    [Wire("properties.signalQuality")]
    public double? SignalQuality { get; private set; }

    /// <summary>Acquire (a satellite fix) or Estimate (dead reckoning).</summary>
    [Wire("properties.type")]
    public string? FixType { get; private set; }

    /// <summary>2D or 3D; 2D has no altitude.</summary>
    [Wire("properties.fixStatus")]
    public string? FixStatus { get; private set; }

    /// <summary>When the position was taken.</summary>
    public DateTimeOffset? CreatedAt => CreatedAtInProperties ?? CreatedAtOnFeature;

    /// <summary>Latitude and longitude in decimal degrees.</summary>
    public override string ToString() => Latitude is { } latitude && Longitude is { } longitude
        ? string.Format(CultureInfo.InvariantCulture, "{0:0.#####},{1:0.#####}", latitude, longitude)
        : "";

    [Wire("type")]
    internal string? FeatureType { get; private set; }

    [Wire("geometry.type")]
    internal string? GeometryType { get; private set; }

    /// <summary>Longitude first, as GeoJSON has it.</summary>
    [Wire("geometry.coordinates")]
    internal IReadOnlyList<double> Coordinates { get; private set; } = [];

    [Wire("properties.createdAt")]
    internal DateTimeOffset? CreatedAtInProperties { get; private set; }

    /// <summary>Where the contract's own schema puts the time, against its samples.</summary>
    [Wire("createdAt")]
    internal DateTimeOffset? CreatedAtOnFeature { get; private set; }
}
