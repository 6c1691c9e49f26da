using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Stellantis.Client.Bodies;

/// <summary>A GeoJSON position: longitude, latitude, and altitude if known.</summary>
internal sealed class CoordinatesAttribute : ConstraintAttribute
{
    private static readonly RangeAttribute s_longitude = new(-180, 180, "degrees east");
    private static readonly RangeAttribute s_latitude = new(-90, 90, "degrees north");

    public override bool OfList => true;

    public override void Check(JToken value, string path, BodyReport report)
    {
        var items = (JArray)value;
        if (items.Count is < 2 or > 3)
            report.Error(path, FormattableString.Invariant($"has {items.Count} items. Allowed: longitude, latitude and altitude, in that order."));
        foreach (var (range, index) in new[] { (s_longitude, 0), (s_latitude, 1) })
        {
            if (index < items.Count && items[index].Type is JTokenType.Integer or JTokenType.Float)
                range.Check(items[index], string.Format(CultureInfo.InvariantCulture, "{0}[{1}]", path, index), report);
        }
    }
}
