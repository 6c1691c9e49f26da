using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Stellantis.Testing.Raw;

/// <summary>
/// A server on a port of this machine, until the test is over. It has nothing in common with the sandbox, so that a mistake of that one's server is
/// none of this one.
/// </summary>
public abstract class LoopbackServer : IDisposable
{
    // As many may stand before the door as a test lets come at once.
    private const int Backlog = 512;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();

    protected LoopbackServer()
    {
        End = _end.Token;
        _listener.Start(Backlog);
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
    }

    /// <summary>The port that it listens on.</summary>
    public int Port { get; }

    /// <summary>Its address and port.</summary>
    public string Host => $"127.0.0.1:{Port}";

    /// <summary>Ends with the test.</summary>
    protected CancellationToken End { get; }

    /// <summary>Ends the server and all that it waits for.</summary>
    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
        _end.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Takes connections from now on; called last by a constructor, when all that an answer needs is there.</summary>
    protected void Open() => _ = AcceptAsync();

    /// <summary>Serves one connection, which is closed after it. That the other side goes away is no fault.</summary>
    protected abstract Task ServeAsync(Socket socket);

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeUntilGoneAsync(await _listener.AcceptSocketAsync(End));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private async Task ServeUntilGoneAsync(Socket socket)
    {
        using (socket)
        {
            try
            {
                socket.NoDelay = true;
                await ServeAsync(socket);
            }
            catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException
                or AuthenticationException)
            {
                // The other side went away or did not like the certificate, or the test is over.
            }
        }
    }
}
