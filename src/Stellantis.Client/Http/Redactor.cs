using System.Globalization;
using System.Text.RegularExpressions;

namespace Stellantis.Client.Http;

/// <summary>
/// Takes out of messages what must not stand in a log: secrets wholly, VINs but for their last four characters, positions but for one decimal.
/// </summary>
internal sealed class Redactor
{
    public const string Hidden = "***";

    // What is shorter than this would be found in ordinary words.
    private const int ShortestSecret = 4;

    // Headers whose values are no secret of anybody; of all others only the name is shown.
    private static readonly HashSet<string> s_plainHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "Accept", "Accept-Encoding", "Age", "Allow", "Cache-Control", "Connection", "Content-Encoding", "Content-Language", "Content-Length", "Content-Type",
        "Date", "ETag", "Expires", "Host", "Keep-Alive", "Last-Modified", "Location", "Pragma", "Retry-After", "Server", "Transfer-Encoding", "User-Agent", "Vary",
        "Via", "X-CVS-Scope", "X-Introspect-Realm", "X-RateLimit-Limit-1", "X-RateLimit-Limit-2", "X-RateLimit-Remaining-1", "X-RateLimit-Remaining-2",
        "X-RateLimit-Reset",
    };

    private readonly object _gate = new();
    private volatile string[] _secrets = [];

    /// <summary>Adds secrets, from any thread. They stay hidden when they are no longer in use.</summary>
    public void Hide(IEnumerable<string?> secrets)
    {
        var added = secrets.Where(s => s is { Length: >= ShortestSecret }).SelectMany(s => new[] { s!, WebAddress.Escape(s!) });
        lock (_gate)
            _secrets = [.. _secrets.Concat(added).Distinct().OrderByDescending(s => s.Length)];
    }

    /// <summary>Adds the values of headers, but for those that are no secret of anybody.</summary>
    public void HideHeaders(IEnumerable<KeyValuePair<string, string>> headers) => Hide(headers.Where(h => !s_plainHeaders.Contains(h.Key)).Select(h => h.Value));

    /// <summary>Any text.</summary>
    public string Mask(string text)
    {
        foreach (var secret in _secrets)
            text = text.Replace(secret, Hidden);
        text = Patterns.Email.Replace(text, Hidden);
        text = Patterns.UserInfo.Replace(text, "$1" + Hidden + "@");
        text = Patterns.Vin.Replace(text, m => "*************" + m.Groups["last"].Value);
        return Patterns.Degrees.Replace(text, m => double.Parse(m.Value, CultureInfo.InvariantCulture).ToString("0.0", CultureInfo.InvariantCulture));
    }

    /// <summary>The path and query of a request.</summary>
    public string Address(Uri address) => Mask(Uri.UnescapeDataString(address.PathAndQuery));

    /// <summary>A header as a line.</summary>
    public string Header(string name, string value) => s_plainHeaders.Contains(name) ? $"{name}: {Mask(value)}" : $"{name}: {Hidden}";

    /// <summary>A body: JSON with its secrets, vehicles and positions masked; of anything else its length only.</summary>
    public string Body(string body) => JsonRedaction.Of(body, this);

    // Made when they are first used: most sessions log nothing.
    private static class Patterns
    {
        public static readonly Regex Vin = new(
            @"(?<![A-Za-z0-9])(?=[A-Za-z0-9]*[0-9])(?=[A-Za-z0-9]*[A-Za-z])[A-HJ-NPR-Za-hj-npr-z0-9]{13}(?<last>[A-HJ-NPR-Za-hj-npr-z0-9]{4})(?![A-Za-z0-9])",
            RegexOptions.CultureInvariant);

        public static readonly Regex Degrees = new(@"(?<![\w.])-?\d{1,3}\.\d{3,}(?![\w.]*\d)", RegexOptions.CultureInvariant);

        public static readonly Regex Email = new(@"(?<![\w.+-])[\w.+-]+@[\w-]+(\.[\w-]+)+", RegexOptions.CultureInvariant);

        public static readonly Regex UserInfo = new(@"(\b[a-z][a-z0-9+.-]*://)[^/\s@]+@", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    }
}
