using Stellantis.Sandbox.Api;
using Stellantis.Sandbox.Deliveries;
using Stellantis.Server.Http;
using Stellantis.Sandbox.Options;

namespace Stellantis.Sandbox;

/// <summary>The last requests.</summary>
internal sealed class RequestRecord
{
    public const int MaxCount = BoundedRecord<SandboxRequest>.MaxCount;
    public const long MaxBytes = BoundedRecord<SandboxRequest>.MaxBytes;

    // The objects around the text of a request, and around that of a pair.
    private const int RequestOverhead = 512;
    private const int PairOverhead = 96;

    private readonly BoundedRecord<SandboxRequest> _record = new();

    public IReadOnlyList<SandboxRequest> Requests => _record.Items;

    /// <summary>How many requests had to make room since the record was begun or cleared.</summary>
    public long Dropped => _record.Dropped;

    public void Add(HttpRequest request, DateTimeOffset time, int status, string? fault)
    {
        var path = SandboxApi.PathOf(request.Target);
        var query = SandboxApi.QueryOf(request.Target).Pairs;
        var bytes = RequestOverhead + 2L * (request.Target.Length + path.Length) + Bytes(query) + Bytes(request.Headers) + request.Body.Length;
        _record.Add(number => new SandboxRequest(
            number, time, request.Method, request.Target, path, query, request.Headers, request.Body, status, fault), bytes);
    }

    /// <summary>Forgets the requests; their numbers go on.</summary>
    public void Clear() => _record.Clear();

    private static long Bytes(IReadOnlyList<KeyValuePair<string, string>> pairs) =>
        pairs.Sum(pair => PairOverhead + 2L * (pair.Key.Length + pair.Value.Length));
}
