using System.Globalization;
using Newtonsoft.Json;
using Stellantis.Client.Json;

namespace Stellantis.Client.GeoJson;

/// <summary>Writes one FeatureCollection (RFC 7946), feature by feature.</summary>
internal sealed class GeoJsonWriter : IDisposable
{
    private readonly StringWriter _text = new(CultureInfo.InvariantCulture);
    private readonly JsonTextWriter _writer;
    private readonly Formatting _formatting;

    /// <param name="compress">True for a document in one line.</param>
    public GeoJsonWriter(bool compress)
    {
        _formatting = compress ? Formatting.None : Formatting.Indented;
        _writer = new JsonTextWriter(_text) { Formatting = _formatting, Culture = CultureInfo.InvariantCulture };
        _writer.WriteStartObject();
        Member("type", "FeatureCollection");
        _writer.WritePropertyName("features");
        _writer.WriteStartArray();
    }

    /// <summary>Writes a place; a zone is its middle, with the radius among the properties.</summary>
    public void Point(GeoSample sample) => Feature("Point", () => Position(sample.Point), () =>
    {
        Properties(sample);
        if (sample.Role is not null)
            Member("position", sample.Role);
        if (sample.Radius is not null)
            Member("radius", sample.Radius);
        if (sample.Time is not null)
            Member("time", sample.Time);
    });

    /// <summary>Writes a zone as an area where it has one, else as its middle.</summary>
    public void Zone(GeoSample sample)
    {
        var rings = GeoShapes.Circle(sample.Point, sample.Radius ?? 0);
        void Area(IReadOnlyList<GeoPoint> ring) => Array([ring], Path);
        void Zone()
        {
            Properties(sample);
            Member("radius", sample.Radius);
        }
        if (rings.Count == 0)
            Point(sample);
        else if (rings.Count == 1)
            Feature("Polygon", () => Area(rings[0]), Zone);
        else
            Feature("MultiPolygon", () => Array(rings, Area), Zone);
    }

    /// <summary>Writes the samples of a line, the oldest first. A single one is a place; a line over the antimeridian is cut there.</summary>
    public void Line(IEnumerable<GeoSample> samples)
    {
        // A stable order: what has no time stays as it came, and comes first.
        GeoSample[] path = [.. samples.OrderBy(sample => sample.Time ?? DateTimeOffset.MinValue)];
        if (path.Length == 1)
        {
            Point(path[0]);
            return;
        }
        var parts = GeoShapes.Cut([.. path.Select(sample => sample.Point)]);
        if (parts.Count == 1)
            Feature("LineString", () => Path(parts[0]), () => LineProperties(path));
        else
            Feature("MultiLineString", () => Array(parts, Path), () => LineProperties(path));
    }

    /// <summary>The whole document.</summary>
    public string End()
    {
        _writer.WriteEndArray();
        _writer.WriteEndObject();
        _writer.Flush();
        return _text.ToString();
    }

    public void Dispose()
    {
        ((IDisposable)_writer).Dispose();
        _text.Dispose();
    }

    private void Feature(string geometry, Action coordinates, Action properties)
    {
        _writer.WriteStartObject();
        Member("type", "Feature");
        _writer.WritePropertyName("geometry");
        _writer.WriteStartObject();
        Member("type", geometry);
        _writer.WritePropertyName("coordinates");
        // One line whatever the layout: a number a line would make a document of a day longer than a person can scroll.
        _writer.Formatting = Formatting.None;
        coordinates();
        _writer.Formatting = _formatting;
        _writer.WriteEndObject();
        _writer.WritePropertyName("properties");
        _writer.WriteStartObject();
        properties();
        _writer.WriteEndObject();
        _writer.WriteEndObject();
    }

    private void Properties(GeoSample sample)
    {
        foreach (var property in sample.Properties)
            Member(property.Key, property.Value);
    }

    private void LineProperties(GeoSample[] path)
    {
        Properties(path[0]);
        if (path.All(sample => sample.Time is null))
            return;
        Member("startedAt", System.Array.Find(path, sample => sample.Time is not null)!.Time);
        Member("stoppedAt", path[path.Length - 1].Time);
        _writer.WritePropertyName("times");
        _writer.Formatting = Formatting.None;
        Array(path, sample => Value(sample.Time));
        _writer.Formatting = _formatting;
    }

    private void Path(IReadOnlyList<GeoPoint> path) => Array(path, Position);

    private void Position(GeoPoint point)
    {
        _writer.WriteStartArray();
        _writer.WriteValue(point.Longitude);
        _writer.WriteValue(point.Latitude);
        if (point.Altitude is { } altitude)
            _writer.WriteValue(altitude);
        _writer.WriteEndArray();
    }

    private void Array<T>(IReadOnlyList<T> items, Action<T> write)
    {
        _writer.WriteStartArray();
        foreach (var item in items)
            write(item);
        _writer.WriteEndArray();
    }

    private void Member(string name, object? value)
    {
        _writer.WritePropertyName(name);
        Value(value);
    }

    private void Value(object? value)
    {
        switch (value)
        {
            case DateTimeOffset time:
                _writer.WriteValue(WireText.Date(time));
                break;
            case object?[] items:
                Array(items, Value);
                break;
            // JSON has no number that is none.
            case double number when double.IsNaN(number) || double.IsInfinity(number):
                _writer.WriteNull();
                break;
            default:
                _writer.WriteValue(value);
                break;
        }
    }
}
