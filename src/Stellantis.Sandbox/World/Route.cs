namespace Stellantis.Sandbox.World;

/// <summary>A way over land: straight legs between corners.</summary>
internal sealed class Route
{
    private readonly Point[] _corners;
    private readonly double[] _along;

    private Route(Point[] corners)
    {
        _corners = corners;
        _along = new double[corners.Length];
        for (var i = 1; i < corners.Length; i++)
            _along[i] = _along[i - 1] + corners[i - 1].DistanceTo(corners[i]);
    }

    /// <summary>In kilometres.</summary>
    public double Length => _along[^1];

    /// <summary>Where the corners are, as shares of the way.</summary>
    public IEnumerable<double> Corners => _along.Skip(1).Take(_along.Length - 2).Select(along => along / Length);

    /// <summary>A way by given corners.</summary>
    public static Route By(IReadOnlyList<Point> corners) => new([.. corners]);

    /// <summary>A way that goes left and right of the straight line.</summary>
    public static Route Between(Point start, Point stop, ref Dice dice)
    {
        const int Legs = 5;
        var (east, north) = start.To(stop);
        var corners = new Point[Legs + 1];
        corners[0] = start;
        corners[Legs] = stop;
        for (var i = 1; i < Legs; i++)
        {
            var aside = 0.3 * (dice.NextDouble() - 0.5);
            corners[i] = start.Towards(stop, (double)i / Legs).Moved(-aside * north, aside * east);
        }

        return new Route(corners);
    }

    /// <summary>A way of a length in kilometres, wherever it ends.</summary>
    public static Route OfLength(Point start, double length, ref Dice dice)
    {
        var heading = 2 * Math.PI * dice.NextDouble();
        var route = Between(start, start.Moved(length * Math.Sin(heading), length * Math.Cos(heading)), ref dice);
        var scale = length / route.Length;
        return new Route([.. route._corners.Select(corner =>
        {
            var (east, north) = start.To(corner);
            return start.Moved(east * scale, north * scale);
        })]);
    }

    /// <summary>Where one is after a share of the way, 0 to 1, and in which direction one looks.</summary>
    public (Point Point, double Heading) At(double share)
    {
        var along = share * Length;
        var leg = 1;
        while (leg < _corners.Length - 1 && _along[leg] < along)
            leg++;
        var length = _along[leg] - _along[leg - 1];
        var (from, to) = (_corners[leg - 1], _corners[leg]);
        return (from.Towards(to, length > 0 ? (along - _along[leg - 1]) / length : 1), from.HeadingTo(to));
    }
}
