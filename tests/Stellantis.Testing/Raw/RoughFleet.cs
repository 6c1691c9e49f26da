using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Stellantis.Testing.Raw;

/// <summary>
/// A fleet in bad weather. What goes wrong with a request follows from the seed, from the request and from how often it came, whatever comes beside
/// it. Everything that it tells of a vehicle is made of the vehicle's number, so that what belongs to another one is seen. It counts what it carried
/// out.
/// </summary>
public sealed class RoughFleet : IDisposable
{
    /// <summary>Alerts of a vehicle, and of a page.</summary>
    public const int Alerts = 11, AlertPage = 4;

    /// <summary>Trips of a vehicle, and of a page.</summary>
    public const int Trips = 7, TripPage = 5;

    // So often in a row something goes wrong with what may be asked for again.
    private const int MostInRow = 2;

    // In so many of a thousand changes that may be repeated, no answer ever comes through.
    private const int Hopeless = 5;

    // What comes behind an answer is seen by the framework when it comes along with the answer's end; HTTP has no remedy for what comes later.
    private const int MostRepeated = 1500;

    // Troubles by how many of ten thousand requests have them. Silence costs as much as the longest wait.
    private static readonly (Trouble Kind, int Share)[] s_weather =
    [
        (Trouble.ResetBefore, 80), (Trouble.ResetAfter, 80), (Trouble.CloseBefore, 60), (Trouble.CloseAfter, 60), (Trouble.HalfHead, 40),
            (Trouble.CutBody, 60),
        (Trouble.CutPieces, 60), (Trouble.CutGzip, 30), (Trouble.Silence, 20), (Trouble.LateHalf, 40), (Trouble.TooMany, 60),
            (Trouble.TooManyForNow, 20),
        (Trouble.Unavailable, 60), (Trouble.BadDay, 60), (Trouble.TooSlow, 60), (Trouble.Twice, 150), (Trouble.Rubbish, 150),
            (Trouble.CloseBehind, 200),
        (Trouble.Pieces, 60), (Trouble.Gzip, 600),
    ];

    private readonly RawServer _server;
    private readonly int _seed;
    private readonly int _vehicles;
    private readonly TimeSpan _late;
    private readonly ConcurrentDictionary<string, int> _came = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _done = new(StringComparer.Ordinal);
    private readonly int[] _met = new int[Enum.GetValues<Trouble>().Length];

    /// <param name="seed">What the weather follows from.</param>
    /// <param name="vehicles">The number of vehicles.</param>
    /// <param name="late">When the other half of an answer comes: later than the client waits.</param>
    public RoughFleet(int seed, int vehicles, TimeSpan late)
    {
        (_seed, _vehicles, _late) = (seed, vehicles, late);
        _server = new RawServer(AnswerAsync);
    }

    public string BaseUri => _server.BaseUri;

    public int Requests => _server.Requests;

    /// <summary>How often each trouble was met.</summary>
    public IEnumerable<(Trouble Kind, int Times)> Met => Enum.GetValues<Trouble>().Select(kind => (kind, TimesOf(kind)));

    /// <summary>How often a trouble was met.</summary>
    public int TimesOf(Trouble kind) => Volatile.Read(ref _met[(int)kind]);

    /// <summary>How often a change was carried out, by the label in its body, or by its method and path where there is none.</summary>
    public int TimesDone(string change) => _done.TryGetValue(change, out var times) ? times : 0;

    /// <summary>The VIN of a vehicle.</summary>
    public static string Vin(int vehicle) => string.Create(CultureInfo.InvariantCulture, $"VR3RAWX{vehicle:0000000000}");

    /// <summary>What stands in everything of a vehicle, and in nothing of another one.</summary>
    public static string Mark(int vehicle) => string.Create(CultureInfo.InvariantCulture, $"v{vehicle};");

    /// <summary>True when a text is made of the mark of this vehicle only.</summary>
    public static bool IsMarked(string? text, int vehicle) =>
        !string.IsNullOrEmpty(text) && text.Replace(Mark(vehicle), "", StringComparison.Ordinal).Length == 0;

    public void Dispose() => _server.Dispose();

