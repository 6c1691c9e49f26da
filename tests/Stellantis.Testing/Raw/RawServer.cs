using System.Net.Sockets;

namespace Stellantis.Testing.Raw;

/// <summary>A server on plain sockets that does to every request what the test says: answers, says nothing, breaks off.</summary>
public sealed class RawServer : LoopbackServer
{
    private readonly Func<RawRequest, RawPeer, Task> _answer;
    private int _requests;
    private readonly object _gate = new();
    private TaskCompletionSource<bool>? _idle;
    private int _underWay;

    /// <param name="answer">Answers a request, or does what else is to happen to it.</param>
    public RawServer(Func<RawRequest, RawPeer, Task> answer)
    {
        _answer = answer;
        Open();
    }

    public string BaseUri => $"http://{Host}/v1";

    /// <summary>The number of requests that came.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>Ends when no request is being answered, or held.</summary>
    public Task Idle
    {
        get
        {
            lock (_gate)
                return _idle?.Task ?? Task.CompletedTask;
        }
    }

    protected override async Task ServeAsync(Socket socket)
    {
        using var peer = new RawPeer(socket, End);
        while (!peer.IsOver && await peer.ReadAsync() is { } request)
        {
            Interlocked.Increment(ref _requests);
            Begin();
            try
            {
                await _answer(request, peer);
            }
            finally
            {
                Finish();
            }
        }
    }

    private void Begin()
    {
        lock (_gate)
        {
            if (_underWay++ == 0)
                _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    private void Finish()
    {
        lock (_gate)
        {
            if (--_underWay == 0)
                _idle!.SetResult(true);
        }
    }
}
