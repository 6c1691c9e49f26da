using Stellantis.Client.Json;
using Newtonsoft.Json.Linq;

namespace Stellantis.Client.Bodies;

/// <summary>What the recurrence of a time entry asks of its other members.</summary>
internal sealed class TimeEntryRuleAttribute : ObjectRuleAttribute
{
    public override bool Correct(JObject value) =>
        (value["recurrence"] is null or { Type: JTokenType.Null } || (string?)(value["recurrence"] as JValue) == "Daily")
        && Spelling.Correct(value["start"], IsoDuration.SpelledTimeOfDay);

    public override void Check(ObjectCheck check)
    {
        // An empty start is told of already.
        var start = check.Text("start") is { } given && !string.IsNullOrWhiteSpace(given) ? given : null;
        switch (check.Text("recurrence") ?? "Daily")
        {
            case "Daily":
                if (start is not null)
                    TimeOfDayAttribute.Check(start, BodyReport.Join(check.Path, "start"), check.Report);
                if (check["duration"] is null)
                    check.Missing("duration", "is missing, and recurrence Daily needs it");
                break;
            case "None":
                if (start is not null && !(start.Contains('T') && WireText.TryDate(start, out _)))
                    check.Error("start", $"'{start}' is not a date and time such as 2030-01-31T07:30:00Z, which recurrence None needs");
                if (check["occurrence"] is not null)
                    check.Warn("occurrence", "goes with recurrence Daily only: the service may refuse it with None");
                break;
        }
    }
}
