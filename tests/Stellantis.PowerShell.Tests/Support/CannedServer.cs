using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Stellantis.PowerShell.Tests.Support;

/// <summary>A server that answers every request the same way: with a status and a body, by hanging, or by breaking off.</summary>
internal sealed class CannedServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private int _requests;

    private CannedServer(Func<NetworkStream, Socket, CancellationToken, Task> answer)
    {
        _listener.Start();
        _ = ServeAsync(answer);
    }

    public int Requests => _requests;

    public string BaseUri => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/v1";

    public static CannedServer Answering(int status, string body, string media = "application/json", string headers = "") => new(async (stream, _, end) =>
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var head = string.Create(CultureInfo.InvariantCulture,
            $"HTTP/1.1 {status} Canned\r\nContent-Type: {media}\r\nContent-Length: {bytes.Length}\r\nConnection: close\r\n{headers}\r\n");
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head), end);
        await stream.WriteAsync(bytes, end);
    });

    public static CannedServer Hanging() => new((_, _, end) => Task.Delay(Timeout.Infinite, end));

    public static CannedServer Resetting() => new((_, socket, _) =>
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
        return Task.CompletedTask;
    });

    /// <summary>An address where nobody listens.</summary>
    public static string NobodyThere()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        return $"http://127.0.0.1:{port}/v1";
    }

    public void Dispose()
    {
        _end.Cancel();
        _listener.Stop();
        _end.Dispose();
    }

    private async Task ServeAsync(Func<NetworkStream, Socket, CancellationToken, Task> answer)
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                _ = AnswerAsync(await _listener.AcceptSocketAsync(_end.Token), answer);
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(Socket socket, Func<NetworkStream, Socket, CancellationToken, Task> answer)
    {
        using (socket)
        {
            using var stream = new NetworkStream(socket);
            var head = new StringBuilder();
            var buffer = new byte[8192];
            try
            {
                while (!head.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
                {
                    var read = await stream.ReadAsync(buffer, _end.Token);
                    if (read == 0)
                        return;
                    head.Append(Encoding.ASCII.GetString(buffer, 0, read));
                }
                Interlocked.Increment(ref _requests);
                await answer(stream, socket, _end.Token);
            }
            catch (Exception e) when (e is OperationCanceledException or IOException or ObjectDisposedException)
            {
                // The client went away, or the test is over.
            }
        }
    }
}
