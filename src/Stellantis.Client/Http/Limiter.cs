using System.Globalization;
using System.Net.Http;
using Stellantis.Client.Calls;

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
    private readonly Queue<TaskCompletionSource<LimiterPlace>> _waiting = new();
    private double _allowed = Most;
    private int _active;
    private int _round;
    private long _wait;
    private int _failures;
    private TimeSpan _opens;

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
    public DateTimeOffset? Opens => time.Now + Left;

    /// <summary>True when call after call could not reach the service: the next will not either.</summary>
    public bool SeemsUnreachable => Volatile.Read(ref _failures) >= 5;

    /// <summary>Places that are held.</summary>
    public int Active
    {
        get
        {
            lock (_gate)
                return _active;
        }
    }

    /// <summary>Changes with a refusal: requests of the same round went together.</summary>
    public int Round
    {
        get
        {
            lock (_gate)
                return _round;
        }
    }

    // How long requests still wait; null when they go now. A clock that is set makes it no longer and no shorter.
    private TimeSpan? Left
    {
        get
        {
            lock (_gate)
                return _opens - time.Elapsed is { Ticks: > 0 } left ? left : null;
        }
    }

    /// <summary>Waits until a request may go.</summary>
    /// <returns>Its place, to be disposed of when the request is over.</returns>
    /// <exception cref="StellantisApiException">Throttled: the wait would be longer than the connection allows.</exception>
    public async Task<LimiterPlace> EnterAsync(Exchange exchange, CancellationToken cancellation)
    {
        while (true)
        {
            await OpenAsync(exchange, cancellation).ConfigureAwait(false);
            var place = await PlaceAsync(cancellation).ConfigureAwait(false);
            if (Left is null)
                return place;
            // The service refused others meanwhile. Nobody holds a place who waits for the time, so the next in the queue hears of it too.
            place.Dispose();
        }
    }

    /// <summary>Takes a place back and gives it to the next in the queue; only <see cref="LimiterPlace"/> calls it, once for each.</summary>
    public void TakeBack()
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
        if (headers.BurstRemaining <= 0 && (int)response.StatusCode != 429)
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

    /// <summary>
    /// Makes all wait, and halves how many go at a time: once for the requests that went together. For the holder of a place, as long as it has it.
    /// </summary>
    public void Throttled(LimiterPlace place, TimeSpan wait)
    {
        lock (_gate)
        {
            if (place.Round == _round)
            {
                _round++;
                _allowed = Math.Max(1, Math.Floor(Math.Min(_allowed, _active) / 2));
            }
            Close(wait);
        }
    }

    /// <summary>The error of a call that would wait too long.</summary>
    public StellantisApiException TooLong(ApiCall call, TimeSpan wait) => new(ErrorIds.Throttled,
        $"{call.Operation.Id}: the service takes no more calls until " +
            $"{(time.Now + wait).LocalDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}, in {Words(wait)}; " +
        $"that is longer than the {Words(longestWait)} that the connection waits.")
    {
        StatusCode = 429,
        RetryAfter = wait,
        OperationId = call.Operation.Id,
    };

    private void Close(TimeSpan wait)
    {
        lock (_gate)
        {
            var now = time.Elapsed;
            if (_opens <= now)
                _wait++;
            if (now + wait > _opens)
                _opens = now + wait;
        }
    }

    private async Task OpenAsync(Exchange exchange, CancellationToken cancellation)
    {
        while (Left is { } left)
        {
            if (left > longestWait)
                throw TooLong(exchange.Call, left);
            if (left > s_noticed)
            {
                exchange.IsTold = true;
                exchange.Context.Log.WarningOnce(Interlocked.Read(ref _wait),
                    $"The service takes no more calls for now: waiting {Words(left)}, for all calls of the connection.");
            }
            await time.Delay(left, cancellation).ConfigureAwait(false);
        }
    }

    private async Task<LimiterPlace> PlaceAsync(CancellationToken cancellation)
    {
        var turn = new TaskCompletionSource<LimiterPlace>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var ended = cancellation.Register(() => turn.TrySetCanceled(cancellation));
        lock (_gate)
        {
            _waiting.Enqueue(turn);
            Admit();
        }
        return await time.Turn(turn.Task).ConfigureAwait(false);
    }

    // The one way to a place. Nobody is in the queue while a place is free, and a place that was given is held until it is disposed of: a turn that
    // is granted is never cancelled, and one that is cancelled never granted.
    private void Admit()
    {
        while (_active < (int)_allowed && _waiting.Count > 0)
        {
            if (_waiting.Dequeue().TrySetResult(new LimiterPlace(this, _round)))
                _active++;
        }
    }

    private static string Words(TimeSpan time) => time.TotalSeconds < 120
        ? FormattableString.Invariant($"{Math.Ceiling(time.TotalSeconds):0} s")
        : time.TotalMinutes < 120 ? FormattableString.Invariant($"{Math.Ceiling(time.TotalMinutes):0} min")
            : FormattableString.Invariant($"{Math.Ceiling(time.TotalHours):0} h");
}
