using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Stellantis.Client.Bodies;

/// <summary>The list has a number of items.</summary>
/// <param name="least">The fewest.</param>
/// <param name="most">The most.</param>
internal sealed class CountAttribute(int least, int most = int.MaxValue) : ConstraintAttribute
{
    public int Least { get; } = least;

    public int Most { get; } = most;

    public override bool OfList => true;

    public override void Check(JToken value, string path, BodyReport report)
    {
        var count = ((JArray)value).Count;
        if (count < Least || count > Most)
            report.Error(path, FormattableString.Invariant($"has {count} item{(count == 1 ? "" : "s")}. Allowed: {Allowed}."), Allowed);
    }

    private string Allowed => Most == int.MaxValue
        ? string.Format(CultureInfo.InvariantCulture, "{0} or more", Least)
        : string.Format(CultureInfo.InvariantCulture, "{0} to {1}", Least, Most);
}
