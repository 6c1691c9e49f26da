using Stellantis.Sandbox.World;

namespace Stellantis.Sandbox.Api;

/// <summary>Leaves out the points of a line that lie within a tolerance of the line without them (Ramer, Douglas and Peucker).</summary>
internal static class Simplification
{
    /// <param name="points">The points in their order.</param>
    /// <param name="pointOf">Where one of them is.</param>
    /// <param name="tolerance">In kilometres.</param>
    public static List<T> Simplify<T>(List<T> points, Func<T, Point> pointOf, double tolerance)
    {
        if (points.Count < 3)
            return points;
        var places = points.Select(pointOf).ToArray();
        var stays = new bool[places.Length];
        stays[0] = stays[^1] = true;
        var open = new Stack<(int First, int Last)>([(0, places.Length - 1)]);
        while (open.Count > 0)
        {
            var (first, last) = open.Pop();
            var (far, distance) = (first, tolerance);
            for (var i = first + 1; i < last; i++)
            {
                if (Distance(places[i], places[first], places[last]) is var found && found > distance)
                    (far, distance) = (i, found);
            }

            if (far == first)
                continue;
            stays[far] = true;
            open.Push((first, far));
            open.Push((far, last));
        }

        return points.Where((_, i) => stays[i]).ToList();
    }

    private static double Distance(Point point, Point start, Point end)
    {
        var (east, north) = start.To(point);
        var (lineEast, lineNorth) = start.To(end);
        var square = lineEast * lineEast + lineNorth * lineNorth;
        var share = square > 0 ? Math.Max(0, Math.Min(1, (east * lineEast + north * lineNorth) / square)) : 0;
        var (aside, ahead) = (east - share * lineEast, north - share * lineNorth);
        return Math.Sqrt(aside * aside + ahead * ahead);
    }
}
