using System.Text;

namespace Stellantis.Sandbox.Options;

/// <summary>One request as the sandbox received it.</summary>
public sealed class SandboxRequest
{
    // Text would take twice as much of the record's room.
    private readonly byte[] _body;

    internal SandboxRequest(
        long number, DateTimeOffset time, string method, string target, string path, IReadOnlyList<KeyValuePair<string, string>> query,
        IReadOnlyList<KeyValuePair<string, string>> headers, byte[] body, int status, string? fault)
    {
        Number = number;
        Time = time;
        Method = method;
        RawTarget = target;
        Path = path;
        Query = query;
        Headers = headers;
        _body = body;
        Status = status;
        Fault = fault;
    }

    /// <summary>The place in the order of answers, from 1; it goes on when the record is cleared.</summary>
    public long Number { get; }

    /// <summary>When it came, by the sandbox's clock.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>The HTTP method.</summary>
    public string Method { get; }

    /// <summary>The target of the request line, not decoded.</summary>
    public string RawTarget { get; }

    /// <summary>The path as it was sent, not decoded.</summary>
    public string Path { get; }

    /// <summary>The parameters of the query in their order, decoded.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Query { get; }

    /// <summary>The header fields in their order; a name may occur more than once.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; }

    /// <summary>
    /// The body as text, empty when there was none. One of more than 64 kB is not read, and empty, when the request is refused whatever is in it.
    /// </summary>
    public string Body => Encoding.UTF8.GetString(_body);

    /// <summary>The status of the answer; 0 when there was none.</summary>
    public int Status { get; }

    /// <summary>The kind of the fault that happened to it; null for none.</summary>
    public string? Fault { get; }

    /// <summary>The method, the target and the status.</summary>
    public override string ToString() => $"{Method} {RawTarget} {Status}";
}
