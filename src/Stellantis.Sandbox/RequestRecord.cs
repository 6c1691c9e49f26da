using Stellantis.Sandbox.Api;
using Stellantis.Server.Http;
using Stellantis.Sandbox.Options;

namespace Stellantis.Sandbox;

/// <summary>The last requests. They are bounded by their number and by the memory that they take; the oldest make room.</summary>
internal sealed class RequestRecord
{
    public const int MaxCount = 10_000;
    public const long MaxBytes = 64 * 1024 * 1024;

    // The objects around the text of a request, and around that of a pair.
    private const int RequestOverhead = 512;
    private const int PairOverhead = 96;

    private readonly object _gate = new();
    private readonly Queue<(SandboxRequest Request, long Bytes)> _requests = new();
    private long _bytes;
    private long _received;
    private long _dropped;

    public IReadOnlyList<SandboxRequest> Requests
    {
        get
        {
            lock (_gate)
                return [.. _requests.Select(entry => entry.Request)];
        }
    }

    /// <summary>How many requests had to make room since the record was begun or cleared.</summary>
    public long Dropped
    {
        get
        {
            lock (_gate)
                return _dropped;
        }
    }

    public void Add(HttpRequest request, DateTimeOffset time, int status, string? fault)
    {
        var path = SandboxApi.PathOf(request.Target);
        var query = SandboxApi.QueryOf(request.Target).Pairs;
        var bytes = RequestOverhead + 2L * (request.Target.Length + path.Length) + Bytes(query) + Bytes(request.Headers) + request.Body.Length;
        lock (_gate)
        {
            while (_requests.Count == MaxCount || (_requests.Count > 0 && _bytes + bytes > MaxBytes))
            {
                _bytes -= _requests.Dequeue().Bytes;
                _dropped++;
            }

            _bytes += bytes;
            _requests.Enqueue((new SandboxRequest(++_received, time, request.Method, request.Target, path, query, request.Headers, request.Body,
                status, fault), bytes));
        }
    }

    /// <summary>Forgets the requests; their numbers go on.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _requests.Clear();
            (_bytes, _dropped) = (0, 0);
        }
    }

    private static long Bytes(IReadOnlyList<KeyValuePair<string, string>> pairs) =>
        pairs.Sum(pair => PairOverhead + 2L * (pair.Key.Length + pair.Value.Length));
}
