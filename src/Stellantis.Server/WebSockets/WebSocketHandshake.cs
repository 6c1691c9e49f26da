using System.Security.Cryptography;
using System.Text;
using Stellantis.Server.Http;

namespace Stellantis.Server.WebSockets;

/// <summary>The upgrade of a request to a WebSocket (RFC 6455, section 4).</summary>
internal static class WebSocketHandshake
{
    private const string Seed = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    /// <summary>True when a request asks for a WebSocket, rightly or not.</summary>
    public static bool IsAskedFor(HttpRequest request) => request.Headers.Has("Upgrade", "websocket");

    /// <summary>What is wrong with it; null when nothing is.</summary>
    public static string? Problem(HttpRequest request)
    {
        if (request.Method != "GET" || request.MinorVersion < 1)
            return "A WebSocket is asked for by GET with HTTP/1.1.";
        if (!request.Headers.Has("Connection", "upgrade"))
            return "A WebSocket is asked for with Connection: Upgrade.";
        if (request.Headers.Find("Sec-WebSocket-Version") != "13")
            return "The version of WebSocket known here is 13.";
        return IsKey(request.Headers.Find("Sec-WebSocket-Key")) ? null : "Sec-WebSocket-Key is not 16 bytes as base64.";
    }

    /// <summary>The head of the answer that upgrades.</summary>
    public static byte[] Answer(HttpRequest request)
    {
#pragma warning disable CA5350 // RFC 6455 has it so; it keeps no secret.
        using var hash = SHA1.Create();
#pragma warning restore CA5350
        var accept = Convert.ToBase64String(hash.ComputeHash(Encoding.ASCII.GetBytes(request.Headers.Find("Sec-WebSocket-Key") + Seed)));
        return Encoding.ASCII.GetBytes("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" +
            $"Sec-WebSocket-Accept: {accept}\r\n\r\n");
    }

    private static bool IsKey(string? key)
    {
        try
        {
            return key is not null && Convert.FromBase64String(key).Length == 16;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
