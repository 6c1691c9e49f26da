using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Stellantis.Sandbox.Http;

/// <summary>A small HTTP/1.1 server on the loopback interface.</summary>
internal sealed class HttpServer : IDisposable
{
    private readonly TcpListener _listener;
    private readonly Func<HttpRequest, Task<HttpResponse>> _handle;
    private readonly Func<Stream, Task<Stream>> _secure;
    private readonly Func<DateTimeOffset> _clock;
    private readonly ConcurrentDictionary<TcpClient, bool> _clients = new();
    private volatile bool _stopped;

    /// <param name="port">The port, or 0 for any that is free.</param>
    /// <param name="handle">Answers a request; it is called on many threads.</param>
    /// <param name="secure">What is laid over the stream of a new connection (TLS); null for nothing.</param>
    /// <param name="clock">The time that answers carry; null for the machine's.</param>
    /// <exception cref="SocketException">The port is taken.</exception>
    public HttpServer(
        int port, Func<HttpRequest, Task<HttpResponse>> handle, Func<Stream, Task<Stream>>? secure = null, Func<DateTimeOffset>? clock = null)
    {
        _handle = handle;
        _secure = secure ?? Task.FromResult;
        _clock = clock ?? (static () => DateTimeOffset.UtcNow);
        _listener = new TcpListener(IPAddress.Loopback, port) { ExclusiveAddressUse = true };
        _listener.Start(512);
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = AcceptAsync();
    }

    public int Port { get; }

    public bool IsRunning => !_stopped;

    /// <summary>Stops listening and closes every connection, whatever is under way on it.</summary>
    public void Dispose()
    {
        _stopped = true;
        _listener.Stop();
        foreach (var client in _clients.Keys)
            client.Close();
    }

    private async Task AcceptAsync()
    {
        while (!_stopped)
        {
            try
            {
                var client = await _listener.AcceptTcpClientAsync().ConfigureAwait(false);
                _clients[client] = true;
                _ = Task.Run(() => ServeAsync(client));
            }
            catch (Exception e) when (e is SocketException or InvalidOperationException)
            {
                // A client that left before it was accepted is no reason to stop; Dispose is.
                continue;
            }
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            if (!_stopped)
                await ConverseAsync(client).ConfigureAwait(false);
        }
        catch (Exception e) when (IsDisconnect(e))
        {
            // There is nobody left to answer.
            return;
        }
        finally
        {
            client.Close();
            _clients.TryRemove(client, out _);
        }
    }

    private async Task ConverseAsync(TcpClient client)
    {
        client.NoDelay = true;
        using var stream = await _secure(client.GetStream()).ConfigureAwait(false);
        var wire = new HttpWire(client.Client, stream);
        var reader = new HttpReader(stream);
        try
        {
            var open = true;
            while (open && await reader.ReadAsync().ConfigureAwait(false) is { } request)
            {
                var response = await _handle(request).ConfigureAwait(false);
                open = await response.SendAsync(wire, _clock(), request.KeepsAlive, headOnly: request.Method == "HEAD").ConfigureAwait(false);
            }
        }
        catch (HttpFault fault)
        {
            await new HttpResponse(fault.Status).WithBody("text/plain", text => text.Write(fault.Message))
                .SendAsync(wire, _clock(), keepAlive: false, headOnly: false).ConfigureAwait(false);
            wire.Finish();
            await reader.DrainAsync().ConfigureAwait(false);
        }
    }

    private static bool IsDisconnect(Exception e) => e is IOException or SocketException or ObjectDisposedException or AuthenticationException;
}
