using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Stellantis.Client.Tests.Calls;

/// <summary>Keeps the first line of each request as it came over the wire, and answers with an empty object.</summary>
internal sealed class TargetServer : IDisposable
{
    private static readonly byte[] s_answer =
        Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public TargetServer()
    {
        _listener.Start();
        _ = ServeAsync();
    }

    public Uri BaseUri => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/v1");

    /// <summary>The first lines since the last look.</summary>
    public ConcurrentQueue<string> Lines { get; } = new();

    public void Dispose() => _listener.Stop();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
                _ = AnswerAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        using (var reader = new StreamReader(client.GetStream(), Encoding.ASCII))
        {
            try
            {
                while (await reader.ReadLineAsync() is { } line)
                {
                    Lines.Enqueue(line);
                    while (await reader.ReadLineAsync() is { Length: > 0 })
                    {
                    }
                    await client.GetStream().WriteAsync(s_answer);
                }
            }
            catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
            {
                // The client went away, or the test is over.
            }
        }
    }
}
