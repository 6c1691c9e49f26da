using Newtonsoft.Json.Linq;

namespace Stellantis.Client.Bodies;

/// <summary>A place is a circle: another shape is refused in a sentence of its own, not by what it lacks of a circle.</summary>
internal sealed class CirclesOnlyAttribute : ObjectRuleAttribute
{
    private const string Remedy = "the service takes circles only: radius in km, and center with longitude and latitude";

    // What GeoJSON, maps and other services call an area and its edge.
    private static readonly string[] s_shapes =
    [
        "polygon", "multipolygon", "points", "vertices", "vertexes", "corners", "coordinates", "geometry", "geojson", "feature", "features", "box",
        "bbox", "bounds", "rectangle", "square", "ring", "rings", "path", "line", "linestring", "polyline", "area", "boundary", "edges", "positions",
        "topleft", "bottomright", "northeast", "southwest", "ellipse", "corridor", "isochrone", "country", "region", "wkt",
    ];

    private static readonly string[] s_kinds = ["type", "shape", "kind"];

    public override string? Wanted => Remedy;

    public override bool Refuses(ObjectCheck check)
    {
        var other = check.Unknown.Find(name => s_shapes.Contains(name.ToLowerInvariant()))
            ?? check.Unknown.Find(name => s_kinds.Contains(name.ToLowerInvariant()) && check.Text(name) is { } kind && !IsCircle(kind));
        if (other is null)
            return false;
        check.Report.Error(check.Path, $"has '{other}'{(s_kinds.Contains(other.ToLowerInvariant()) ? $" {check.Text(other)}" : "")}, and {Remedy}");
        return true;
    }

    public override void Check(ObjectCheck check)
    {
    }

    private static bool IsCircle(string kind) => kind.EndsWith("circle", StringComparison.OrdinalIgnoreCase);
}
