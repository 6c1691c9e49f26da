using Newtonsoft.Json.Linq;
using Stellantis.Client.Times;

namespace Stellantis.Client.Bodies;

/// <summary>The text is an ISO 8601 duration.</summary>
internal sealed class DurationAttribute : ConstraintAttribute
{
    public override string? Spelled(string text) => IsoDuration.Spelled(text);

    public override void Check(JToken value, string path, BodyReport report)
    {
        if (!IsoDuration.IsValid((string)value!))
            report.Error(path, Lapse.Doubt((string)value!)
                ?? $"'{value}' is not a duration such as PT1H30M (ISO 8601){IsoDuration.Hint((string)value!)}");
    }
}
