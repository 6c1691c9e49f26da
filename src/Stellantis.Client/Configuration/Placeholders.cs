using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Stellantis.Client.Text;

namespace Stellantis.Client.Configuration;

/// <summary>
/// Places for secrets in a definition, such as <c>{{ops-webhook.authorization}}</c>. Two braces that are none are written as four. A place for what
/// is no text is <c>{{name:json}}</c>.
/// </summary>
internal static class Placeholders
{
    private const string Json = ":json";

    private static readonly Regex s_place = new(@"\{\{\{\{|\{\{([\w][\w.-]*)(:json)?\}\}", RegexOptions.CultureInvariant);

    /// <summary>A place, as it is written.</summary>
    public static string Of(string name, bool isJson = false) => "{{" + name + (isJson ? Json : "") + "}}";

    /// <summary>Text without a place in it, as it is written.</summary>
    public static string Literal(string text) => text.Replace("{{", "{{{{");

    /// <summary>The text that was written so.</summary>
    public static string Plain(string literal) => literal.Replace("{{{{", "{{");

    /// <summary>True when a text has a place in it.</summary>
    public static bool IsIn(string text) => s_place.Matches(text).Cast<Match>().Any(match => match.Groups[1].Success);

    /// <summary>The names of all places in a definition.</summary>
    public static IEnumerable<string> NamesIn(JObject definition) =>
        Values(definition).SelectMany(value => NamesIn((string)value.Value!)).Distinct();

    /// <summary>The definition with secrets in their places; a place of which none is known stays.</summary>
    public static JObject Filled(JObject definition, Func<string, string?> secret)
    {
        var filled = (JObject)definition.DeepClone();
        foreach (var value in Values(filled).ToArray())
        {
            var text = (string)value.Value!;
            if (s_place.Match(text) is { Success: true } match)
                value.Replace(Filled(text, match, secret, value.Parent is JProperty { Name: "target" }));
        }
        return filled;
    }

    /// <summary>A name for a place, made of what people call it.</summary>
    public static string Name(params string[] parts) => string.Join(".", parts.Select(Slug));

    /// <summary>A name as variables of the environment have it: capitals, and _ for what is no letter and no digit.</summary>
    public static string Capitals(string name) =>
        new([.. name.Select(c => char.IsLetterOrDigit(c) ? char.ToUpper(c, CultureInfo.InvariantCulture) : '_')]);

    private static IEnumerable<JValue> Values(JObject definition) =>
        definition.Descendants().OfType<JValue>().Where(value => value.Value is string && !ConfigurationReference.IsLabel(value));

    private static IEnumerable<string> NamesIn(string text) =>
        s_place.Matches(text).Cast<Match>().Where(match => match.Groups[1].Success).Select(match => match.Groups[1].Value);

    private static JToken Filled(string text, Match first, Func<string, string?> secret, bool isAddress)
    {
        var isWhole = first.Length == text.Length;
        if (isWhole && first.Groups[2].Success)
            return secret(first.Groups[1].Value) is { } json ? Parsed(json) : text;
        return s_place.Replace(text, match => !match.Groups[1].Success ? "{{"
            : secret(match.Groups[1].Value) is not { } value ? match.Value
            : !isAddress || isWhole ? value
            : IsInPath(text, match.Index) ? string.Join("/", value.Split('/').Select(AddressText.Escape)) : AddressText.Escape(value));
    }

    private static bool IsInPath(string address, int at)
    {
        var host = address.IndexOf("://", StringComparison.Ordinal) + 3;
        return address.IndexOf('/', host) is var path && path >= 0 && path < at && address.IndexOfAny(['?', '#'], host, at - host) < 0;
    }

    private static JToken Parsed(string json)
    {
        try
        {
            return JToken.Parse(json);
        }
        catch (JsonException)
        {
            return json;
        }
    }

    private static string Slug(string text)
    {
        var slug = new StringBuilder();
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
                slug.Append(char.ToLower(c, CultureInfo.InvariantCulture));
            else if (slug.Length > 0 && slug[slug.Length - 1] != '-')
                slug.Append('-');
        }
        var name = slug.ToString().Trim('-');
        return name.Length > 0 ? name : "x";
    }
}
