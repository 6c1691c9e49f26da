using System.Net.Sockets;

namespace Stellantis.Server.Http;

/// <summary>The connection under a request, for answers that are not HTTP or end too early.</summary>
internal sealed class HttpWire(Socket socket, Stream stream, CancellationToken stopped)
{
    /// <summary>Where the bytes go: the socket's stream, or what was laid over it.</summary>
    public Stream Stream { get; } = stream;

    /// <summary>Ends with the server; a pause that does not heed it holds on to the server.</summary>
    public CancellationToken Stopped { get; } = stopped;

    /// <summary>What the client sent behind its request, when the answer takes the connection over.</summary>
    public byte[] Early { get; set; } = [];

    /// <summary>Says that nothing more will come (FIN).</summary>
    public void Finish() => socket.Shutdown(SocketShutdown.Send);

    /// <summary>Breaks the connection off (RST).</summary>
    public void Reset()
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
    }
}
