using System.Globalization;
using Newtonsoft.Json;

namespace Stellantis.Client.Masking;

/// <summary>
/// Writes a JSON body for a log. The values of attributes and headers, push tokens, and user info and query of a channel's target are secrets that
/// no connection knows of: they are found by where they stand.
/// </summary>
internal static class JsonRedaction
{
    private const int Longest = 8_000;

    // A code of an error is a word or a number; one that signs in is neither.
    private const int ShortestCode = 12;
    private const int ShortestSegment = 8;
    private const int DepthLimit = 64;

    private static readonly HashSet<string> s_secret = new(StringComparer.OrdinalIgnoreCase)
    {
        "devices", "userId", "user_id", "email", "pin", "sub",
    };

    private static readonly HashSet<string> s_degrees =
        new(StringComparer.OrdinalIgnoreCase) { "coordinates", "latitude", "longitude", "lat", "lon", "lng" };

    private static readonly HashSet<string> s_attributes =
        new(StringComparer.OrdinalIgnoreCase) { "attributes", "webhook", "websocket", "pushnotif" };

    public static string Of(string body, Redactor redactor)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        try
        {
            using var reader = new JsonTextReader(new StringReader(body))
            {
                DateParseHandling = DateParseHandling.None,
                FloatParseHandling = FloatParseHandling.Decimal, MaxDepth = DepthLimit
            };
            using var writer = new JsonTextWriter(text) { Formatting = Formatting.Indented };
            var path = new List<string>();
            while (reader.Read())
                Copy(reader, writer, path, redactor);
        }
        catch (JsonException)
        {
            // What cannot be read may have a secret anywhere.
            return FormattableString.Invariant($"({body.Length} characters that are not JSON)");
        }
        var whole = text.ToString();
        return whole.Length <= Longest ? whole : whole.Substring(0, Longest)
            + FormattableString.Invariant($"\n... ({whole.Length - Longest} more characters)");
    }

    /// <summary>The secrets in a body that is sent, so that no message repeats what the service says of them.</summary>
    public static IReadOnlyList<string> Secrets(string body)
    {
        var secrets = new List<string>();
        try
        {
            using var reader = new JsonTextReader(new StringReader(body)) { DateParseHandling = DateParseHandling.None, MaxDepth = DepthLimit };
            var path = new List<string>();
            while (reader.Read())
            {
                if (reader.TokenType == JsonToken.PropertyName)
                    Enter(reader, path);
                else if (reader.TokenType == JsonToken.String)
                    secrets.AddRange(SecretsIn((string)reader.Value!, path));
            }
        }
        catch (JsonException)
        {
            // It is sent as the user gave it; what was found so far is hidden.
        }
        return secrets;
    }

    private static void Enter(JsonTextReader reader, List<string> path)
    {
        while (path.Count < reader.Depth)
            path.Add("");
        path.RemoveRange(reader.Depth, path.Count - reader.Depth);
        path.Add((string)reader.Value!);
    }

    private static IEnumerable<string> SecretsIn(string value, List<string> path)
    {
        if (IsSecret(value, path))
            yield return value;
        if (!IsTarget(path) || !Uri.TryCreate(value, UriKind.Absolute, out var target))
            yield break;
        foreach (var part in target.UserInfo.Split(':')
            .Concat(target.Query.TrimStart('?').Split('&').Select(pair => pair.Substring(pair.IndexOf('=') + 1))))
            yield return Uri.UnescapeDataString(part);
        // Whoever knows the path of a webhook can post to it.
        if (target.AbsolutePath.Length >= ShortestSegment)
            yield return target.AbsolutePath;
        foreach (var segment in target.AbsolutePath.Split('/').Where(s => s.Length >= ShortestSegment && s.Any(char.IsDigit)))
            yield return Uri.UnescapeDataString(segment);
    }

    private static void Copy(JsonTextReader reader, JsonTextWriter writer, List<string> path, Redactor redactor)
    {
        switch (reader.TokenType)
        {
            case JsonToken.PropertyName:
                Enter(reader, path);
                writer.WritePropertyName(redactor.Mask((string)reader.Value!));
                break;
            case JsonToken.String:
                writer.WriteValue(Text((string)reader.Value!, path, redactor));
                break;
            case JsonToken.Integer or JsonToken.Float when path.Exists(s_degrees.Contains):
                writer.WriteRawValue(Convert.ToDouble(reader.Value, CultureInfo.InvariantCulture).ToString("0.0", CultureInfo.InvariantCulture));
                break;
            case JsonToken.Integer or JsonToken.Float when path.Exists(IsSecretName):
                writer.WriteValue(Redactor.Hidden);
                break;
            default:
                writer.WriteToken(reader, writeChildren: false);
                break;
        }
    }

    private static string Text(string value, List<string> path, Redactor redactor)
    {
        if (IsSecret(value, path) || path.Exists(s_degrees.Contains))
            return Redactor.Hidden;
        return IsTarget(path) ? Target(value, redactor) : redactor.Mask(value);
    }

    /// <summary>True when a text is a secret by where it stands. A variable such as $Vin is filled in later, and no secret.</summary>
    public static bool IsSecret(string value, List<string> path) => path.Exists(IsSecretName)
        || Named("code", path) && value.Length >= ShortestCode && value.Any(char.IsDigit) && value.Any(char.IsLower)
        || Named("value", path) && path.Exists(s_attributes.Contains) && !value.StartsWith("$", StringComparison.Ordinal);

    /// <summary>True when whatever stands under a name is a secret.</summary>
    public static bool IsSecretName(string name) => s_secret.Contains(name) || SecretNames.Is(name);

    private static bool IsTarget(List<string> path) => Named("target", path);

    private static bool Named(string name, List<string> path) =>
        path.Count > 0 && string.Equals(path[path.Count - 1], name, StringComparison.OrdinalIgnoreCase);

    private static string Target(string value, Redactor redactor) => Uri.TryCreate(value, UriKind.Absolute, out var target) && target.Host.Length > 0
        ? redactor.Mask($"{target.Scheme}://{(target.UserInfo.Length > 0 ? Redactor.Hidden + "@" : "")}{target.Authority}/" +
            $"{(target.PathAndQuery.Length > 1 ? Redactor.Hidden : "")}")
        : redactor.Mask(value);
}
