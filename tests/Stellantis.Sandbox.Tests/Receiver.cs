using Stellantis.Testing.Raw;

namespace Stellantis.Sandbox.Tests;

/// <summary>A web server to which events are delivered: it keeps what comes, and answers as the test says.</summary>
internal sealed class Receiver : IDisposable
{
    private readonly object _gate = new();
    private readonly List<RawRequest> _received = [];
    private readonly SemaphoreSlim _come = new(0);
    private readonly RawServer _server;

    public Receiver() => _server = new RawServer(async (request, peer) =>
    {
        lock (_gate)
            _received.Add(request);
        _come.Release();
        await peer.AnswerAsync(Status, "");
    });

    /// <summary>The status of the answers.</summary>
    public int Status { get; set; } = 200;

    public string Uri => $"http://127.0.0.1:{_server.Port}/hook";

    public IReadOnlyList<RawRequest> Received
    {
        get
        {
            lock (_gate)
                return [.. _received];
        }
    }

    /// <summary>Ends when a request has come of which this holds.</summary>
    public async Task HasAsync(Func<RawRequest, bool> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!Received.Any(holds))
            await _come.WaitAsync(patience.Token);
    }

    public void Dispose() => _server.Dispose();
}
