using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Stellantis.Client.Bodies;

/// <summary>What the data of a trigger asks of operator, value and earlier state.</summary>
internal sealed class DataTriggerRuleAttribute : ObjectRuleAttribute
{
    public override bool Correct(JObject value) => KnownValues.FindOperand((string?)(value["data"] as JValue)) is { Values: { } known }
        && Items(value["value"]).Concat(Items((value["previous"] as JObject)?["value"]))
            .Aggregate(false, (corrected, item) => Spelling.Correct(item, text => Spelling.Of(text, known)) | corrected);

    public override void Check(ObjectCheck check)
    {
        var operand = KnownValues.FindOperand(check.Text("data"));
        if (check.Text("op") is { } op && KnownValues.Operators.Contains(op))
        {
            if (operand is not null && !operand.Operators.Contains(op))
                check.Error("op", $"'{op}' does not go with {operand.Name}. Allowed: {string.Join(", ", operand.Operators)}.",
                    operand.Operators);
            CheckCount(check, op);
            CheckValues(check.Report, check["value"], BodyReport.Join(check.Path, "value"), operand);
        }
        if (check["previous"] is JObject previous && operand is not null)
            CheckPrevious(check, previous, operand);
    }

    private static JArray Items(JToken? list) => list as JArray ?? [];

    private static void CheckCount(ObjectCheck check, string op)
    {
        var count = check["value"] is JArray values ? values.Count : 0;
        if (op == "onChange")
        {
            if (count > 0)
                check.Warn("value", "is not used: onChange compares with nothing");
        }
        else if (count == 0 && check["value"] is null or JArray)
        {
            check.Missing("value", $"is missing, and {op} needs {(op == "includedIn" ? "one or more" : "one")}");
        }
        else if (count > 1 && op != "includedIn")
        {
            check.Warn("value", $"has {count.ToString(CultureInfo.InvariantCulture)} items, and {op} uses the first only");
        }
    }

    private static void CheckValues(BodyReport report, JToken? list, string path, Operand? operand)
    {
        if (operand is null || list is not JArray values)
            return;
        for (var i = 0; i < values.Count; i++)
        {
            var at = string.Format(CultureInfo.InvariantCulture, "{0}[{1}]", path, i);
            if (values[i] is not JValue { Type: JTokenType.String } value)
                continue;
            if (operand.Kind != ValueKind.Text && ScalarText.Adapt(value, operand.Kind) is null)
                report.Error(at, $"'{value}' is not {(operand.Kind == ValueKind.Boolean ? "true or false" : "a number")}, as {operand.Name} is");
            else if (operand.Values is not null)
                ValuesAttribute.Check((string)value!, $"a value of {operand.Name}", operand.Values, open: true, at, report);
        }
    }

    private static void CheckPrevious(ObjectCheck check, JObject previous, Operand operand)
    {
        if (operand.PreviousOperators.Count == 0)
        {
            check.Error("previous", $"does not go with {operand.Name}");
            return;
        }
        if (previous["op"] is JValue { Value: string op } && KnownValues.PreviousOperators.Contains(op) && !operand.PreviousOperators.Contains(op))
            check.Error("previous.op", $"'{op}' does not go with {operand.Name}. Allowed: {string.Join(", ", operand.PreviousOperators)}.",
                operand.PreviousOperators);
        CheckValues(check.Report, previous["value"], BodyReport.Join(check.Path, "previous.value"), operand);
    }
}
