namespace Stellantis.Server.Http;

/// <summary>One request as it came: the target is not decoded, the header fields keep their order and duplicates.</summary>
internal sealed class HttpRequest(string method, string target, int minorVersion, HeaderList headers)
{
    public string Method { get; } = method;

    public string Target { get; } = target;

    /// <summary>What stands behind the point of the version: 1 for HTTP/1.1.</summary>
    public int MinorVersion { get; } = minorVersion;

    public HeaderList Headers { get; } = headers;

    /// <summary>The body; empty when there was none, and when it was not read.</summary>
    public byte[] Body { get; set; } = [];

    /// <summary>Whether there is a body that was not read, because it is large and nobody wants it.</summary>
    public bool IsCut { get; set; }

    /// <summary>Whether the connection can be used again: the client lets it, and nothing of this request is left on it.</summary>
    public bool KeepsAlive => MinorVersion >= 1 && !IsCut && !Headers.Has("Connection", "close");
}
