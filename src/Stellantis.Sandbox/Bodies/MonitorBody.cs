using Newtonsoft.Json.Linq;
using static Stellantis.Sandbox.Bodies.Shapes;

namespace Stellantis.Sandbox.Bodies;

/// <summary>The body by which a monitor is created or replaced.</summary>
internal static class MonitorBody
{
    public const int MaxTriggers = 5;

    private static readonly Shape s_zone = Object(
        Required("transition", OneOf("In", "Out")),
        Required("place", Object(
            Required("radius", Integer()),
            Required("center", Object(
                Required("longitude", Number(-180, 180)),
                Required("latitude", Number(-90, 90)))))));

    private static readonly Shape s_occurrenceObject = Object(
        Optional("day", Times.Days),
        Optional("week", Array(Matching(@"^[wW]([1-9]|[1-4]\d|5[0-2])(-[wW]([1-9]|[1-4]\d|5[0-2]))?$",
            "must be a week such as w5 or weeks such as w34-w46."), min: 1, max: 52)));

    // The schema has an object; its own example has an array of days.
    private static readonly Shape s_occurrence = InStrict(s_occurrenceObject, static (inspection, value) =>
        (value is JArray ? Times.Days : s_occurrenceObject)(inspection, value));

    private static readonly Shape s_time = Object(
        Required("times", Array(
            All(
                Object(
                    Optional("recurrence", OneOf("None", "Daily")),
                    Required("start", Text),
                    Optional("duration", Times.Duration),
                    Optional("occurrence", s_occurrence)),
                Rule(CheckTimes)))),
        Optional("timeZone", InStrict(Matching("/", "must be a time zone such as Europe/Paris."), Text)));

    private static readonly Shape s_data = All(
        Object(
            Required("data", Matching(TriggerOperand.All.ContainsKey, "is nothing that a trigger can watch.")),
            Required("op", OneOf(TriggerOperand.AllOperators)),
            Optional("value", Array(Text)),
            Optional("previous", Object(
                Required("op", OneOf("equalsTo", "includedIn")),
                Required("value", Array(Text, min: 1))))),
        Rule(CheckData));

    private static readonly Shape s_trigger = All(
        Object(
            Required("name", InStrict(
                Matching("^[a-zA-Z]+[._]?[0-9]*$", "must be letters, then perhaps a dot or underscore, then digits."),
                Matching(@"^[^\s&|!()]+$", "must be a name without blanks and operators."))),
            Optional("zone", s_zone),
            Optional("time", s_time),
            Optional("data", s_data),
            Optional("setting", Object(Required("type", OneOf("DigitalKey", "LastMileNavigation"))))),
        ExactlyOne("zone", "time", "data", "setting"));

    private static readonly Shape s_action = All(
        Object(
            Optional("type", OneOf("Notify", "Remote", "Monitor")),
            Optional("monitorAction", Object(
                Required("changeType", OneOf("Pause", "Resume", "Delete")),
                Optional("monitorId", Text))),
            Optional("remoteAction", Object(
                Optional("ChannelId", Text),
                Required("remote", RemoteBody.Shape)))),
        InStrict(Rule(CheckAction), Any));

    public static Shape Shape { get; } = Object(
        Required("label", Text),
        Optional("subscribeParam", All(
            Object(
                Optional("refreshEvent", Number(min: 60)),
                Optional("channelAttributes", Attributes.Override)),
            Rule(static (inspection, found) =>
            {
                if (!found.HasValues)
                    inspection.Report(found.Path, "needs at least one member.");
            }))),
        Optional("onEvent", Object(
            Optional("actions", Array(s_action)),
            Optional("onRefresh", Flag))),
        Optional("attributes", Attributes.OfEvent),
        Optional("extendedEventParam", Array(OneOf(
        [
            "vehicle.doorsState", "vehicle.latestTelemetry", "vehicle.maintenance", "vehicle.position", "vehicle.telemetry", "vehicle.alerts.active",
            "vehicle.collision", "vehicle.trip", "vehicle.stolen", "vehicle.alarm",
            .. Vocabulary.TelemetryTypes.Select(type => "vehicle.telemetry." + type),
        ]))),
        Required("triggerParam", All(
            Object(
                Required("triggers", Array(s_trigger, min: 1, max: MaxTriggers)),
                Required("boolExp", Text)),
            Rule(CheckExpression))));

