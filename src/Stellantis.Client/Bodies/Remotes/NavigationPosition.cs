using Stellantis.Client.Bodies;
using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>A place to go to, a GeoJSON feature (WGS 84).</summary>
[WireObject]
public sealed partial class NavigationPosition : RequestObject
{
    /// <summary>Feature, also when absent.</summary>
    [Wire("type")]
    [Values("a type of feature", nameof(KnownValues.FeatureTypes))]
    public string? Type { get; set; }

    /// <summary>Point, also when absent.</summary>
    [Wire("geometry.type")]
    [Required]
    [Preset("Point")]
    [Values("a type of geometry", nameof(KnownValues.GeometryTypes))]
    public string? GeometryType { get; set; }

    /// <summary>Degrees east, degrees north, and metres of altitude if known. Longitude comes first. Required.</summary>
    [Wire("geometry.coordinates")]
    [Required]
    [Coordinates]
    public double[]? Coordinates { get; set; }

    /// <summary>Degrees north; negative is south. The second of the <see cref="Coordinates"/>.</summary>
    [Item(nameof(Coordinates), 1)]
    public double? Latitude
    {
        get => Coordinate(1);
        set => SetCoordinate(1, value);
    }

    /// <summary>Degrees east; negative is west. The first of the <see cref="Coordinates"/>.</summary>
    [Item(nameof(Coordinates), 0)]
    public double? Longitude
    {
        get => Coordinate(0);
        set => SetCoordinate(0, value);
    }

    /// <summary>The name of the place.</summary>
    [Wire("properties.name")]
    public string? Name { get; set; }

    /// <summary>The kind of place.</summary>
    [Wire("properties.category")]
    public string? Category { get; set; }

    /// <summary>A description.</summary>
    [Wire("properties.description")]
    public string? Description { get; set; }

    /// <summary>The id of the place, a whole number.</summary>
    [Wire("properties.placeid")]
    public long? PlaceId { get; set; }

    /// <summary>The telephone number.</summary>
    [Wire("properties.phoneNumber")]
    public string? PhoneNumber { get; set; }

    /// <summary>The web address.</summary>
    [Wire("properties.url")]
    public string? Url { get; set; }

    /// <summary>The postal address.</summary>
    [Wire("properties.address")]
    public NavigationAddress? Address { get; set; }

    private double? Coordinate(int index) => Coordinates?.Length > index && !double.IsNaN(Coordinates[index]) ? Coordinates[index] : null;

    private void SetCoordinate(int index, double? value)
    {
        // What is not set yet must not pass for 0 degrees.
        var coordinates = Coordinates?.Length > 1 ? Coordinates : [double.NaN, double.NaN];
        coordinates[index] = value ?? double.NaN;
        Coordinates = coordinates;
    }
}
