using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Stellantis.Client.Json;

namespace Stellantis.Client.Bodies;

/// <summary>JSON text that a user gave. It is sent as it is, so it has to be JSON by the letter.</summary>
internal static class JsonText
{
    // The library reads more than JSON: comments, single quotes, trailing commas, NaN.
    private static readonly Regex s_strict = new(
        """
        \G (?: [ \t\r\n]+
            | [{}\[\]:]
            | , (?! [ \t\r\n]* [}\]])
            | " (?: [^"\\\x00-\x1f] | \\ (?: ["\\/bfnrt] | u[0-9a-fA-F]{4}))* "
            | -? (?: 0 | [1-9][0-9]*) (?: \.[0-9]+)? (?: [eE][+-]?[0-9]+)? (?! [\w.])
            | (?: true | false | null) (?! \w))*
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace);

    private static readonly JsonLoadSettings s_settings = new() { DuplicatePropertyNameHandling = DuplicatePropertyNameHandling.Error };

    /// <summary>Reads an object; null, with the error reported, when the text is none.</summary>
    public static JObject? Parse(string text, BodyReport report)
    {
        var end = s_strict.Match(text).Length;
        if (end < text.Length)
        {
            report.Error("", Invalid(text, end, Reason(text, end)));
            return null;
        }
        try
        {
            using var reader = Reader(text);
            var token = JToken.ReadFrom(reader, s_settings);
            var problem = reader.Read() ? "The body is more than one JSON value." : token is not JObject ? "The body is not a JSON object." : null;
            if (problem is null)
                return (JObject)token;
            report.Error("", problem);
            return null;
        }
        catch (JsonReaderException e)
        {
            report.Error("", FormattableString.Invariant($"The body is not JSON (line {e.LineNumber}, position {e.LinePosition}): {e.Message}"));
            return null;
        }
        catch (JsonException e)
        {
            report.Error("", $"The body is not JSON: {e.Message}");
            return null;
        }
    }

    /// <summary>Reads what a request class wrote.</summary>
    public static JObject Own(string text)
    {
        using var reader = Reader(text);
        return JObject.Load(reader);
    }

    private static JsonTextReader Reader(string text) => new(new StringReader(text))
    {
        DateParseHandling = DateParseHandling.None,
        MaxDepth = WireReader.DepthLimit,
        SupportMultipleContent = true,
    };

    private static string Invalid(string text, int at, string reason)
    {
        var before = text.Substring(0, at);
        var line = before.Count(c => c == '\n') + 1;
        var column = at - before.LastIndexOf('\n');
        return FormattableString.Invariant($"The body is not JSON (line {line}, column {column}): {reason}");
    }

    private static string Reason(string text, int at) => text[at] switch
    {
        '\'' => "JSON has double quotes only.",
        ',' => "there is a comma before the end of an object or list.",
        '/' or '#' => "JSON has no comments.",
        '@' => "this is a PowerShell literal in quotes: give it without them, -Body @{ }.",
        '"' => "a string is not closed, or has a character in it that must be escaped.",
        _ => "a name or value is neither in double quotes nor a number, true, false or null.",
    };
}
