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

    private static double Pole(Random random) => random.Next(3) switch
    {
        0 => -90,
        1 => 90,
        _ => (random.NextDouble() * 180) - 90,
    };
}
