using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Stellantis.Client.Bodies;

/// <summary>The number lies in a range.</summary>
/// <param name="least">The least.</param>
/// <param name="most">The most; infinite when there is none.</param>
/// <param name="unit">What is counted, for messages.</param>
internal sealed class RangeAttribute(double least, double most, string unit = "") : ConstraintAttribute
{
    public double Least { get; } = least;

    public double Most { get; } = most;

    public override void Check(JToken value, string path, BodyReport report)
    {
        var number = (double)value;
        if (number >= Least && number <= Most)
            return;
        var allowed = double.IsPositiveInfinity(Most) ? Invariant($"{Least}{Unit} or more") : Invariant($"{Least} to {Most}{Unit}");
        report.Error(path, $"{((JValue)value).ToString(CultureInfo.InvariantCulture)} is out of range. Allowed: {allowed}.", allowed);
    }

    private string Unit => unit.Length == 0 ? "" : " " + unit;

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
