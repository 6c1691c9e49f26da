namespace Stellantis.Testing.Raw;

/// <summary>A request as it came over the wire.</summary>
public sealed record RawRequest(string Method, string Target, IReadOnlyDictionary<string, string> Fields, string Body)
{
    /// <summary>The target without its query.</summary>
    public string Path => Target.Split('?')[0];

    /// <summary>A parameter of the query, as it came; null when there is none of that name.</summary>
    public string? Query(string name) =>
        Target.Split('?', '&').FirstOrDefault(p => p.StartsWith(name + "=", StringComparison.Ordinal))?[(name.Length + 1)..];

    public override string ToString() => $"{Method} {Target}";

    /// <summary>Reads the head of a request.</summary>
    public static RawRequest Parse(string head, string body)
    {
        var lines = head.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var words = lines[0].Split(' ');
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in lines.Skip(1))
        {
            var parts = line.Split(':', 2);
            fields[parts[0]] = parts[1].Trim();
        }
        return new RawRequest(words[0], words[1], fields, body);
    }
}
