using Stellantis.Sandbox.World;

namespace Stellantis.Sandbox.Events;

/// <summary>The vehicle is within a circle (<c>In</c>), or is not (<c>Out</c>). Its rim belongs to it; it lies on a ball of 6371 km.</summary>
internal sealed record WatchedZone(string Name, bool IsIn, Point Center, double Radius) : WatchedTrigger(Name)
{
    private const double EarthRadius = 6371;

    public override bool Holds(Told told, DateTimeOffset at) => told.Place is { } place && Distance(place, Center) <= Radius == IsIn;

    private static double Distance(Point one, Point other)
    {
        const double Degree = Math.PI / 180;
        var (south, west) = (Math.Sin((other.Latitude - one.Latitude) * Degree / 2), Math.Sin((other.Longitude - one.Longitude) * Degree / 2));
        var half = south * south + Math.Cos(one.Latitude * Degree) * Math.Cos(other.Latitude * Degree) * west * west;
        return 2 * EarthRadius * Math.Asin(Math.Min(1, Math.Sqrt(half)));
    }
}
