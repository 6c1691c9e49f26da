using System.Net.Sockets;

namespace Stellantis.Server.Http;

/// <summary>A connection of the server, and what it is doing.</summary>
internal sealed class HttpConnection(TcpClient client)
{
    public TcpClient Client { get; } = client;

    /// <summary>Its number: a lower one is older.</summary>
    public long Number { get; init; }

    /// <summary>Reads its requests; null before the first.</summary>
    public HttpReader? Reader { get; set; }

    /// <summary>True while a request of it is answered, or it was taken over.</summary>
    public bool IsAnswering { get; set; }

    /// <summary>True when nothing is under way on it.</summary>
    public bool IsIdle => !IsAnswering && Reader?.IsReading != true;
}
