using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace Stellantis.Client.Bodies;

/// <summary>The attributes of events: what the service documents depends on where they stand, what it takes does not.</summary>
internal sealed class EventAttributesAttribute : ConstraintAttribute
{
    private const string Remedy = "Write a variable in single quotes: '$Vin' (double quotes expand it).";

    private static readonly string[] s_members = ["type", "key", "value"];
    private static readonly Regex s_variable = new(@"^\$[A-Za-z]+\z", RegexOptions.CultureInvariant);

    /// <summary>The types that the service documents here, with blanks between.</summary>
    public string Documented { get; set; } = "";

    /// <summary>The members that the service requires here, with blanks between; the others are asked for by a warning.</summary>
    public string Required { get; set; } = "";

    /// <summary>True for push notifications, where some keys have a meaning.</summary>
    public bool IsPush { get; set; }

    public override bool CorrectObject(JObject value)
    {
        // Variables stay as they are: the service's own samples spell them in more than one way.
        if (!IsPush || (string?)(value["type"] as JValue) != "Body")
            return false;
        var corrected = Spelling.Correct(value["key"], text => Spelling.Of(text, KnownValues.PushKeywords.Keys));
        return corrected | (value["key"] is JValue { Value: string key } && KnownValues.PushKeywords.TryGetValue(key, out var words)
            && Spelling.Correct(value["value"], text => Spelling.Of(text, words)));
    }

    public override void CheckObject(ObjectCheck check)
    {
        foreach (var member in s_members)
        {
            // Without a value there was a variable that PowerShell expanded to nothing, whatever the contract asks for.
            var remedy = member == "value" ? ". " + Remedy : "";
            if (check[member] is null)
                check.Missing(member, "is missing" + remedy, member == "value" || Required.Split(' ').Contains(member));
            else if (check.Text(member) is { } text && string.IsNullOrWhiteSpace(text))
                check.Error(member, "is empty" + remedy);
        }
        var documented = Documented.Split(' ');
        if (check.Text("type") is { } type && KnownValues.AttributeTypes.Contains(type) && !documented.Contains(type))
            check.Warn("type", $"'{type}' is not documented here. Known: {string.Join(", ", documented)}.", documented);
        if (check.Text("value") is { } value)
            CheckVariable(value, check);
        if (IsPush && check.Text("key") is { } key)
            CheckPush(key, check);
    }

    private static void CheckVariable(string value, ObjectCheck check)
    {
        if (KnownValues.Variables.Contains(value, StringComparer.Ordinal))
            check.Warn("value", $"'{value}' is sent as that text; did you mean the variable '${value}'?");
        else if (s_variable.IsMatch(value) && !KnownValues.Variables.Contains(value.Substring(1), StringComparer.OrdinalIgnoreCase))
            check.Warn("value", $"'{value}' is not known as a variable{Nearest.Hint(value, KnownValues.Variables.Select(v => "$" + v))}");
    }

    private static void CheckPush(string key, ObjectCheck check)
    {
        if (key is "from" or "message_type" || key.StartsWith("google", StringComparison.Ordinal) || key.StartsWith("gcm", StringComparison.Ordinal))
            check.Warn("key", $"'{key}' is reserved by the push service");
        else if (check.Text("value") is { } value && KnownValues.PushKeywords.TryGetValue(key, out var values) && values.Count > 0)
            ValuesAttribute.Check(value, $"a value of {key}", values, open: true, BodyReport.Join(check.Path, "value"), check.Report);
    }
}
