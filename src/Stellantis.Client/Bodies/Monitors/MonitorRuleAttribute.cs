using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Stellantis.Client.Bodies;

/// <summary>What the triggers of a monitor and its expression ask of each other.</summary>
internal sealed class MonitorRuleAttribute : ObjectRuleAttribute
{
    private const string ExpressionPath = "triggerParam.boolExp";

    public override void Check(ObjectCheck check)
    {
        if (check["triggerParam"] is not JObject parameters)
            return;
        var triggers = parameters["triggers"] as JArray ?? [];
        var names = triggers.Select(t => (t as JObject)?["name"] is JValue { Value: string name } ? name : null).ToArray();
        CheckNames(check, names);
        var expression = CheckExpression(check, (parameters["boolExp"] as JValue)?.Value as string, names);
        CheckSetting(check, triggers, expression);
    }

    private static void CheckNames(ObjectCheck check, string?[] names)
    {
        for (var i = 0; i < names.Length; i++)
        {
            var first = Array.IndexOf(names, names[i]);
            if (names[i] is not null && first < i)
            {
                check.Error(At(i) + ".name", string.Format(
                    CultureInfo.InvariantCulture, "'{0}' is the name of triggers[{1}] too: give each a name of its own", names[i], first));
            }
        }
    }

    private static BooleanExpression? CheckExpression(ObjectCheck check, string? text, string?[] names)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var expression = BooleanExpression.Parse(text!, out var error);
        if (expression is null)
        {
            check.Error(ExpressionPath, $"{error}");
            return null;
        }
        var known = names.OfType<string>().ToArray();
        foreach (var name in expression.Names.Where(n => !known.Contains(n)))
        {
            // A trigger without a name is the problem then, or that there is none.
            if (known.Length == 0 || known.Length < names.Length)
                break;
            var hint = Nearest.HintOrStop(name, known);
            check.Error(ExpressionPath, $"'{name}' is not the name of a trigger{hint} Allowed: {Nearest.Listed(known)}.", known);
        }
        for (var i = 0; i < names.Length; i++)
        {
            if (names[i] is { } name && !expression.Names.Contains(name))
                check.Warn(At(i), $"'{name}' is not used by the expression '{text}'");
        }
        if (expression.Constant is { } constant)
            check.Error(ExpressionPath, $"'{text}' is always {(constant ? "true" : "false")}, whatever the triggers do");
        if (expression.OtherReading is { } other)
        {
            check.Warn(ExpressionPath,
                $"'{text}' mixes & and | without parentheses, and the service does not say which comes first. Write '{expression}' or '{other}'.");
        }
        return expression;
    }

    private static void CheckSetting(ObjectCheck check, JArray triggers, BooleanExpression? expression)
    {
        var setting = triggers.ToList().FindIndex(t => t is JObject trigger && trigger["setting"] is { Type: not JTokenType.Null });
        if (setting < 0)
            return;
        if (triggers.Count > 1)
            check.Error(At(setting) + ".setting", "must be alone: a monitor with a setting has no other trigger");
        else if (expression is { IsSingleName: false })
            check.Error(ExpressionPath, "is only the name of the trigger when that watches a setting");
    }

    private static string At(int index) => string.Format(CultureInfo.InvariantCulture, "triggerParam.triggers[{0}]", index);
}
