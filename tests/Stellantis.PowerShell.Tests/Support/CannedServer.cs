using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Stellantis.Testing.Raw;

namespace Stellantis.PowerShell.Tests.Support;

/// <summary>A server that answers as it is told: each request the same way, by what the request is, by hanging, or by breaking off.</summary>
internal sealed class CannedServer : LoopbackServer
{
    private readonly Func<CannedRequest, NetworkStream, Socket, CancellationToken, Task> _answer;
    private readonly ConcurrentQueue<CannedRequest> _received = new();

    private readonly TaskCompletionSource _held = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private CannedServer(Func<CannedRequest, NetworkStream, Socket, CancellationToken, Task> answer)
    {
        _answer = answer;
        Open();
    }

    public int Requests => _received.Count;

    /// <summary>What came, in the order in which it came.</summary>
    public IReadOnlyList<CannedRequest> Received => [.. _received];

    public string BaseUri => $"http://{Host}/v1";

    public static CannedServer Answering(int status, string body, string media = "application/json", string headers = "") =>
        new((_, stream, _, end) => WriteAsync(stream, new CannedAnswer(status, body, media), headers, end));

    /// <summary>Answers each request on its own; where there is no answer, the connection breaks off.</summary>
    public static CannedServer Routing(Func<CannedRequest, CannedAnswer?> route) => new((request, stream, socket, end) =>
        route(request) is { } answer ? WriteAsync(stream, answer, answer.Headers, end) : ResetAsync(socket));

    /// <summary>Ends when the first request is there that is not answered.</summary>
    public Task Held => _held.Task;

    /// <summary>Answers each request on its own; where there is no answer, it keeps the connection and says nothing.</summary>
    public static CannedServer Holding(Func<CannedRequest, CannedAnswer?> route)
    {
        CannedServer? server = null;
        return server = new((request, stream, _, end) =>
        {
            if (route(request) is { } answer)
                return WriteAsync(stream, answer, answer.Headers, end);
            server!._held.TrySetResult();
            return Task.Delay(Timeout.Infinite, end);
        });
    }

    public static CannedServer Hanging() => Holding(_ => null);

    public static CannedServer Resetting() => new((_, _, socket, _) => ResetAsync(socket));

    /// <summary>An address where nobody listens.</summary>
    public static string NobodyThere()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        return $"http://127.0.0.1:{port}/v1";
    }

    /// <summary>Forgets what came so far.</summary>
    public void Clear() => _received.Clear();

    private static async Task WriteAsync(NetworkStream stream, CannedAnswer answer, string headers, CancellationToken end)
    {
        var bytes = Encoding.UTF8.GetBytes(answer.Body);
        var head = string.Create(CultureInfo.InvariantCulture,
            $"HTTP/1.1 {answer.Status} Canned\r\nContent-Type: {answer.Media}\r\n" +
            $"Content-Length: {bytes.Length}\r\nConnection: close\r\n{headers}\r\n");
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head), end);
        await stream.WriteAsync(bytes, end);
    }

    private static Task ResetAsync(Socket socket)
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
        return Task.CompletedTask;
    }

    protected override async Task ServeAsync(Socket socket)
    {
        using var stream = new NetworkStream(socket);
        if (await ReadAsync(stream, End) is not { } request)
            return;
        _received.Enqueue(request);
        await _answer(request, stream, socket, End);
    }

    // Null when the client goes away before its request is whole.
    private static async Task<CannedRequest?> ReadAsync(NetworkStream stream, CancellationToken end)
    {
        var received = new List<byte>();
        var buffer = new byte[8192];
        while (true)
        {
            var text = Encoding.Latin1.GetString([.. received]);
            var bodyAt = text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4;
            if (bodyAt >= 4)
            {
                var request = CannedRequest.Parse(text[..bodyAt], Encoding.UTF8.GetString([.. received.Skip(bodyAt)]));
                var length = request.Headers.TryGetValue("Content-Length", out var given) ? int.Parse(given, CultureInfo.InvariantCulture) : 0;
                if (received.Count - bodyAt >= length)
                    return request;
            }
            var read = await stream.ReadAsync(buffer, end);
            if (read == 0)
                return null;
            received.AddRange(buffer.AsSpan(0, read));
        }
    }
}
