using System.Text.Json;
using Xunit;

namespace Stellantis.PowerShell.Tests.GeoJson;

/// <summary>Checks a document against RFC 7946, as far as this module writes it, and reads its features.</summary>
internal static class Rfc7946
{
    /// <summary>The features of a document; the test fails where it breaks the standard.</summary>
    public static IReadOnlyList<Feature> Features(string json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        Assert.Equal(["type", "features"], Names(root));
        Assert.Equal("FeatureCollection", root.GetProperty("type").GetString());
        return [.. root.GetProperty("features").EnumerateArray().Select(Read)];
    }

    private static Feature Read(JsonElement feature)
    {
        Assert.Equal(["type", "geometry", "properties"], Names(feature));
        Assert.Equal("Feature", feature.GetProperty("type").GetString());
        var geometry = feature.GetProperty("geometry");
        Assert.Equal(["type", "coordinates"], Names(geometry));
        var (type, coordinates) = (geometry.GetProperty("type").GetString()!, geometry.GetProperty("coordinates"));
        IReadOnlyList<double[]> positions = type switch
        {
            "Point" => [Position(coordinates)],
            "LineString" => Line(coordinates),
            "MultiLineString" => [.. coordinates.EnumerateArray().SelectMany(Line)],
            "MultiPolygon" => [.. coordinates.EnumerateArray().SelectMany(polygon => polygon.EnumerateArray().SelectMany(Ring))],
            "Polygon" => [.. coordinates.EnumerateArray().SelectMany(Ring)],
            _ => throw new Xunit.Sdk.XunitException($"No geometry is called {type}."),
        };
        var properties = feature.GetProperty("properties");
        Assert.Equal(JsonValueKind.Object, properties.ValueKind);
        return new Feature(type, positions, Names(properties).ToDictionary(name => name, name => properties.GetProperty(name).ToString()));
    }

    // Section 3.1.4: two or more positions. Section 3.1.9: none that crosses the antimeridian.
    private static double[][] Line(JsonElement line)
    {
        double[][] positions = [.. line.EnumerateArray().Select(Position)];
        Assert.True(positions.Length >= 2, "A line needs two positions.");
        Assert.All(positions.Zip(positions.Skip(1)), pair =>
            Assert.True(Math.Abs(pair.First[0] - pair.Second[0]) <= 180, "A line goes over the antimeridian."));
        return positions;
    }

    // Section 3.1.6: closed, four positions at least, the outer ring counterclockwise.
    private static double[][] Ring(JsonElement ring)
    {
        var positions = Line(ring);
        Assert.True(positions.Length >= 4, "A ring needs four positions.");
        Assert.Equal(positions[0], positions[^1]);
        Assert.True(positions.Zip(positions.Skip(1)).Sum(pair => (pair.First[0] * pair.Second[1]) - (pair.Second[0] * pair.First[1])) > 0,
            "The ring is clockwise.");
        return positions;
    }

    private static double[] Position(JsonElement position)
    {
        double[] numbers = [.. position.EnumerateArray().Select(number => number.GetDouble())];
        Assert.InRange(numbers.Length, 2, 3);
        Assert.InRange(numbers[0], -180, 180);
        Assert.InRange(numbers[1], -90, 90);
        return numbers;
    }

    private static List<string> Names(JsonElement element)
    {
        List<string> names = [.. element.EnumerateObject().Select(member => member.Name)];
        Assert.Equal(names.Distinct(), names);
        return names;
    }

    /// <summary>A feature, with its properties as text.</summary>
    public sealed record Feature(string Type, IReadOnlyList<double[]> Positions, IReadOnlyDictionary<string, string> Properties);
}