    private async Task AnswerAsync(RawRequest request, RawPeer peer)
    {
        var key = request.ToString() + (request.Method == "GET" ? "" : " " + request.Body);
        var time = _came.AddOrUpdate(key, 1, static (_, n) => n + 1);
        var trouble = TroubleOf(request, key, time);
        // Whether a gateway that gives up had passed the request on is a matter of chance.
        var carriedOut = trouble switch
        {
            Trouble.ResetBefore or Trouble.CloseBefore or Trouble.TooMany or Trouble.TooManyForNow or Trouble.Unavailable => false,
            // A 503 is a word of the service itself: what it refuses to create, it did not create.
            Trouble.BadDay when request.Method == "POST" => false,
            Trouble.BadDay or Trouble.TooSlow or Trouble.Silence => Chance(key, time, 2) < 5000,
            _ => true,
        };
        var (status, body) = carriedOut ? CarryOut(request) : (0, "");
        var bytes = Encoding.UTF8.GetBytes(body);
        if (trouble is Trouble.Twice or Trouble.Rubbish && bytes.Length > MostRepeated)
            trouble = Trouble.None;
        Interlocked.Increment(ref _met[(int)trouble]);
        await DoAsync(peer, trouble, status, bytes, Chance(key, time, 3));
    }

    private async Task DoAsync(RawPeer peer, Trouble trouble, int status, byte[] body, int chance)
    {
        var cut = body.Length * chance / 10_000;
        switch (trouble)
        {
            case Trouble.ResetBefore or Trouble.ResetAfter:
                peer.Reset();
                break;
            case Trouble.CloseBefore or Trouble.CloseAfter:
                peer.Close();
                break;
            case Trouble.HalfHead:
                await peer.SendAsync($"HTTP/1.1 {status} Raw\r\nContent-Ty");
                peer.Close();
                break;
            case Trouble.CutBody:
                await peer.SendAsync(RawPeer.Whole(status, body).AsMemory()[..^(body.Length - cut)]);
                if (cut < body.Length)
                    peer.Close();
                break;
            case Trouble.CutPieces:
                await peer.SendAsync([.. InPieces(status, body), .. "0\r\n"u8]);
                peer.Close();
                break;
            case Trouble.CutGzip:
                var packed = Packed(body);
                await peer.SendAsync(RawPeer.Whole(status, packed[..(packed.Length * chance / 10_000)], "Content-Encoding: gzip\r\n"));
                break;
            case Trouble.Silence:
                await peer.GoneAsync();
                break;
            case Trouble.LateHalf:
                var whole = RawPeer.Whole(status, body);
                await peer.SendAsync(whole.AsMemory(0, whole.Length - body.Length + cut));
                await Task.Delay(_late, peer.End);
                await peer.SendAsync(whole.AsMemory(whole.Length - body.Length + cut));
                break;
            case Trouble.TooMany:
                await peer.AnswerAsync(429, "", "Retry-After: 1\r\n");
                break;
            case Trouble.TooManyForNow:
                await peer.AnswerAsync(429, """{"code":42901,"message":"Too many"}""");
                break;
            case Trouble.Unavailable:
                await peer.AnswerAsync(503, "", "Retry-After: 1\r\n");
                break;
            case Trouble.BadDay:
                await peer.AnswerAsync(503, "<html>");
                break;
            case Trouble.TooSlow:
                await peer.AnswerAsync(504, "<html>");
                break;
            case Trouble.Twice:
                await peer.SendAsync([.. RawPeer.Whole(status, body), .. RawPeer.Whole(status, body)]);
                break;
            case Trouble.Rubbish:
                await peer.SendAsync([.. RawPeer.Whole(status, body), .. "}}\r\n"u8]);
                break;
            case Trouble.CloseBehind:
                await peer.SendAsync(RawPeer.Whole(status, body));
                peer.Close();
                break;
            case Trouble.Pieces:
                await peer.SendAsync(InPieces(status, body));
                await peer.SendAsync("0\r\n\r\n");
                break;
            case Trouble.Gzip:
                await peer.SendAsync(RawPeer.Whole(status, Packed(body), "Content-Encoding: gzip\r\n"));
                break;
            default:
                await peer.SendAsync(RawPeer.Whole(status, body));
                break;
        }
    }

    private Trouble TroubleOf(RawRequest request, string key, int time)
    {
        if (request.Method is "PUT" or "DELETE" && Chance(key, 0, 0) < Hopeless * 10)
            return time == 1 ? Trouble.ResetAfter : Trouble.ResetBefore;
        if (time > MostInRow)
            return Trouble.None;
        var chance = Chance(key, time, 1);
        foreach (var (kind, share) in s_weather)
        {
            if ((chance -= share) < 0)
                return kind;
        }
        return Trouble.None;
    }

