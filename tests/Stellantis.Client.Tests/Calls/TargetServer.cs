using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;
using Stellantis.Testing.Raw;

namespace Stellantis.Client.Tests.Calls;

/// <summary>Keeps the first line of each request as it came over the wire, and answers with an empty object.</summary>
internal sealed class TargetServer : LoopbackServer
{
    private static readonly byte[] s_answer =
        Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");

    public TargetServer() => Open();

    public Uri BaseUri => new($"http://{Host}/v1");

    /// <summary>The first lines since the last look.</summary>
    public ConcurrentQueue<string> Lines { get; } = new();

    protected override async Task ServeAsync(Socket socket)
    {
        using var stream = new NetworkStream(socket);
        using var reader = new StreamReader(stream, Encoding.ASCII);
        while (await reader.ReadLineAsync() is { } line)
        {
            Lines.Enqueue(line);
            while (await reader.ReadLineAsync() is { Length: > 0 })
            {
            }
            await stream.WriteAsync(s_answer);
        }
    }
}
