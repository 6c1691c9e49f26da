using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Stellantis.Benchmarks.Server;

/// <summary>
/// A small HTTP server that sends bytes and does nothing else. The base address says what it plays: <c>/f50000/w50/ok/v1</c> is a fleet of 50,000
/// vehicles whose answers take 50 ms; in the place of <c>ok</c>, <c>hang</c> never answers, <c>stall</c> stops in the middle of a body and
/// <c>busy</c> answers 429 with a wait of half a minute; <c>d3</c> is a fleet of documents of that kind (<see cref="Documents"/>). It ends when its
/// input does.
/// </summary>
internal sealed class PageServer : IDisposable
{
    private const int PageSize = 500;
    private const int LargestHead = 16 * 1024;
    private const int MostConnections = 256;
    private const int MostRendered = 50_000;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly SemaphoreSlim _connections = new(MostConnections);
    private readonly ConcurrentDictionary<string, Fleet> _fleets = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ReadOnlyMemory<byte>> _rendered = new(StringComparer.Ordinal);

    /// <summary>Serves until the input of the process ends; writes the port first.</summary>
    public static int Run()
    {
        using var server = new PageServer();
        server._listener.Start();
        var port = ((IPEndPoint)server._listener.LocalEndpoint).Port;
        server.Render($"/f{MostRendered}/w0/ok/v1", $"127.0.0.1:{port}");
        Console.WriteLine(port);
        _ = server.AcceptAsync();
        while (Console.In.ReadLine() is not null)
        {
        }
        return 0;
    }

    public void Dispose()
    {
        _listener.Dispose();
        _connections.Dispose();
    }

    // The fleet that is read with no latency is rendered before anything is measured.
    private void Render(string path, string host)
    {
        var fleet = FleetOf(path, host, MostRendered);
        _rendered[$"{path}/accounts/vehicles?pageSize={PageSize}"] = fleet.Page(0, fleet.Vehicles, 0, PageSize);
        for (var offset = 0; offset < fleet.Vehicles; offset += PageSize)
            _rendered[$"{path}/accounts/vehicles?pageToken=0-{fleet.Vehicles}-{offset}-{PageSize}"] = fleet.Page(0, fleet.Vehicles, offset, PageSize);
    }

    private Fleet FleetOf(string path, string host, int vehicles) => _fleets.GetOrAdd(path, p => new Fleet(vehicles, $"http://{host}{p}", KindIn(p)));

    private static Documents KindIn(string path) =>
        path.Split('/')[3] is ['d', .. var number] && Enum.TryParse<Documents>(number, out var kind) ? kind : Documents.Plain;

    // Documents of a kind are rendered when they are first asked for, and those of the kind before are let go.
    private void RenderKind(string[] parts, string host)
    {
        var path = string.Join('/', parts[..5]);
        lock (_rendered)
        {
            if (parts[3][0] != 'd' || _rendered.ContainsKey($"{path}/accounts/vehicles?pageSize={PageSize}"))
                return;
            foreach (var target in _rendered.Keys.Where(t => t.Split('/')[3][0] == 'd'))
                _rendered.TryRemove(target, out _);
            Render(path, host);
        }
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            await _connections.WaitAsync().ConfigureAwait(false);
            var socket = await _listener.AcceptSocketAsync().ConfigureAwait(false);
            _ = ServeAsync(socket);
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        try
        {
            socket.NoDelay = true;
            var head = new byte[LargestHead];
            var length = 0;
            while (true)
            {
                var end = head.AsSpan(0, length).IndexOf("\r\n\r\n"u8);
                if (end < 0)
                {
                    var read = length < head.Length ? await socket.ReceiveAsync(head.AsMemory(length)).ConfigureAwait(false) : 0;
                    if (read == 0)
                        return;
                    length += read;
                    continue;
                }
                var line = Encoding.ASCII.GetString(head.AsSpan(0, head.AsSpan(0, end).IndexOf((byte)'\r')));
                head.AsSpan(end + 4, length - end - 4).CopyTo(head);
                length -= end + 4;
                await AnswerAsync(socket, line.Split(' ')[1]).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The client went away.
        }
        finally
        {
            socket.Dispose();
            _connections.Release();
        }
    }

    private async Task AnswerAsync(Socket socket, string target)
    {
        if (_rendered.TryGetValue(target, out var page))
        {
            await SendAsync(socket, page).ConfigureAwait(false);
            return;
        }
        var parts = target.Split('/', 6);
        if (parts.Length < 6)
        {
            await SendAsync(socket, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"u8.ToArray()).ConfigureAwait(false);
            return;
        }
        RenderKind(parts, socket.LocalEndPoint!.ToString()!);
        var wait = int.Parse(parts[2].AsSpan(1), CultureInfo.InvariantCulture);
        if (wait > 0)
            await Task.Delay(wait).ConfigureAwait(false);
        var fleet = FleetOf(string.Join('/', parts[..5]), socket.LocalEndPoint!.ToString()!,
            int.Parse(parts[1].AsSpan(1), CultureInfo.InvariantCulture));
        switch (parts[3])
        {
            case "hang":
                await Task.Delay(Timeout.Infinite).ConfigureAwait(false);
                break;
            case "stall":
                await SendAsync(socket, Answer(fleet, parts[5])[..2048]).ConfigureAwait(false);
                await Task.Delay(Timeout.Infinite).ConfigureAwait(false);
                break;
            case "busy":
                await SendAsync(socket, "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 30\r\nContent-Length: 0\r\n\r\n"u8.ToArray())
                    .ConfigureAwait(false);
                break;
            default:
                await SendAsync(socket, Answer(fleet, parts[5])).ConfigureAwait(false);
                break;
        }
    }

    private static ReadOnlyMemory<byte> Answer(Fleet fleet, string call)
    {
        var (path, query) = call.Split('?') is [var p, var q] ? (p, q) : (call, "");
        var steps = path.Split('/');
        if (steps.Length > 2)
        {
            var index = fleet.IndexOf(steps[2]);
            if (index >= 0)
                return steps.Length == 3 ? fleet.One(index) : fleet.LatestTelemetry(index);
            return "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"u8.ToArray();
        }
        var (first, end, size) = (0, fleet.Vehicles, 100);
        foreach (var parameter in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var value = parameter[(parameter.IndexOf('=', StringComparison.Ordinal) + 1)..];
            var numbers = value.Split('-');
            if (parameter.StartsWith("pageToken=", StringComparison.Ordinal))
            {
                var token = numbers.Select(n => int.Parse(n, CultureInfo.InvariantCulture)).ToArray();
                return fleet.Page(token[0], token[1], token[2], token[3]);
            }
            if (parameter.StartsWith("pageSize=", StringComparison.Ordinal))
                size = int.Parse(value, CultureInfo.InvariantCulture);
            if (parameter.StartsWith("indexRange=", StringComparison.Ordinal))
            {
                first = int.Parse(numbers[0], CultureInfo.InvariantCulture);
                end = numbers[1].Length == 0 ? end : Math.Min(end, int.Parse(numbers[1], CultureInfo.InvariantCulture) + 1);
            }
        }
        return fleet.Page(first, Math.Max(first, end), first, size);
    }

    private static async Task SendAsync(Socket socket, ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Length > 0)
            bytes = bytes[await socket.SendAsync(bytes).ConfigureAwait(false)..];
    }
}
