using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;
using Stellantis.Testing.Raw;

namespace Stellantis.Testing.Tls;

/// <summary>A proxy: tunnels for CONNECT, passes on what is in clear, asks who one is if told to, and keeps what it could read.</summary>
public sealed class ProxyServer : LoopbackServer
{
    private readonly string? _credential;

    /// <param name="credential">User and password, with a colon between them; null when everybody may come.</param>
    public ProxyServer(string? credential = null)
    {
        _credential = credential is null ? null : "Proxy-Authorization: Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes(credential));
        Open();
    }

    public Uri Address => new($"http://{Host}/");

    /// <summary>The requests that it could read.</summary>
    public ConcurrentQueue<string> Seen { get; } = new();

    protected override async Task ServeAsync(Socket socket)
    {
        using var near = new NetworkStream(socket);
        while (await RequestText.ReadAsync(near, End) is { } request)
        {
            Seen.Enqueue(request);
            if (_credential is not null && !request.Contains(_credential, StringComparison.OrdinalIgnoreCase))
            {
                await near.WriteAsync("HTTP/1.1 407 Who\r\nProxy-Authenticate: Basic realm=\"proxy\"\r\nContent-Length: 0\r\n\r\n"u8.ToArray(),
                    End);
                continue;
            }
            var words = request.Split(' ');
            var target = words[0] == "CONNECT" ? new Uri("http://" + words[1]) : new Uri(words[1]);
            using var far = new TcpClient();
            await far.ConnectAsync(target.Host, target.Port, End);
            if (words[0] == "CONNECT")
            {
                await near.WriteAsync("HTTP/1.1 200 Connected\r\n\r\n"u8.ToArray(), End);
            }
            else
            {
                // What is for the proxy stays with the proxy.
                var lines = request.Split("\r\n").Where(l => !l.StartsWith("Proxy-", StringComparison.OrdinalIgnoreCase));
                await far.GetStream().WriteAsync(Encoding.UTF8.GetBytes(string.Join("\r\n", lines)
                    .Replace(words[1], target.PathAndQuery, StringComparison.Ordinal)), End);
            }
            await Task.WhenAny(near.CopyToAsync(far.GetStream(), End), far.GetStream().CopyToAsync(near, End));
            return;
        }
    }
}
