using Stellantis.Client.Http;

namespace Stellantis.Client.Tests.Calls;

/// <summary>A clock that stands until the test moves it on; waits end then.</summary>
internal sealed class HeldTime : TimeSource
{
    private readonly object _gate = new();
    private readonly List<(DateTimeOffset Until, TaskCompletionSource<bool> End)> _waits = [];
    private DateTimeOffset _now = new(2026, 11, 2, 6, 0, 0, TimeSpan.Zero);
    private (int Count, TaskCompletionSource<bool> Reached)? _expected;

    public override DateTimeOffset Now
    {
        get
        {
            lock (_gate)
                return _now;
        }
    }

    public override TimeSpan Elapsed => Now - DateTimeOffset.UnixEpoch;

    public override Task Delay(TimeSpan time, CancellationToken cancellation)
    {
        lock (_gate)
        {
            var end = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waits.Add((_now + time, end));
            if (_waits.Count == _expected?.Count)
                _expected.Value.Reached.TrySetResult(true);
            return end.Task;
        }
    }

    public override double Chance() => 0.5;

    /// <summary>Ends when so many wait.</summary>
    public Task WaitingAsync(int count)
    {
        lock (_gate)
        {
            var reached = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            _expected = (count, reached);
            if (_waits.Count >= count)
                reached.TrySetResult(true);
            return reached.Task;
        }
    }

    /// <summary>Moves the clock on.</summary>
    public void Advance(TimeSpan time)
    {
        lock (_gate)
        {
            _now += time;
            foreach (var wait in _waits.Where(w => w.Until <= _now))
                wait.End.TrySetResult(true);
            _waits.RemoveAll(w => w.Until <= _now);
        }
    }
}
