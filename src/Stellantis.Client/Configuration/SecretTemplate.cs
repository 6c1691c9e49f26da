using System.Globalization;
using Newtonsoft.Json.Linq;
using Stellantis.Client.Masking;

namespace Stellantis.Client.Configuration;

/// <summary>
/// Puts named places where the secrets of a definition stand: values of attributes, push devices, and of a target the user, the password, what its
/// query holds, and a path that is a password itself. Variables such as $Vin stay.
/// </summary>
internal sealed class SecretTemplate
{
    private const int ShortestSegment = 8;

    private readonly List<string> _names = [];

    // Two names are also told apart where they are variables of the environment.
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly Func<string, string, string>? _place;

    public SecretTemplate()
    {
    }

    /// <param name="place">What stands for a secret, from the name of its place and the secret itself.</param>
    public SecretTemplate(Func<string, string, string> place) => _place = place;

    /// <summary>The names of the places that were made.</summary>
    public IReadOnlyCollection<string> Names => _names;

    /// <summary>The definition of what has a label, with a place for each secret.</summary>
    public JObject Of(JObject definition, string label)
    {
        var template = (JObject)definition.DeepClone();
        foreach (var value in template.Descendants().OfType<JValue>().ToArray())
        {
            var path = PathOf(value);
            if (value.Value is string text)
                value.Value = Text(text, value, path, label);
            else if (value.Type is JTokenType.Integer or JTokenType.Float && path.Exists(JsonRedaction.IsSecretName))
                value.Replace(Place(value.ToString(CultureInfo.InvariantCulture), isJson: true, label, path[path.Count - 1]));
        }
        return template;
    }

    private static List<string> PathOf(JToken value) => [.. value.Ancestors().OfType<JProperty>().Select(p => p.Name).Reverse()];

    private string Text(string text, JValue value, List<string> path, string label)
    {
        if (text.Length == 0 || EventVariables.IsVariable(text))
            return text;
        var name = path.Count == 0 ? "" : path[path.Count - 1];
        // A value that begins as a variable and is none may well be a password.
        if (JsonRedaction.IsSecret(text.StartsWith("$", StringComparison.Ordinal) ? "x" : text, path))
            return Place(text, isJson: false, label, ((value.Parent?.Parent as JObject)?["key"] as JValue)?.Value as string ?? name);
        return string.Equals(name, "target", StringComparison.OrdinalIgnoreCase) ? Target(text, label) : Literal(text);
    }

    // The parts are taken as they are written: an address that was parsed and put together again may be another text.
    private string Target(string text, string label)
    {
        var host = text.IndexOf("://", StringComparison.Ordinal) + 3;
        if (host < 3)
            return Place(text, isJson: false, label, "target");
        var end = End(text, host, '/', '?', '#');
        // With a sign behind the host it is not certain what is the password.
        if (text.IndexOf('@', end) >= 0)
            return Place(text, isJson: false, label, "target");
        var sign = text.LastIndexOf('@', end - 1, end - host);
        var written = Literal(text.Substring(0, host));
        if (sign >= host)
        {
            var info = text.Substring(host, sign - host).Split([':'], 2);
            written += Part(info[0], label, "user") + (info.Length > 1 ? ":" + Part(info[1], label, "password") : "") + "@";
            host = sign + 1;
        }
        written += Literal(text.Substring(host, end - host));
        var query = End(text, end, '?', '#');
        var path = text.Substring(end, query - end);
        written += IsSecretPath("https://" + text.Substring(host, end - host) + path, path)
            ? "/" + Part(path.Substring(1), label, "path") : Literal(path);
        var fragment = End(text, query, '#');
        if (query < fragment)
            written += "?" + string.Join("&", text.Substring(query + 1, fragment - query - 1).Split('&').Select(pair => Pair(pair, label)));
        return fragment < text.Length ? written + "#" + Part(text.Substring(fragment + 1), label, "fragment") : written;
    }

    private string Pair(string pair, string label)
    {
        var sign = pair.IndexOf('=');
        return sign < 0 ? Part(pair, label, "query") : Literal(pair.Substring(0, sign + 1)) + Part(pair.Substring(sign + 1), label,
            pair.Substring(0, sign));
    }

    private string Part(string text, string label, string name) => text.Length == 0 || EventVariables.IsVariable(Uri.UnescapeDataString(text))
        ? text : Place(Uri.UnescapeDataString(text), isJson: false, label, name);

    private string Literal(string text) => _place is null ? Placeholders.Literal(text) : text;

    private string Place(string secret, bool isJson, string label, string what)
    {
        var plain = Placeholders.Name(label, what);
        if (_place is not null)
            return Placeholders.IsIn(secret) ? secret : _place(plain, secret);
        var name = plain;
        for (var n = 2; !_taken.Add(Placeholders.Capitals(name)); n++)
            name = $"{plain}-{n.ToString(CultureInfo.InvariantCulture)}";
        _names.Add(name);
        return Placeholders.Of(name, isJson);
    }

    // Whoever knows the path of a webhook can post to it; a path of plain words is read by people.
    private static bool IsSecretPath(string address, string path) => path.Length > 1
        && (AddressSecrets.MaskUrls(address).IndexOf(path, StringComparison.Ordinal) < 0
            || path.Split('/').Any(segment => segment.Length >= ShortestSegment && segment.Any(char.IsDigit)));

    private static int End(string text, int from, params char[] marks) => text.IndexOfAny(marks, Math.Min(from, text.Length)) is >= 0 and var at
        ? at : text.Length;
}
