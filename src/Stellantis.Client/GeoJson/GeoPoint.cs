namespace Stellantis.Client.GeoJson;

/// <summary>A place on earth (WGS 84).</summary>
/// <param name="Longitude">Degrees east, -180 to 180.</param>
/// <param name="Latitude">Degrees north, -90 to 90.</param>
/// <param name="Altitude">Metres; null when not measured.</param>
internal readonly record struct GeoPoint(double Longitude, double Latitude, double? Altitude)
{
    /// <summary>True for a place that there is. The origin of the coordinates is what a receiver without a fix reports.</summary>
    public bool IsPlausible => Longitude is >= -180 and <= 180 && Latitude is >= -90 and <= 90 && (Longitude != 0 || Latitude != 0);
}
