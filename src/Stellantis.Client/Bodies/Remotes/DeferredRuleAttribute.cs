using Newtonsoft.Json.Linq;

namespace Stellantis.Client.Bodies;

/// <summary>A deferred charge begins at a time or at once, and ends at a time unless it charges until full.</summary>
internal sealed class DeferredRuleAttribute : ObjectRuleAttribute
{
    public override void Check(ObjectCheck check)
    {
        if (check["start"] is null && check["end"] is null)
            check.Report.Error(check.Path, "is empty: give start, end or both");
        if (check["start"] is JObject start && Given(start, "startTime") && Given(start, "immediate"))
            check.Error("start", "has startTime and immediate, and only one of them may be given");
        if (check["end"] is not JObject end)
            return;
        if (!Given(end, "endTime") && !(end["chargeToFull"] is JValue { Value: true }))
            check.Error("end.endTime", "is missing, and is needed when chargeToFull is not true");
        if (!Given(end, "chargeToFull"))
            check.Error("end.chargeToFull", "is missing");
    }

    private static bool Given(JObject value, string name) => value[name] is { Type: not JTokenType.Null };
}