    // FNV-1a: the framework's own hashes are another in every process.
    private int Chance(string key, int time, int about)
    {
        unchecked
        {
            var hash = 14695981039346656037UL;
            foreach (var c in string.Create(CultureInfo.InvariantCulture, $"{_seed} {about} {time} {key}"))
                hash = (hash ^ c) * 1099511628211UL;
            hash ^= hash >> 29;
            return (int)(hash * 0xBF58476D1CE4E5B9UL >> 33) % 10_000;
        }
    }

    private (int Status, string Body) CarryOut(RawRequest request)
    {
        if (request.Method == "GET")
            return (200, Read(request));
        var change = request.Body.Length == 0 ? $"{request.Method} {request.Path}{request.Query("change")}" : request.Body.Split('"')[3];
        var times = _done.AddOrUpdate(change, 1, static (_, n) => n + 1);
        if (request.Method != "DELETE")
            return (request.Method == "POST" ? 201 : 202, $$"""{"channelId":"made-{{change}}","remoteActionId":"made-{{change}}"}""");
        if (times == 1)
            return (204, "");
        // It was deleted, and nothing is done once more.
        _done[change] = 1;
        return (404, """{"name":"NOT_FOUND","message":"No such thing"}""");
    }

    private string Read(RawRequest request)
    {
        var steps = request.Path.Split('/');
        var offset = int.Parse(request.Query("offset") ?? "0", CultureInfo.InvariantCulture);
        if (steps.Length <= 4)
            return Page(request, "vehicles", _vehicles, offset, int.Parse(request.Query("pageSize") ?? "100", CultureInfo.InvariantCulture),
                VehicleOf);
        var vehicle = int.Parse(steps[4].AsSpan(7), CultureInfo.InvariantCulture);
        return steps[5] switch
        {
            "alerts" => Page(request, "alerts", Alerts, offset, AlertPage, i => Item("al", vehicle, i)),
            "trips" => Page(request, "trips", Trips, offset, TripPage, i => Item("tr", vehicle, i)),
            _ => $$$"""{"vehicle":{"odometer":{"mileage":{{{vehicle}}}}},"mark":"{{{Marks(vehicle)}}}"}""",
        };
    }

    // Every third page begins with the last item of the one before.
    private string Page(RawRequest request, string key, int total, int offset, int size, Func<int, string> item)
    {
        var end = Math.Min(total, offset + size);
        var begin = offset > 0 && Chance(request.ToString(), 0, 4) < 3333 ? offset - 1 : offset;
        var own = request.Target.Split(["&offset=", "?offset="], StringSplitOptions.None)[0];
        var next = end < total ? $$""","next":{"href":"http:""" +
            $$"""//{{_server.Host}}{{own}}{{(own.Contains('?', StringComparison.Ordinal) ? '&' : '?')}}offset={{end}}"}""" : "";
        var links = $$$"""{"self":{"href":"http://{{{_server.Host}}}{{{own}}}"}{{{next}}}}""";
        var items = string.Join(',', Enumerable.Range(begin, end - begin).Select(item));
        return $$$"""{"_links":{{{links}}},"total":{{{total}}},"_embedded":{"{{{key}}}":[{{{items}}}]}}""";
    }

    private static string VehicleOf(int vehicle) => $$"""{"vin":"{{Vin(vehicle)}}","mark":"{{Mark(vehicle)}}{{Mark(vehicle)}}"}""";

    private static string Item(string kind, int vehicle, int number) => $$"""{"id":"{{kind}}-{{vehicle}}-{{number}}","mark":"{{Marks(vehicle)}}"}""";

    // Bodies of a few hundred bytes up to some ten thousand.
    private static string Marks(int vehicle) => string.Concat(Enumerable.Repeat(Mark(vehicle), 20 + vehicle % 7 * 150));

    private static byte[] InPieces(int status, byte[] body)
    {
        using var pieces = new MemoryStream();
        pieces.Write(RawPeer.Head(status, "Transfer-Encoding: chunked\r\n"));
        foreach (var piece in body.Chunk(700))
        {
            pieces.Write(Encoding.ASCII.GetBytes($"{piece.Length:x}\r\n"));
            pieces.Write(piece);
            pieces.Write("\r\n"u8);
        }
        return pieces.ToArray();
    }

    private static byte[] Packed(byte[] body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(body);
        return packed.ToArray();
    }
}
