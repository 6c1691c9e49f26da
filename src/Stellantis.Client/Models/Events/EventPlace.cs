using System.Globalization;
using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>A place with a name and an address, a GeoJSON feature on the wire (WGS 84).</summary>
[WireObject]
public sealed partial class EventPlace : WireObject
{
    /// <summary>What it is called.</summary>
    [Wire("properties.name")]
    public string? Name { get; private set; }

    /// <summary>Degrees north; negative is south.</summary>
    public double? Latitude => Coordinates.Count > 1 ? Coordinates[1] : null;

    /// <summary>Degrees east; negative is west.</summary>
    public double? Longitude => Coordinates.Count > 0 ? Coordinates[0] : null;

    /// <summary>The id of the place.</summary>
    [Wire("properties.placeid")]
    public string? PlaceId { get; private set; }

    /// <summary>The postal code.</summary>
    [Wire("properties.address.postalCode")]
    public string? PostalCode { get; private set; }

    /// <summary>The city.</summary>
    [Wire("properties.address.cityName")]
    public string? City { get; private set; }

    [Wire("type")]
    internal string? FeatureType { get; private set; }

    [Wire("geometry.type")]
    internal string? GeometryType { get; private set; }

    [Wire("geometry.coordinates")]
    internal IReadOnlyList<double> Coordinates { get; private set; } = ValueList<double>.None;

    /// <summary>Its name; without one, latitude and longitude in decimal degrees.</summary>
    public override string ToString() => Name ?? (Latitude is { } latitude && Longitude is { } longitude
        ? string.Format(CultureInfo.InvariantCulture, "{0:0.#####},{1:0.#####}", latitude, longitude)
        : "");
}
