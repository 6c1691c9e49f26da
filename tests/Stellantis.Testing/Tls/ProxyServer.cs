using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Stellantis.Testing.Raw;

namespace Stellantis.Testing.Tls;

/// <summary>A proxy: tunnels for CONNECT, passes on what is in clear, asks who one is if told to, and keeps what it could read.</summary>
public sealed class ProxyServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly string? _credential;

    /// <param name="credential">User and password, with a colon between them; null when everybody may come.</param>
    public ProxyServer(string? credential = null)
    {
        _credential = credential is null ? null : "Proxy-Authorization: Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes(credential));
        _listener.Start();
        _ = ServeAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    /// <summary>The requests that it could read.</summary>
    public ConcurrentQueue<string> Seen { get; } = new();

    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
                _ = PassAsync(await _listener.AcceptTcpClientAsync(_end.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task PassAsync(TcpClient client)
    {
        try
        {
            using var connection = client;
            var near = client.GetStream();
            while (await RequestText.ReadAsync(near, _end.Token) is { } request)
            {
                Seen.Enqueue(request);
                if (_credential is not null && !request.Contains(_credential, StringComparison.OrdinalIgnoreCase))
                {
                    await near.WriteAsync("HTTP/1.1 407 Who\r\nProxy-Authenticate: Basic realm=\"proxy\"\r\nContent-Length: 0\r\n\r\n"u8.ToArray(),
                        _end.Token);
                    continue;
                }
                var words = request.Split(' ');
                var target = words[0] == "CONNECT" ? new Uri("http://" + words[1]) : new Uri(words[1]);
                using var far = new TcpClient();
                await far.ConnectAsync(target.Host, target.Port, _end.Token);
                if (words[0] == "CONNECT")
                {
                    await near.WriteAsync("HTTP/1.1 200 Connected\r\n\r\n"u8.ToArray(), _end.Token);
                }
                else
                {
                    // What is for the proxy stays with the proxy.
                    var lines = request.Split("\r\n").Where(l => !l.StartsWith("Proxy-", StringComparison.OrdinalIgnoreCase));
                    await far.GetStream().WriteAsync(Encoding.UTF8.GetBytes(string.Join("\r\n", lines)
                        .Replace(words[1], target.PathAndQuery, StringComparison.Ordinal)), _end.Token);
                }
                await Task.WhenAny(near.CopyToAsync(far.GetStream(), _end.Token), far.GetStream().CopyToAsync(near, _end.Token));
                return;
            }
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // One of the two went away, or the test is over.
        }
    }
}
