using Stellantis.PowerShell.Sandbox;

namespace Stellantis;

/// <summary>A request that a sandbox received, as it came over the wire.</summary>
public sealed class StellantisSandboxRequest
{
    internal StellantisSandboxRequest(
        long number, DateTimeOffset time, string method, string path, IReadOnlyList<KeyValuePair<string, string>> query,
            IReadOnlyList<KeyValuePair<string, string>> headers, string? body, int status,
        string? fault)
    {
        Number = number;
        Time = time.LocalDateTime;
        Method = method;
        Path = path;
        Query = new ValueList<string>([.. query.Select(p => $"{p.Key}={p.Value}")]);
        Headers = new HeaderMap();
        foreach (var header in headers)
            Headers[header.Key] = Headers.TryGetValue(header.Key, out var first) ? $"{first}, {header.Value}" : header.Value;
        Body = body;
        Status = status;
        Fault = fault;
    }

    /// <summary>Counts from 1 for each sandbox.</summary>
    public long Number { get; }

    /// <summary>When it came.</summary>
    public DateTime Time { get; }

    /// <summary>GET, POST, PUT or DELETE.</summary>
    public string Method { get; }

    /// <summary>The path, as it was sent.</summary>
    public string Path { get; }

    /// <summary>The query parameters, decoded, each as <c>name=value</c>, in their order.</summary>
    public IReadOnlyList<string> Query { get; }

    /// <summary>The headers by name, in any casing; one that came several times has its values separated by commas.</summary>
    public Dictionary<string, string> Headers { get; }

    /// <summary>The text of the body, or null.</summary>
    public string? Body { get; }

    /// <summary>The HTTP status of the answer; 0 when there was none.</summary>
    public int Status { get; }

    /// <summary>The kind of the fault that happened to it, see Set-StellantisSandboxFault; null for none.</summary>
    public string? Fault { get; }

    /// <summary>Method and path.</summary>
    public override string ToString() => $"{Method} {Path}";
}
