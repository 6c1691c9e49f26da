using System.Collections.Concurrent;
using System.Net.Sockets;
using Stellantis.Server.Http;
using Stellantis.Server.WebSockets;

namespace Stellantis.Server.Receiving;

/// <summary>
/// Takes what is posted to its address, and what comes by WebSocket, and hands it on. It answers 200 when it is kept, 500 when there is no room, and
/// refuses all else; what it refused it counts by its reason.
/// </summary>
internal sealed class Receiver : IDisposable
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(50);

    private static readonly HttpBounds s_bounds = new() { Body = 1024 * 1024, Connections = 512 };

    private static readonly HttpTimes s_times = new()
    {
        Idle = TimeSpan.FromMinutes(2), Head = TimeSpan.FromSeconds(10), Body = TimeSpan.FromSeconds(30), Answer = TimeSpan.FromSeconds(10),
        Linger = TimeSpan.FromSeconds(2),
    };

    private readonly ConcurrentDictionary<string, long> _refused = new();
    private readonly ReceiverOptions _options;
    private readonly Func<Delivery, Receipt> _take;
    private readonly SecretGate _gate;
    private readonly HttpServer _server;
    private readonly string _path;

    /// <param name="options">How it is to be.</param>
    /// <param name="take">Keeps a delivery; it is called on many threads.</param>
    /// <param name="times">How long senders may take; null for the usual times.</param>
    /// <exception cref="SocketException">The port is taken, or the address is not one of this machine.</exception>
    public Receiver(ReceiverOptions options, Func<Delivery, Receipt> take, HttpTimes? times = null)
    {
        _options = options;
        _take = take;
        _path = options.Path.TrimEnd('/');
        _gate = new SecretGate(options.Secret, options.SecretHeader);
        Times = times ?? s_times;
        var tls = options.Certificate is null ? null : new TlsGate(options.Certificate, demandsClient: false, []);
        _server = new HttpServer(options.Port, Answer, tls is null ? null : tls.SecureAsync, null, request => Refusal(request) is null, Times,
            s_bounds, options.Address);
    }

    public int Port => _server.Port;

    public bool IsRunning => _server.IsRunning;

    /// <summary>What was refused, by the reason.</summary>
    public IReadOnlyDictionary<string, long> Refused
    {
        get
        {
            var all = new SortedDictionary<string, long>(StringComparer.Ordinal);
            foreach (var pair in _refused)
                all[pair.Key] = pair.Value;
            if (_server.Refused > 0)
                all["Request"] = _server.Refused;
            if (_server.Rejected > 0)
                all["Connection"] = _server.Rejected;
            return all;
        }
    }

    private HttpTimes Times { get; }

    public void Dispose() => _server.Dispose();

    private Task<HttpResponse> Answer(HttpRequest request)
    {
        if (Refusal(request) is var (reason, status))
        {
            Count(reason);
            var answer = new HttpResponse(status);
            if (status == 401)
                answer.Headers.Add("WWW-Authenticate", "Basic realm=\"events\"");
            if (status == 405)
                answer.Headers.Add("Allow", "POST");
            return Task.FromResult(answer);
        }
        if (WebSocketHandshake.IsAskedFor(request))
            return Task.FromResult(new HttpResponse(101) { Takeover = wire => ConverseAsync(wire, request) });
        var receipt = _take(new Delivery(request.Body, Outside(request)));
        return Task.FromResult(new HttpResponse(receipt switch { Receipt.Taken => 200, Receipt.Full => 500, _ => 400 }));
    }

    private async Task ConverseAsync(HttpWire wire, HttpRequest request)
    {
        var head = WebSocketHandshake.Answer(request);
        await wire.Stream.WriteAsync(head, 0, head.Length).ConfigureAwait(false);
        await wire.Stream.FlushAsync().ConfigureAwait(false);
        var outside = Outside(request);
        using var socket = new WebSocketReader(wire, s_bounds, Times);
        try
        {
            await socket.ReadAsync(async message =>
            {
                // There is no answer that would make it come again: it waits, and with it whoever sends.
                while (_take(new Delivery(message, outside)) == Receipt.Full)
                    await Task.Delay(s_pause, wire.Stopped).ConfigureAwait(false);
            }).ConfigureAwait(false);
        }
        catch (WebSocketFault)
        {
            Count("Frame");
        }
    }

    private (string Reason, int Status)? Refusal(HttpRequest request)
    {
        if (!IsHere(PathOf(request.Target)))
            return ("Path", 404);
        if (!_gate.Lets(request))
            return ("Secret", 401);
        if (WebSocketHandshake.IsAskedFor(request))
            return WebSocketHandshake.Problem(request) is null ? null : ("Upgrade", 400);
        if (request.Method != "POST")
            return ("Method", 405);
        return request.Headers.Find("Content-Encoding") is null or "identity" ? null : ("Encoding", 415);
    }

    private bool IsHere(string path) => path == _path || path.StartsWith(_path + "/", StringComparison.Ordinal);

    private static string PathOf(string target)
    {
        // A proxy may ask by the whole address.
        if (Uri.TryCreate(target, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
            target = address.PathAndQuery;
        return target.Split('?')[0].TrimEnd('/');
    }

    private KeyValuePair<string, string>[] Outside(HttpRequest request)
    {
        var query = request.Target.IndexOf('?') is >= 0 and var mark ? request.Target.Substring(mark + 1) : "";
        return
        [
            .. request.Headers.Where(header => !_gate.IsOfSecret(header.Key)),
            .. query.Split(['&'], StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split(['='], 2))
                .Select(pair => new KeyValuePair<string, string>(Plain(pair[0]), pair.Length > 1 ? Plain(pair[1]) : "")),
        ];
    }

    private static string Plain(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    private void Count(string reason) => _refused.AddOrUpdate(reason, 1, static (_, count) => count + 1);
}
