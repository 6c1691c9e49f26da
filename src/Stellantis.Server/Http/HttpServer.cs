using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Stellantis.Server.Http;

/// <summary>A small HTTP/1.1 server, on the loopback interface when nothing else is asked for.</summary>
internal sealed class HttpServer : IDisposable
{
    private readonly TcpListener _listener;
    private readonly Func<HttpRequest, Task<HttpResponse>> _handle;
    private readonly Func<Stream, Task<Stream>> _secure;
    private readonly Func<DateTimeOffset> _clock;
    private readonly Func<HttpRequest, bool> _wantsBody;
    private readonly HttpTimes _times;
    private readonly HttpBounds _bounds;
    private readonly ConcurrentDictionary<HttpConnection, bool> _connections = new();
    private readonly CancellationTokenSource _stop = new();
    private int _open;
    private long _count;
    private long _rejected;
    private long _refused;

    /// <param name="port">The port, or 0 for any that is free.</param>
    /// <param name="handle">Answers a request; it is called on many threads.</param>
    /// <param name="secure">What is laid over the stream of a new connection (TLS); null for nothing.</param>
    /// <param name="clock">The time that answers carry; null for the machine's.</param>
    /// <param name="wantsBody">Whether a large body is worth reading, by the header of its request; null when each is.</param>
    /// <param name="times">How long clients may take; null for the usual times.</param>
    /// <param name="bounds">How much they may take; null for the usual bounds.</param>
    /// <param name="address">Where to listen; null for the loopback interface.</param>
    /// <exception cref="SocketException">The port is taken.</exception>
    public HttpServer(
        int port, Func<HttpRequest, Task<HttpResponse>> handle, Func<Stream, Task<Stream>>? secure = null, Func<DateTimeOffset>? clock = null,
        Func<HttpRequest, bool>? wantsBody = null, HttpTimes? times = null, HttpBounds? bounds = null, IPAddress? address = null)
    {
        _handle = handle;
        _secure = secure ?? Task.FromResult;
        _clock = clock ?? (static () => DateTimeOffset.UtcNow);
        _wantsBody = wantsBody ?? (static _ => true);
        _times = times ?? new HttpTimes();
        _bounds = bounds ?? new HttpBounds();
        _listener = new TcpListener(address ?? IPAddress.Loopback, port) { ExclusiveAddressUse = true };
        Listen();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = new Acceptor(AcceptAsync, Serve, Task.Delay).RunAsync(_stop.Token);
    }

    public int Port { get; }

    /// <summary>The connections that are open.</summary>
    public int Connections => Volatile.Read(ref _open);

    /// <summary>The connections that were closed because there were too many.</summary>
    public long Rejected => Interlocked.Read(ref _rejected);

    /// <summary>The requests that were refused before anybody could answer them: no HTTP, too large, too slow.</summary>
    public long Refused => Interlocked.Read(ref _refused);

    public bool IsRunning => !_stop.IsCancellationRequested;

    /// <summary>Stops listening and closes every connection, whatever is under way on it.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        _listener.Stop();
        foreach (var connection in _connections.Keys)
            connection.Client.Close();
    }

    private void Listen()
    {
        try
        {
            _listener.Start(512);
        }
        catch (SocketException)
        {
            // The socket is there already when its port turns out to be taken.
            _listener.Stop();
            throw;
        }
    }

    // After a failure the system does not tell once more of clients that wait already; whoever looks sees them.
    private Task<TcpClient> AcceptAsync() => _listener.Pending() ? Task.FromResult(_listener.AcceptTcpClient()) : _listener.AcceptTcpClientAsync();

    private void Serve(TcpClient client)
    {
        var connection = new HttpConnection(client) { Number = ++_count };
        if (Interlocked.Increment(ref _open) > _bounds.Connections)
            MakeRoom(connection);
        _connections[connection] = true;
        _ = Task.Run(() => ServeAsync(connection));
    }

    // Who asks for nothing goes first, the longest connected before the others; when all are busy, it is the newcomer that goes.
    private void MakeRoom(HttpConnection newcomer)
    {
        Interlocked.Increment(ref _rejected);
        var idle = _connections.Keys.Where(connection => connection.IsIdle).OrderBy(connection => connection.Number).FirstOrDefault();
        (idle ?? newcomer).Client.Close();
    }

    private async Task ServeAsync(HttpConnection connection)
    {
        try
        {
            if (IsRunning)
                await ConverseAsync(connection).ConfigureAwait(false);
        }
        catch (Exception e) when (IsDisconnect(e))
        {
            // There is nobody left to answer.
            return;
        }
        finally
        {
            connection.Client.Close();
            _connections.TryRemove(connection, out _);
            Interlocked.Decrement(ref _open);
        }
    }

    private async Task ConverseAsync(HttpConnection connection)
    {
        var client = connection.Client;
        client.NoDelay = true;
        using var deadline = new Deadline(() =>
        {
            if (connection.Reader?.IsReading == true)
                Interlocked.Increment(ref _refused);
            client.Close();
        });
        deadline.Set(_times.Head);
        using var stream = await _secure(client.GetStream()).ConfigureAwait(false);
        var wire = new HttpWire(client.Client, stream, _stop.Token);
        var reader = connection.Reader = new HttpReader(stream, deadline, _times, _bounds, _wantsBody);
        try
        {
            var open = true;
            while (open && await reader.ReadAsync().ConfigureAwait(false) is { } request)
            {
                connection.IsAnswering = true;
                var response = await _handle(request).ConfigureAwait(false);
                // What takes the connection over may stall on purpose.
                if (response.Takeover is null)
                    deadline.Set(_times.Answer);
                else
                    wire.Early = reader.TakeRest();
                open = await response.SendAsync(wire, _clock(), request.KeepsAlive, headOnly: request.Method == "HEAD").ConfigureAwait(false);
                if (request.IsCut)
                    await HangUpAsync(wire, reader).ConfigureAwait(false);
                connection.IsAnswering = false;
            }
        }
        catch (HttpFault fault)
        {
            Interlocked.Increment(ref _refused);
            deadline.Set(_times.Answer);
            await new HttpResponse(fault.Status).WithBody("text/plain", text => text.Write(fault.Message))
                .SendAsync(wire, _clock(), keepAlive: false, headOnly: false).ConfigureAwait(false);
            await HangUpAsync(wire, reader).ConfigureAwait(false);
        }
    }

    private static Task HangUpAsync(HttpWire wire, HttpReader reader)
    {
        wire.Finish();
        return reader.DrainAsync();
    }

    private static bool IsDisconnect(Exception e) =>
        e is IOException or SocketException or ObjectDisposedException or AuthenticationException or OperationCanceledException;
}
