namespace Stellantis.PowerShell.Tests.Support;

/// <summary>A request as it came over the wire, its path and query decoded.</summary>
internal sealed record CannedRequest(
    string Method, string Path, IReadOnlyList<KeyValuePair<string, string>> Query, IReadOnlyDictionary<string, string> Headers, string Body)
{
    /// <summary>Reads a request from its head and body.</summary>
    public static CannedRequest Parse(string head, string body)
    {
        var lines = head.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var words = lines[0].Split(' ');
        var target = words[1].Split('?', 2);
        return new CannedRequest(words[0], Uri.UnescapeDataString(target[0]), [.. QueryOf(target.ElementAtOrDefault(1) ?? "")],
            HeadersOf(lines.Skip(1)), body);
    }

    /// <summary>The query, as a person writes it.</summary>
    public string QueryText => string.Join("&", Query.Select(p => $"{p.Key}={p.Value}"));

    /// <summary>The values of a query parameter.</summary>
    public IEnumerable<string> Values(string name) => Query.Where(p => p.Key == name).Select(p => p.Value);

    public override string ToString() => $"{Method} {Path}" + (Query.Count == 0 ? "" : "?" + QueryText);

    private static IEnumerable<KeyValuePair<string, string>> QueryOf(string query)
    {
        foreach (var pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            yield return new(Uri.UnescapeDataString(parts[0]), Uri.UnescapeDataString(parts.ElementAtOrDefault(1) ?? ""));
        }
    }

    private static Dictionary<string, string> HeadersOf(IEnumerable<string> lines)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in lines)
        {
            var parts = line.Split(':', 2);
            headers[parts[0]] = parts[1].Trim();
        }
        return headers;
    }
}
