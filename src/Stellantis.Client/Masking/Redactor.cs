using System.Net;
using Newtonsoft.Json;
using Stellantis.Client.Text;

namespace Stellantis.Client.Masking;

/// <summary>
/// Takes out of messages what must not stand in a log: secrets wholly, VINs but for their last four characters, positions but for one decimal. What a
/// service wrote may be anything: a text is cut before it is looked at, and each step looks at each of its characters once.
/// </summary>
internal sealed class Redactor
{
    public const string Hidden = "***";

    // The most characters of a text that are shown.
    private const int Longest = 8_000;

    // Room for what tells that it was cut.
    private const int Mark = 100;

    // What is shorter than this would be found in ordinary words.
    private const int ShortestSecret = 4;
    private const int ShortestPart = 6;

    // .NET Framework escapes no longer ones.
    private const int LongestEscaped = 60_000;

    // Headers whose values are no secret of anybody; of all others only the name is shown.
    private static readonly HashSet<string> s_plainHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "Accept", "Accept-Encoding", "Age", "Allow", "Cache-Control", "Connection", "Content-Encoding", "Content-Language", "Content-Length",
            "Content-Type",
        "Date", "ETag", "Expires", "Host", "Keep-Alive", "Last-Modified", "Location", "Pragma", "Retry-After", "Server", "Transfer-Encoding",
            "User-Agent", "Vary",
        "Via", "X-CVS-Scope", "X-Introspect-Realm", "X-RateLimit-Limit-1", "X-RateLimit-Limit-2", "X-RateLimit-Remaining-1",
            "X-RateLimit-Remaining-2",
        "X-RateLimit-Reset",
    };

    private readonly object _gate = new();
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private volatile Secret[] _secrets = [];

    /// <summary>For what belongs to no connection: it knows no secrets, and masks what can be told by its form.</summary>
    public static Redactor Formal { get; } = new();

    /// <summary>Adds secrets, from any thread. They stay hidden when they are no longer in use.</summary>
    public void Hide(IEnumerable<string?> secrets) => Add(secrets.Where(s => s is { Length: >= ShortestSecret }), ShortestSecret);

    /// <summary>Adds parts of a body, an address or a header that are secrets; short ones are hidden where they stand by themselves.</summary>
    public void HideParts(IEnumerable<string?> parts) => Add(parts.Where(s => !string.IsNullOrWhiteSpace(s)), ShortestPart);

    /// <summary>Adds the values of headers, but for those that are no secret of anybody.</summary>
    public void HideHeaders(IEnumerable<KeyValuePair<string, string>> headers) =>
        HideParts(headers.Where(h => !s_plainHeaders.Contains(h.Key)).Select(h => h.Value));

    /// <summary>Any text: what is long is cut, what is secret or precise is masked, and what is no visible character is written out.</summary>
    public string Mask(string text)
    {
        text = AddressSecrets.MaskEmails(NamedSecrets.Mask(AddressSecrets.MaskUrls(WithoutSecrets(text))));
        return ForeignText.Visible(Positions.Mask(Vins.Mask(text)));
    }

    /// <summary>The words of a service: as <see cref="Mask"/>, on one line and no longer than that many characters.</summary>
    public string Quote(string text, int most) => ForeignText.Cut(ForeignText.Words(Mask(text)), most);

    /// <summary>The name of something: its secrets are masked, a VIN is not.</summary>
    public string Name(string text) => ForeignText.Line(NamedSecrets.Mask(AddressSecrets.MaskUrls(WithoutSecrets(text))));

    /// <summary>The path and query of a request, unescaped for people; nothing in it makes a line of its own.</summary>
    public string Address(Uri address)
    {
        var path = address.GetComponents(UriComponents.Path | UriComponents.KeepDelimiter, UriFormat.UriEscaped);
        var query = address.Query.Length > 1 ? "?" + string.Join("&", address.Query.Substring(1).Split('&').Select(Parameter)) : "";
        return ForeignText.Line(Mask(Unescaped(path) + query));
    }

    /// <summary>A header as a line.</summary>
    public string Header(string name, string value) =>
        s_plainHeaders.Contains(name) ? ForeignText.Line($"{name}: {Mask(value)}") : ForeignText.Line($"{name}: {Hidden}");

    /// <summary>A body: JSON with its secrets, vehicles and positions masked; of anything else its length only.</summary>
    public string Body(string body) => JsonRedaction.Of(body, this);

    private static string Parameter(string pair)
    {
        var sign = pair.IndexOf('=');
        var name = Unescaped(sign < 0 ? pair : pair.Substring(0, sign));
        return sign < 0 ? name : $"{name}={(SecretNames.IsInQuery(name) ? Hidden : Unescaped(pair.Substring(sign + 1)))}";
    }

    private static string Unescaped(string text) => Uri.UnescapeDataString(text);

    // A secret that lies across the cut is hidden whole, and a word that lies there is left out: it may be the half of anything.
    private string WithoutSecrets(string text)
    {
        var secrets = _secrets;
        var length = text.Length;
        var reach = secrets.Length == 0 ? 0 : secrets[0].Text.Length;
        var isCut = length > Longest;
        if (isCut)
            text = text.Substring(0, Math.Min(length, Longest + reach));
        foreach (var secret in secrets)
            text = secret.Mask(text);
        if (!isCut)
            return text;
        var end = Math.Max(0, Math.Min(text.Length - reach, Longest - Mark) - 1);
        while (end > 0 && !char.IsWhiteSpace(text[end]))
            end--;
        return text.Substring(0, end) + FormattableString.Invariant($"... ({length - end} more characters)");
    }

    private void Add(IEnumerable<string?> secrets, int shortest)
    {
        lock (_gate)
        {
            var added = secrets.Where(s => _known.Add(s!)).SelectMany(s => Spellings(s!)).Distinct().Select(s => new Secret(s, s.Length < shortest))
                .ToList();
            if (added.Count > 0)
                _secrets = [.. _secrets.Concat(added).OrderByDescending(s => s.Text.Length)];
        }
    }

    // In an address, a form, JSON and HTML; letters of either case are the same.
    private static IEnumerable<string> Spellings(string secret)
    {
        yield return secret;
        if (secret.Length <= LongestEscaped)
            yield return AddressText.Escape(secret);
        yield return WebUtility.UrlEncode(secret);
        yield return WebUtility.HtmlEncode(secret);
        var json = JsonConvert.ToString(secret);
        yield return json.Substring(1, json.Length - 2);
        yield return json.Substring(1, json.Length - 2).Replace("/", "\\/");
    }
}
