namespace Stellantis.Client.GeoJson;

/// <summary>Shapes on the globe.</summary>
internal static class GeoShapes
{
    private const int Corners = 64;
    private const double EarthRadius = 6371.0088;
    private const double Degree = Math.PI / 180;

    /// <summary>
    /// A circle as a closed ring, counterclockwise; null where it has no area, or would go over a pole or the antimeridian, where a ring of
    /// longitudes and latitudes does not bound it.
    /// </summary>
    /// <param name="center">The middle.</param>
    /// <param name="radius">Kilometres.</param>
    public static IReadOnlyList<GeoPoint>? Circle(GeoPoint center, double radius)
    {
        var (latitude, angle) = (center.Latitude * Degree, radius / EarthRadius);
        if (!(radius > 0) || Math.Abs(latitude) + angle >= Math.PI / 2)
            return null;
        if (Math.Abs(center.Longitude) + (Math.Asin(Math.Sin(angle) / Math.Cos(latitude)) / Degree) >= 180)
            return null;
        var ring = new GeoPoint[Corners + 1];
        for (var i = 0; i < Corners; i++)
        {
            var bearing = -2 * Math.PI * i / Corners;
            var north = Math.Asin((Math.Sin(latitude) * Math.Cos(angle)) + (Math.Cos(latitude) * Math.Sin(angle) * Math.Cos(bearing)));
            var east = Math.Atan2(Math.Sin(bearing) * Math.Sin(angle) * Math.Cos(latitude), Math.Cos(angle) - (Math.Sin(latitude) * Math.Sin(north)));
            ring[i] = new GeoPoint(Math.Round(center.Longitude + (east / Degree), 7), Math.Round(north / Degree, 7), null);
        }
        ring[Corners] = ring[0];
        return ring;
    }

    /// <summary>A path cut where it crosses the antimeridian, as RFC 7946, section 3.1.9, asks; each part has two places at least.</summary>
    public static IReadOnlyList<IReadOnlyList<GeoPoint>> Cut(IReadOnlyList<GeoPoint> path)
    {
        var parts = new List<IReadOnlyList<GeoPoint>>();
        var part = new List<GeoPoint> { path[0] };
        for (var i = 1; i < path.Count; i++)
        {
            var (from, to) = (path[i - 1], path[i]);
            if (Math.Abs(to.Longitude - from.Longitude) > 180)
            {
                var side = from.Longitude > 0 ? 180 : -180;
                var gone = side - from.Longitude;
                var whole = to.Longitude + (2 * side) - from.Longitude;
                var share = whole == 0 ? 0 : gone / whole;
                var latitude = Between(from.Latitude, to.Latitude, share);
                double? altitude = from.Altitude is { } low && to.Altitude is { } high ? Between(low, high, share) : null;
                part.Add(new GeoPoint(side, latitude, altitude));
                parts.Add(part);
                part = [new GeoPoint(-side, latitude, altitude)];
            }
            part.Add(to);
        }
        parts.Add(part);
        return parts;
    }

    // Rounding must not lead beyond the ends: past a pole there is no place.
    private static double Between(double from, double to, double share) =>
        Math.Max(Math.Min(from, to), Math.Min(Math.Max(from, to), from + (share * (to - from))));
}
