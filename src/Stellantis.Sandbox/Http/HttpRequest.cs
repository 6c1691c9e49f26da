namespace Stellantis.Sandbox.Http;

/// <summary>One request as it came: the target is not decoded, the header fields keep their order and duplicates.</summary>
internal sealed class HttpRequest(string method, string target, int minorVersion, HeaderList headers)
{
    public string Method { get; } = method;

    public string Target { get; } = target;

    public HeaderList Headers { get; } = headers;

    public byte[] Body { get; set; } = [];

    /// <summary>Whether the client lets the connection be used again.</summary>
    public bool KeepsAlive => minorVersion >= 1 && !Headers.Has("Connection", "close");
}
