using System.Globalization;
using System.Net.Http;

namespace Stellantis.Client.Http;

/// <summary>
/// How many requests of a connection are under way, and when the next may go. After a 429 all of them wait together; then half as many go at a time,
/// and with every success a little more.
/// </summary>
internal sealed class Limiter(TimeSource time, TimeSpan longestWait)
{
    private const int Most = 256;

    // Shorter waits are not worth a word.
    private static readonly TimeSpan s_noticed = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_burst = TimeSpan.FromSeconds(1);

    private readonly object _gate = new();
    private readonly Queue<TaskCompletionSource<bool>> _waiting = new();
    private double _allowed = Most;
    private int _active;
    private int _round;
    private long _wait;
    private int _failures;
    private DateTimeOffset _opens;

    /// <summary>What the service last told of its limits; null before it told anything.</summary>
    public RateLimitHeaders? Headers { get; private set; }

    /// <summary>Requests that may be under way at the same time; null while nothing limits them.</summary>
    public int? Allowed
    {
        get
        {
            lock (_gate)
                return _allowed < Most ? (int)_allowed : null;
        }
    }

    /// <summary>When requests go again; null when they do now.</summary>
    public DateTimeOffset? Opens
    {
        get
        {
            lock (_gate)
                return _opens > time.Now ? _opens : null;
        }
    }

    /// <summary>True when call after call could not reach the service: the next will not either.</summary>
    public bool SeemsUnreachable => Volatile.Read(ref _failures) >= 5;

    /// <summary>Waits until a request may go.</summary>
    /// <returns>The round that it belongs to, for <see cref="Throttled"/>.</returns>
    /// <exception cref="StellantisApiException">Throttled: the wait would be longer than the connection allows.</exception>
    public async Task<int> EnterAsync(Exchange exchange, CancellationToken cancellation)
    {
        while (true)
        {
            TimeSpan left;
            Task? turn = null;
            lock (_gate)
            {
                left = _opens - time.Now;
                if (left <= TimeSpan.Zero)
                {
                    if (_active < (int)_allowed)
                    {
                        _active++;
                        return _round;
                    }
                    turn = Queue(cancellation);
                }
            }
            if (turn is not null)
            {
                await turn.ConfigureAwait(false);
                continue;
            }
            if (left > longestWait)
                throw TooLong(exchange.Call, left);
            if (left > s_noticed)
                exchange.Context.Log.WarningOnce(Interlocked.Read(ref _wait), $"The service takes no more calls for now: waiting {Words(left)}, for all calls of the connection.");
            await time.Delay(left, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Ends what <see cref="EnterAsync"/> began.</summary>
    public void Leave()
    {
        lock (_gate)
        {
            _active--;
            Admit();
        }
    }

    /// <summary>Takes in what an answer tells of limits.</summary>
    public void Read(HttpResponseMessage response)
    {
        if (RateLimitHeaders.Read(response, time.Now) is not { } headers)
            return;
        Headers = headers;
        // The last call of this second is used up: the next would be refused.
        if (headers.BurstRemaining == 0 && (int)response.StatusCode != 429)
            Close(s_burst);
    }

    /// <summary>Counts an answer that was no refusal.</summary>
    public void Succeeded()
    {
        Volatile.Write(ref _failures, 0);
        lock (_gate)
        {
            if (_allowed >= Most)
                return;
            _allowed = Math.Min(Most, _allowed + 1 / _allowed);
            Admit();
        }
    }

    /// <summary>Counts a call that did not reach the service, for good.</summary>
    public void Failed() => Interlocked.Increment(ref _failures);

    /// <summary>Makes all wait, and halves how many go at a time: once for the requests that went together.</summary>
    /// <exception cref="StellantisApiException">Throttled: the wait would be longer than the connection allows.</exception>
    public void Throttled(int round, TimeSpan wait, ApiCall call)
    {
        lock (_gate)
        {
            if (round == _round)
            {
                _round++;
                _allowed = Math.Max(1, Math.Floor(Math.Min(_allowed, _active + 1) / 2));
            }
            Close(wait);
        }
        if (wait > longestWait)
            throw TooLong(call, wait);
    }

    private void Close(TimeSpan wait)
    {
        lock (_gate)
        {
            var now = time.Now;
            if (_opens <= now)
                _wait++;
            if (now + wait > _opens)
                _opens = now + wait;
        }
    }

    private Task<bool> Queue(CancellationToken cancellation)
    {
        var turn = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        var ended = cancellation.Register(() => turn.TrySetCanceled(cancellation));
        _ = turn.Task.ContinueWith(_ => ended.Dispose(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        _waiting.Enqueue(turn);
        return turn.Task;
    }

    private void Admit()
    {
        var free = (int)_allowed - _active;
        while (free > 0 && _waiting.Count > 0)
        {
            if (_waiting.Dequeue().TrySetResult(true))
                free--;
        }
    }

    private StellantisApiException TooLong(ApiCall call, TimeSpan wait) => new(ErrorIds.Throttled,
        $"{call.Operation.Id}: the service takes no more calls until {(time.Now + wait).LocalDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}, in {Words(wait)}; " +
        $"that is longer than the {Words(longestWait)} that the connection waits.")
    {
        StatusCode = 429,
        RetryAfter = wait,
        OperationId = call.Operation.Id,
    };

    private static string Words(TimeSpan time) => time.TotalSeconds < 120
        ? FormattableString.Invariant($"{Math.Ceiling(time.TotalSeconds):0} s")
        : time.TotalMinutes < 120 ? FormattableString.Invariant($"{Math.Ceiling(time.TotalMinutes):0} min") : FormattableString.Invariant($"{Math.Ceiling(time.TotalHours):0} h");
}
