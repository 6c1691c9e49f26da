namespace Stellantis.Server.WebSockets;

/// <summary>What a client sent is not taken; the connection is closed with a code (RFC 6455, section 7.4).</summary>
internal sealed class WebSocketFault(int code, string reason) : Exception(reason)
{
    public int Code { get; } = code;
}
