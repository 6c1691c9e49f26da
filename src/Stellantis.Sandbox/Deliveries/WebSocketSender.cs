using System.Net.Security;
using System.Net.WebSockets;
using System.Text;

namespace Stellantis.Sandbox.Deliveries;

/// <summary>
/// Delivers as text messages on web sockets, whose client it is. A connection is kept for the next message with the same address and header fields.
/// </summary>
internal sealed class WebSocketSender : IDisposable
{
    private const int SwitchingProtocols = 101;
    private const int MaxConnections = 16;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    private readonly object _gate = new();
    private readonly List<(string Key, ClientWebSocket Socket)> _connections = [];

    public async Task<DeliveryOutcome> SendAsync(Dispatch dispatch, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(s_patience);
        var key = dispatch.Target + "\n" + string.Join("\n", dispatch.Headers.Select(header => $"{header.Key}: {header.Value}"));
        try
        {
            var socket = Take(key) ?? await ConnectAsync(dispatch, patience.Token).ConfigureAwait(false);
            var bytes = Encoding.UTF8.GetBytes(dispatch.Body);
            var length = dispatch.IsCut ? bytes.Length / 2 : bytes.Length;
            await socket.SendAsync(new ArraySegment<byte>(bytes, 0, length), WebSocketMessageType.Text, !dispatch.IsCut, patience.Token)
                .ConfigureAwait(false);
            if (dispatch.IsCut)
            {
                socket.Abort();
                return new DeliveryOutcome(SwitchingProtocols, "The connection was cut.");
            }

            Keep(key, socket);
            return new DeliveryOutcome(SwitchingProtocols, null);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new DeliveryOutcome(0, "There was no connection in time.");
        }
        catch (Exception e) when (e is WebSocketException or IOException or InvalidOperationException or ArgumentException)
        {
            return new DeliveryOutcome(0, (e.InnerException ?? e).Message);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            foreach (var (_, socket) in _connections)
                socket.Dispose();
            _connections.Clear();
        }
    }

    private static async Task<ClientWebSocket> ConnectAsync(Dispatch dispatch, CancellationToken cancellation)
    {
        var socket = new ClientWebSocket();
        try
        {
            if (dispatch.Authorization is { } authorization)
                socket.Options.SetRequestHeader("Authorization", authorization);
            foreach (var header in dispatch.Headers)
                socket.Options.SetRequestHeader(header.Key, header.Value);
            TakeCertificates(socket.Options, dispatch.Address.IsLoopback);
            await socket.ConnectAsync(dispatch.Address, cancellation).ConfigureAwait(false);
            // Somebody has to read, or pings are not answered, and it is not seen that the other side closes.
            _ = ReadAsync(socket);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    // .NET Framework has no such property, and goes by the certificates of the machine alone.
    private static void TakeCertificates(ClientWebSocketOptions options, bool any) =>
        typeof(ClientWebSocketOptions).GetProperty("RemoteCertificateValidationCallback")?
            .SetValue(options, new RemoteCertificateValidationCallback((_, _, _, errors) => any || errors == SslPolicyErrors.None));

    private static async Task ReadAsync(ClientWebSocket socket)
    {
        var buffer = new ArraySegment<byte>(new byte[1024]);
        try
        {
            while (socket.State == WebSocketState.Open)
            {
                var read = await socket.ReceiveAsync(buffer, CancellationToken.None).ConfigureAwait(false);
                if (read.MessageType == WebSocketMessageType.Close)
                    await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is WebSocketException or IOException or InvalidOperationException or OperationCanceledException)
        {
            socket.Abort();
        }
    }

    private ClientWebSocket? Take(string key)
    {
        lock (_gate)
        {
            var place = _connections.FindIndex(connection => connection.Key == key);
            if (place < 0)
                return null;
            var socket = _connections[place].Socket;
            _connections.RemoveAt(place);
            if (socket.State == WebSocketState.Open)
                return socket;
            socket.Dispose();
            return null;
        }
    }

    private void Keep(string key, ClientWebSocket socket)
    {
        lock (_gate)
        {
            _connections.Add((key, socket));
            if (_connections.Count <= MaxConnections)
                return;
            _connections[0].Socket.Dispose();
            _connections.RemoveAt(0);
        }
    }
}
