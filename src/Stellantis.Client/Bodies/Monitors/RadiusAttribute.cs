using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Stellantis.Client.Bodies;

/// <summary>The radius of a zone: whoever gives metres for kilometres is told.</summary>
internal sealed class RadiusAttribute : ConstraintAttribute
{
    private const double HalfTheEarth = 20_038;
    private const double Unusual = 300;

    public override void Check(JToken value, string path, BodyReport report)
    {
        var radius = (double)value;
        var found = ((JValue)value).ToString(CultureInfo.InvariantCulture);
        if (radius == 0)
            report.Warn(path, "is 0: such a zone is a point, which a vehicle hardly ever meets; the unit is kilometres, in whole numbers");
        else if (radius > HalfTheEarth)
            report.Warn(path, $"is {found} km, which is more than half the way around the earth; the unit is kilometres, not metres");
        else if (radius > Unusual)
            report.Warn(path, $"is {found} km; the unit is kilometres, not metres");
    }
}
