using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Stellantis.Client.Bodies;

/// <summary>Walks a body along its schema and reports all problems. It knows no class: what is allowed stands on the request classes.</summary>
internal static class Validator
{
    public static void Validate(JObject body, ObjectSchema schema, BodyReport report) =>
        CheckObject(body, schema, "", report, via: null, outer: null);

    /// <summary>What a scalar is, for people.</summary>
    public static string Describe(JToken value) => value.Type switch
    {
        JTokenType.String => $"the text '{value}'",
        JTokenType.Boolean => (bool)value ? "true" : "false",
        JTokenType.Integer or JTokenType.Float => $"the number {((JValue)value).ToString(CultureInfo.InvariantCulture)}",
        _ => Kind(value),
    };

    /// <summary>What kind of value it is, without its content: that may be a secret in the wrong place.</summary>
    private static string Kind(JToken value) => value.Type switch
    {
        JTokenType.Object => "an object",
        JTokenType.Array => "a list",
        JTokenType.String => "text",
        JTokenType.Boolean => "a boolean",
        JTokenType.Null => "null",
        _ => "a number",
    };

    private static void CheckObject(JObject value, ObjectSchema schema, string path, BodyReport report, MemberSchema? via, ObjectCheck? outer)
    {
        var check = new ObjectCheck(value, path, schema, report, outer);
        if (schema.Rules.Any(rule => rule.Refuses(check)))
            return;
        foreach (var member in schema.Members)
            CheckMember(check, member);
        foreach (var rule in schema.Rules)
            rule.Check(check);
        foreach (var constraint in via?.Constraints ?? [])
            constraint.CheckObject(check);
        foreach (var name in check.Unknown)
        {
            var meant = schema.Nearest(name) is { } nearest ? $"; did you mean '{nearest}'?" : "";
            check.Warn(name, $"is not a member that the service documents, and is sent as it is{meant}");
        }
    }

    private static string Wanted(ObjectSchema schema) =>
        schema.Rules.Select(rule => rule.Wanted).FirstOrDefault(wanted => wanted is not null) is { } wanted ? "; " + wanted : "";

    private static void CheckMember(ObjectCheck check, MemberSchema member)
    {
        var path = BodyReport.Join(check.Path, member.Name);
        var token = check.Value[member.Name];
        if (check.Report.HasErrorAt(path))
            return;
        if (token is null or { Type: JTokenType.Null })
        {
            if (member.IsRequired)
                CheckMissing(check, member, path);
            else if (token is not null)
                check.Report.Warn(path, "is null, which the service does not know: leave it out");
        }
        else if (member.Note is not null)
        {
            check.Report.Warn(path, member.Note);
        }
        else if (member.IsList)
        {
            CheckList(token, member, path, check.Report);
        }
        else
        {
            CheckValue(token, member, path, check.Report, member.IsPlace ? check : null);
        }
    }

    private static void CheckMissing(ObjectCheck check, MemberSchema member, string path)
    {
        if (member.IsPlace && !check.HasTypoFor(member.Name))
            CheckObject([], member.Object, path, check.Report, member, check);
        else
            check.Missing(member.Name);
    }

    private static void CheckList(JToken token, MemberSchema member, string path, BodyReport report)
    {
        if (token is not JArray items)
        {
            report.Error(path, $"is {Kind(token)} where a list is wanted");
            return;
        }
        foreach (var constraint in member.Constraints.Where(c => c.OfList))
            constraint.Check(items, path, report);
        for (var i = 0; i < items.Count; i++)
        {
            var at = string.Format(CultureInfo.InvariantCulture, "{0}[{1}]", path, i);
            if (member.MayNest && items[i] is JArray)
                CheckList(items[i], member, at, report);
            else
                CheckValue(items[i], member, at, report, outer: null);
        }
    }

    private static void CheckValue(JToken token, MemberSchema member, string path, BodyReport report, ObjectCheck? outer)
    {
        if (member.Kind == ValueKind.Object)
        {
            if (token is JObject inner)
                CheckObject(inner, member.Object, path, report, member, outer);
            else if (token is JArray && member.Object.Bare is { } bare)
                CheckList(token, bare, path, report);
            else
                report.Error(path, $"is {Kind(token)} where an object is wanted{Wanted(member.Object)}");
            return;
        }
        if (!HasType(token, member.Kind, path, report))
            return;
        if (member.IsRequired && token.Type == JTokenType.String && string.IsNullOrWhiteSpace((string?)token))
        {
            report.Error(path, "is empty");
            return;
        }
        foreach (var constraint in member.Constraints.Where(c => !c.OfList))
            constraint.Check(token, path, report);
    }

    /// <summary>True when a value has the JSON type that is wanted; one that says the same in another type is sent with a warning.</summary>
    private static bool HasType(JToken token, ValueKind kind, string path, BodyReport report)
    {
        var (wanted, fits) = kind switch
        {
            ValueKind.Text => ("text", token.Type == JTokenType.String),
            ValueKind.Boolean => ("true or false", token.Type == JTokenType.Boolean),
            ValueKind.Integer => ("a whole number", token.Type == JTokenType.Integer),
            ValueKind.Number => ("a number", token.Type is JTokenType.Integer or JTokenType.Float),
            _ => ("", true),
        };
        if (fits)
            return true;
        if (token is JValue value && ScalarText.Adapt(value, kind) is not null)
            report.Warn(path, $"is {Describe(token)} where {wanted} is wanted; it is sent as it is");
        else
            report.Error(path, $"is {Describe(token)} where {wanted} is wanted");
        return false;
    }
}
