using System.Net;
using System.Net.Sockets;

namespace Stellantis.Testing.Raw;

/// <summary>
/// A server on plain sockets that does to every request what the test says: answers, says nothing, breaks off. It has nothing in common with the
/// sandbox, so that a mistake of that one's server is none of this one.
/// </summary>
public sealed class RawServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Func<RawRequest, RawPeer, Task> _answer;
    private int _requests;
    private int _underWay;

    /// <param name="answer">Answers a request, or does what else is to happen to it.</param>
    public RawServer(Func<RawRequest, RawPeer, Task> answer)
    {
        _answer = answer;
        _listener.Start(512);
        _ = AcceptAsync();
    }

    public string Host => $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public string BaseUri => $"http://{Host}/v1";

    /// <summary>The number of requests that came.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>Requests that are being answered, or held.</summary>
    public int UnderWay => Volatile.Read(ref _underWay);

    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptSocketAsync(_end.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        socket.NoDelay = true;
        using var peer = new RawPeer(socket, _end.Token);
        try
        {
            while (!peer.IsOver && await peer.ReadAsync() is { } request)
            {
                Interlocked.Increment(ref _requests);
                Interlocked.Increment(ref _underWay);
                try
                {
                    await _answer(request, peer);
                }
                finally
                {
                    Interlocked.Decrement(ref _underWay);
                }
            }
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The other side went away, or the test is over.
        }
    }
}
