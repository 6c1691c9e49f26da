using Newtonsoft.Json.Linq;

namespace Stellantis.Client.Bodies;

/// <summary>The text is a time of day, as the duration since midnight.</summary>
internal sealed class TimeOfDayAttribute : ConstraintAttribute
{
    public override string? Spelled(string text) => IsoDuration.SpelledTimeOfDay(text);

    public override void Check(JToken value, string path, BodyReport report) => Check((string)value!, path, report);

    public static void Check(string value, string path, BodyReport report)
    {
        if (!IsoDuration.IsTimeOfDay(value))
            report.Error(path, $"'{value}' is not a time of day as the duration since midnight, PT0H to PT23H59M{IsoDuration.Hint(value)}");
    }
}