    /// <summary>Whether the monitor watches a setting; an account has at most one of these.</summary>
    public static bool IsSetting(JObject body) => body.SelectTokens("triggerParam.triggers[*].setting").Any();

    private static void CheckTimes(Inspection inspection, JObject entry)
    {
        var start = entry["start"];
        if (TextOf(entry, "recurrence") is "None")
        {
            if (start is not null)
                Times.Instant(inspection, start);
            if (inspection.Strict && entry["occurrence"] is { } occurrence)
                inspection.Report(occurrence.Path, "is only for the recurrence Daily.");
            return;
        }

        if (start is not null)
            Times.OfDay(inspection, start);
        if (entry["duration"] is null)
            inspection.Report(Join(entry, "duration"), "is missing; the recurrence Daily needs it.");
    }

    private static void CheckData(Inspection inspection, JObject trigger)
    {
        var values = trigger["value"] as JArray;
        var op = TextOf(trigger, "op");
        if (op is not (null or "onChange") && values is not { Count: > 0 })
            inspection.Report(Join(trigger, "value"), "needs at least one item.");
        if (!inspection.Strict || TextOf(trigger, "data") is not { } name || !TriggerOperand.All.TryGetValue(name, out var operand))
            return;

        if (op is not null && !operand.Operators.Contains(op))
            inspection.Report(Join(trigger, "op"), $"must be one of {string.Join(", ", operand.Operators)} for {name}.");
        CheckValues(inspection, values, operand);
        if (trigger["previous"] is not JObject previous)
            return;
        if (operand.PreviousOperators is null)
            inspection.Report(previous.Path, $"is not possible for {name}.");
        else if (TextOf(previous, "op") is { } previousOp && !operand.PreviousOperators.Contains(previousOp))
            inspection.Report(Join(previous, "op"), $"must be one of {string.Join(", ", operand.PreviousOperators)} for {name}.");
        CheckValues(inspection, previous["value"] as JArray, operand);
    }

    private static void CheckValues(Inspection inspection, JArray? values, TriggerOperand operand)
    {
        foreach (var value in values ?? [])
        {
            if (operand.Accepts is { } accepts && !accepts(value.ToString()))
                inspection.Report(value.Path, $"is not a value of {operand.Name}.");
        }
    }

    private static void CheckAction(Inspection inspection, JObject action)
    {
        var expected = TextOf(action, "type") switch { "Remote" => "remoteAction", "Monitor" => "monitorAction", _ => null };
        foreach (var member in new[] { "remoteAction", "monitorAction" })
        {
            var present = action.Property(member) is not null;
            if (present && member != expected)
                inspection.Report(Join(action, member), "does not go with the type of the action.");
            else if (!present && member == expected)
                inspection.Report(Join(action, member), "is missing.");
        }
    }

    private static void CheckExpression(Inspection inspection, JObject parameter)
    {
        if (parameter["triggers"] is not JArray triggers)
            return;
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in triggers.OfType<JObject>().Select(trigger => trigger["name"]).Where(name => name?.Type == JTokenType.String))
        {
            if (!names.Add((string)name!))
                inspection.Report(name!.Path, "is the name of another trigger too.");
        }

        if (triggers.Count > 1 && triggers.OfType<JObject>().Any(trigger => trigger["setting"] is not null))
            inspection.Report(triggers.Path, "a setting trigger stands alone.");
        if (parameter["boolExp"] is not JValue { Type: JTokenType.String } text)
            return;
        if (TriggerExpression.TryParse((string)text!, out var fault) is not { } expression)
        {
            inspection.Report(text.Path, $"is not an expression from character {fault + 1} on.");
            return;
        }

        foreach (var name in expression.Names.Where(name => !names.Contains(name)))
            inspection.Report(text.Path, $"'{name}' is not the name of a trigger.");
        if (expression.IsConstant)
            inspection.Report(text.Path, "is always true or always false.");
    }
}
