using Stellantis.Client.GeoJson;
using Xunit;

namespace Stellantis.Client.Tests.GeoJson;

/// <summary>Shapes stay on the globe.</summary>
public class GeoShapeTests
{
    [Fact]
    public void A_line_that_is_cut_at_the_antimeridian_never_leaves_the_range_of_its_ends()
    {
        var random = new Random(7);
        for (var i = 0; i < 20_000; i++)
        {
            var (from, to) = (Pole(random), Pole(random));
            var path = new[] { new GeoPoint(180 - random.NextDouble() * 1e-3, from, null), new GeoPoint(random.NextDouble() - 180, to, null) };
            var parts = GeoShapes.Cut(path);
            Assert.Equal(2, parts.Count);
            Assert.All(parts.SelectMany(part => part), point => Assert.InRange(point.Latitude, Math.Min(from, to), Math.Max(from, to)));
        }
    }

    [Fact]
    public void A_circle_holds_its_inside_and_nothing_else_also_at_the_antimeridian_and_around_a_pole()
    {
        var random = new Random(7);
        var (cut, polar) = (0, 0);
        for (var i = 0; i < 2000; i++)
        {
            var near = random.Next(3);
            var center = new GeoPoint(near == 0 ? 180 - (random.NextDouble() * 10) : near == 1 ? -180 + (random.NextDouble() * 10)
                : (random.NextDouble() * 360) - 180, random.Next(4) == 0 ? Pole(random) : (random.NextDouble() * 170) - 85, null);
            var radius = 1 + (random.NextDouble() * 900);
            var rings = GeoShapes.Circle(center, radius);
            cut += rings.Count == 2 ? 1 : 0;
            Assert.InRange(rings.Count, 1, 2);
            Assert.All(rings, ring =>
            {
                Assert.Equal(ring[0], ring[^1]);
                Assert.True(ring.Count >= 4);
                Assert.All(ring, corner => Assert.True(corner.Longitude is >= -180 and <= 180 && corner.Latitude is >= -90 and <= 90));
                Assert.All(ring.Zip(ring.Skip(1)), step => Assert.True(Math.Abs(step.First.Longitude - step.Second.Longitude) <= 180));
                Assert.True(ring.Zip(ring.Skip(1)).Sum(s =>
                    (s.First.Longitude * s.Second.Latitude) - (s.Second.Longitude * s.First.Latitude)) > 0, "clockwise");
            });
            polar += rings[0].Any(corner => Math.Abs(corner.Latitude) == 90) ? 1 : 0;
            // Where corners lie far apart in degrees, as near a pole, an edge of the ring is not the circle.
            for (var n = 0; n < 10; n++)
            {
                var bearing = random.NextDouble() * 2 * Math.PI;
                Assert.True(rings.Any(ring => Holds(ring, Away(center, radius * 0.5, bearing))), $"{center} {radius} {bearing}");
                Assert.False(rings.Any(ring => Holds(ring, Away(center, radius * 1.5, bearing))), $"{center} {radius} {bearing}");
            }
        }
        Assert.True(cut > 100 && polar > 100, $"{cut} {polar}");
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0, 0, 11_000)]
    [InlineData(10, 45, double.NaN)]
    public void A_circle_without_an_area_or_with_both_poles_in_it_has_no_ring(double longitude, double latitude, double radius) =>
        Assert.Empty(GeoShapes.Circle(new GeoPoint(longitude, latitude, null), radius));

    private static bool Holds(IReadOnlyList<GeoPoint> ring, GeoPoint point)
    {
        var inside = false;
        for (var i = 1; i < ring.Count; i++)
        {
            var (a, b) = (ring[i - 1], ring[i]);
            if (a.Latitude > point.Latitude != b.Latitude > point.Latitude && point.Longitude
                < ((b.Longitude - a.Longitude) * (point.Latitude - a.Latitude) / (b.Latitude - a.Latitude)) + a.Longitude)
                inside = !inside;
        }
        return inside;
    }

    private static GeoPoint Away(GeoPoint from, double distance, double bearing)
    {
        var (north, angle) = (from.Latitude * Math.PI / 180, distance / 6371.0088);
        var to = Math.Asin((Math.Sin(north) * Math.Cos(angle)) + (Math.Cos(north) * Math.Sin(angle) * Math.Cos(bearing)));
        var east = Math.Atan2(Math.Sin(bearing) * Math.Sin(angle) * Math.Cos(north), Math.Cos(angle) - (Math.Sin(north) * Math.Sin(to)));
        return new GeoPoint(Math.IEEERemainder(from.Longitude + (east * 180 / Math.PI), 360), to * 180 / Math.PI, null);
    }

    private static double Pole(Random random) => random.Next(3) switch
    {
        0 => -90,
        1 => 90,
        _ => (random.NextDouble() * 180) - 90,
    };
}
