using Stellantis.Sandbox.Options;

namespace Stellantis.Sandbox.World;

/// <summary>Makes ways for vehicles that somebody wants to see driving.</summary>
internal static class Journeys
{
    private const double InTown = 50;
    private const double OnTheRoad = 90;
    private const double Longest = 2000;

    /// <summary>The way, and how long it takes, in whole minutes: a vehicle tells its place once a minute.</summary>
    /// <param name="journey">What is wanted.</param>
    /// <param name="from">Where the vehicle is.</param>
    /// <exception cref="ArgumentException">It is no way that a vehicle can drive; the parameter is the member of the journey.</exception>
    public static (Route Route, TimeSpan Duration) Plan(SandboxJourney journey, Point from)
    {
        Demand(nameof(journey.Points), journey.Points.Count > 0, "A way needs a place.");
        Demand(nameof(journey.Points), journey.Points.All(point => point.Latitude is >= -90 and <= 90 && point.Longitude is >= -180 and <= 180),
            "A place has a latitude in the range -90 to 90 and a longitude in the range -180 to 180.");
        Demand(nameof(journey.Speed), journey.Speed is null or (> 0 and <= 360), "Speed must be more than 0, and 360 km/h at most.");
        Demand(nameof(journey.Radius), journey.Radius is null or (> 0 and <= Longest / 4), "Radius must be more than 0, and 500 km at most.");
        Demand(nameof(journey.Radius), journey.Radius is null || journey.Points.Count == 1, "A zone has one place in its middle.");

        List<Point> points = [.. journey.Points.Select(point => new Point(point.Longitude, point.Latitude))];
        if (journey.Radius is { } radius)
            points = [points[0].Moved(-radius - 1, 0), points[0], points[0].Moved(radius + 1, 0)];
        else if (points.Count == 1)
            points.Insert(0, from);
        var route = Route.By(points);
        Demand(nameof(journey.Points), route.Length <= Longest,
            FormattableString.Invariant($"The way is {route.Length:0} km long; {Longest} km is the most."));
        // So slow that some minutes are within a zone.
        var speed = journey.Speed ?? Math.Min(route.Length > InTown ? OnTheRoad : InTown, 30 * journey.Radius ?? double.MaxValue);
        return (route, TimeSpan.FromMinutes(Math.Max(1, Math.Round(60 * route.Length / speed))));
    }

    private static void Demand(string name, bool holds, string problem)
    {
        if (!holds)
            throw new ArgumentException(problem, name);
    }
}
