namespace Stellantis.Sandbox.World;

/// <summary>A point on the map, in degrees (WGS 84). Distances are those of a plane that fits the neighbourhood.</summary>
internal readonly record struct Point(double Longitude, double Latitude)
{
    private const double KilometresPerDegree = 111.195;

    private static readonly Point[] s_towns =
    [
        new(2.3522, 48.8566), new(4.8357, 45.7640), new(9.1900, 45.4642), new(-0.1276, 51.5072), new(-2.2426, 53.4808), new(8.6821, 50.1109),
        new(13.4050, 52.5200), new(-3.7038, 40.4168), new(2.1734, 41.3851), new(4.3517, 50.8503), new(7.6869, 45.0703), new(16.3738, 48.2082),
            new(-8.6291, 41.1579),
        new(7.4474, 46.9480),
    ];

    /// <summary>Metres above the sea, on a made-up but steady ground.</summary>
    public double Altitude => Math.Round(140 + 110 * Math.Sin(3 * Longitude) * Math.Cos(5 * Latitude));

    /// <summary>A point within some kilometres of one of the towns.</summary>
    public static Point NearTown(int town, ref Dice dice)
    {
        var centre = s_towns[town % s_towns.Length];
        return new Point(centre.Longitude + 0.2 * (dice.NextDouble() - 0.5), centre.Latitude + 0.2 * (dice.NextDouble() - 0.5));
    }

    /// <summary>The way to another point in kilometres: how far east and how far north.</summary>
    public (double East, double North) To(Point other) => (
        (other.Longitude - Longitude) * KilometresPerDegree * Math.Cos((Latitude + other.Latitude) / 360 * Math.PI),
        (other.Latitude - Latitude) * KilometresPerDegree);

    public double DistanceTo(Point other)
    {
        var (east, north) = To(other);
        return Math.Sqrt(east * east + north * north);
    }

    /// <summary>The direction of another point in degrees, clockwise from north.</summary>
    public double HeadingTo(Point other)
    {
        var (east, north) = To(other);
        return (Math.Atan2(east, north) * 180 / Math.PI + 360) % 360;
    }

    /// <summary>The point so many kilometres east and north of this one.</summary>
    public Point Moved(double east, double north)
    {
        var latitude = Latitude + north / KilometresPerDegree;
        return new Point(Longitude + east / (KilometresPerDegree * Math.Cos((Latitude + latitude) / 360 * Math.PI)), latitude);
    }

    /// <summary>The point on the straight way to another one: 0 is here, 1 is there.</summary>
    public Point Towards(Point other, double share) =>
        new(Longitude + (other.Longitude - Longitude) * share, Latitude + (other.Latitude - Latitude) * share);
}
