namespace Stellantis.Client.GeoJson;

/// <summary>Shapes on the globe.</summary>
internal static class GeoShapes
{
    private const int Corners = 64;
    private const double EarthRadius = 6371.0088;
    private const double Degree = Math.PI / 180;

    /// <summary>
    /// A circle as closed rings, counterclockwise: one, or two where it is cut at the antimeridian, as RFC 7946, section 3.1.9, asks. Around a pole
    /// the ring follows the edge of the map. None where the circle has no area, or holds both poles.
    /// </summary>
    /// <param name="center">The middle.</param>
    /// <param name="radius">Kilometres.</param>
    public static IReadOnlyList<IReadOnlyList<GeoPoint>> Circle(GeoPoint center, double radius)
    {
        var (latitude, angle) = (center.Latitude * Degree, radius / EarthRadius);
        var (north, south) = (latitude + angle > Math.PI / 2, latitude - angle < -Math.PI / 2);
        if (!(radius > 0) || north && south)
            return [];
        var corners = new GeoPoint[Corners];
        for (var i = 0; i < Corners; i++)
        {
            var bearing = -2 * Math.PI * i / Corners;
            var at = Math.Asin((Math.Sin(latitude) * Math.Cos(angle)) + (Math.Cos(latitude) * Math.Sin(angle) * Math.Cos(bearing)));
            var east = Math.Atan2(Math.Sin(bearing) * Math.Sin(angle) * Math.Cos(latitude), Math.Cos(angle) - (Math.Sin(latitude) * Math.Sin(at)));
            corners[i] = new GeoPoint(center.Longitude + (east / Degree), at / Degree, null);
        }
        return north || south ? [AroundPole(corners, north)] : [.. CutRing(corners)];
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

    // Along the circle from one edge of the map to the other, and back by the pole.
    private static GeoPoint[] AroundPole(IEnumerable<GeoPoint> corners, bool north)
    {
        var path = corners.Select(corner => corner with { Longitude = Math.IEEERemainder(corner.Longitude, 360) })
            .OrderBy(corner => corner.Longitude).ToList();
        var (first, last) = (path[0], path[path.Count - 1]);
        var edge = Crossing(last, first with { Longitude = first.Longitude + 360 }).Latitude;
        path.Insert(0, new GeoPoint(-180, edge, null));
        path.Add(new GeoPoint(180, edge, null));
        if (!north)
            path.Reverse();
        var (pole, side) = (north ? 90 : -90, north ? 180 : -180);
        // No step is as wide as half the map: which way it goes would not be said.
        return Ring([.. path, new GeoPoint(side, pole, null), new GeoPoint(0, pole, null), new GeoPoint(-side, pole, null)]);
    }

    private static IEnumerable<GeoPoint[]> CutRing(IReadOnlyList<GeoPoint> corners)
    {
        if (corners.Any(corner => corner.Longitude < -180))
            corners = [.. corners.Select(corner => corner with { Longitude = corner.Longitude + 360 })];
        if (corners.All(corner => corner.Longitude <= 180))
            return [Ring(corners)];
        return [Ring(Side(corners, 1)), Ring([.. Side(corners, -1).Select(corner => corner with { Longitude = corner.Longitude - 360 })])];
    }

    // What lies on one side of the antimeridian: west of it (1), or east of it (-1).
    private static List<GeoPoint> Side(IReadOnlyList<GeoPoint> corners, int side)
    {
        var found = new List<GeoPoint>();
        for (var i = 0; i < corners.Count; i++)
        {
            var (from, to) = (corners[i], corners[(i + 1) % corners.Count]);
            if (side * (180 - from.Longitude) >= 0)
                found.Add(from);
            if ((from.Longitude - 180) * (to.Longitude - 180) < 0)
                found.Add(Crossing(from, to));
        }
        return found;
    }

    private static GeoPoint Crossing(GeoPoint from, GeoPoint to)
    {
        var whole = to.Longitude - from.Longitude;
        return new GeoPoint(180, Between(from.Latitude, to.Latitude, whole == 0 ? 0 : (180 - from.Longitude) / whole), null);
    }

    private static GeoPoint[] Ring(IReadOnlyList<GeoPoint> corners)
    {
        GeoPoint[] ring = [.. corners.Select(corner => new GeoPoint(Math.Round(corner.Longitude, 7), Math.Round(corner.Latitude, 7), null))];
        return [.. ring, ring[0]];
    }
}
