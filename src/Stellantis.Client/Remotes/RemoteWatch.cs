using Stellantis.Client.Calls;
using Stellantis.Client.Http;

namespace Stellantis.Client.Remotes;

/// <summary>
/// Waits for the ends of remote commands, many at a time. There is one queue of what is to be looked at next: a few are looked at often, from which
/// is learnt how long commands of their kind live, and the others when they have probably ended. Of one command there is never more than one request
/// at a time. Who hears of an end in another way tells it (<see cref="Tell"/>), and no request is made for it any more.
/// </summary>
/// <param name="look">Asks the service for a command; on any thread.</param>
/// <param name="time">The time, waits and chance.</param>
/// <param name="limit">Requests at the same time.</param>
internal sealed class RemoteWatch(Func<RemoteAction, CancellationToken, Task<RemoteAction>> look, TimeSource time, int limit) : IDisposable
{
    // The first look, as an age in seconds; and how much older a command is at each further look, when it is one of the few.
    private const double First = 1.5;
    private const double Growth = 0.2;
    private const double Chancy = 0.2;

    // The others are looked at when this many of their kind have ended by their age, or when nothing was heard for so long.
    private const double Likely = 0.8;
    private const double LongestGrowth = 3;
    private const double LongestStart = 24;
    private const double Few = 0.03;
    private const int Fewest = 4;

    // The few do not wait for each other longer than this, in seconds.
    private const double LongestPause = 20;
    private const double ShortestPause = 0.25;

    // When nothing was heard of a command for so long that is heard of in another way, it is looked at, in seconds.
    private const double Unheard = 60;

    // An answer that comes after the time is over is waited for no longer than this; and the queue is looked at no more often, in seconds.
    private const double Grace = 5;
    private const double ShortestRest = 0.05;

    // In a state from which nothing more is to be expected, a command is given this time, in seconds.
    private const double DeadEnd = 30;

    private readonly object _gate = new();
    private readonly CancellationTokenSource _end = new();
    private readonly List<Watched> _watched = [];
    private readonly Dictionary<string, LifeEstimate> _lives = new(StringComparer.OrdinalIgnoreCase);
    private TaskCompletionSource<bool> _changed = NewSignal();
    private Task? _run;
    private int _running;
    private int _few;

    /// <summary>Requests that were made so far.</summary>
    public int Looks { get; private set; }

    /// <summary>True when the present wait is for the time alone, and for no answer.</summary>
    public bool IsIdle { get; private set; }

    /// <summary>What is still under way, as it was last seen.</summary>
    public IReadOnlyList<RemoteAction> Pending
    {
        get
        {
            lock (_gate)
                return [.. _watched.Select(w => w.Action)];
        }
    }

    /// <summary>Waits for the end of a command: the task gives it with its outcome, TimedOut after the time that is given.</summary>
    /// <exception cref="StellantisApiException">The task: the service does not know the command, or cannot be asked.</exception>
    /// <param name="action">The command.</param>
    /// <param name="timeout">The time.</param>
    /// <param name="isHeard">True when its end is heard of in another way: it is then looked at only seldom, lest what should tell it is
    /// lost.</param>
    public Task<RemoteAction> WaitAsync(RemoteAction action, TimeSpan timeout, bool isHeard = false)
    {
        var now = time.Elapsed.TotalSeconds;
        var age = action.SentAt is { } sent ? Math.Max(0, (time.Now.UtcDateTime - sent.ToUniversalTime()).TotalSeconds) : 0;
        var watched = new Watched(action) { SentAt = now - age, Deadline = now + timeout.TotalSeconds, IsHeard = isHeard };
        // What was sent long ago is looked at at once.
        watched.Due = Math.Min(watched.Deadline, isHeard ? now + Unheard : Math.Max(now, watched.SentAt + First * Jitter()));
        lock (_gate)
        {
            _watched.Add(watched);
            _run ??= Task.Run(RunAsync);
            Signal();
        }
        return watched.End.Task;
    }

    /// <summary>Takes what was heard of a command in another way.</summary>
    /// <returns>False when nobody waits for it.</returns>
    public bool Tell(RemoteAction heard)
    {
        lock (_gate)
        {
            if (_watched.Find(w => w.Action.RemoteId == heard.RemoteId) is not { } watched)
                return false;
            Seen(watched, heard);
            Signal();
            return true;
        }
    }

    public void Dispose()
    {
        _end.Cancel();
        lock (_gate)
            Signal();
    }

    private static TaskCompletionSource<bool> NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Signal() => _changed.TrySetResult(true);

    private double Jitter() => 1 - Chancy + 2 * Chancy * time.Chance();

    private async Task RunAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            Task changed;
            double wait;
            lock (_gate)
            {
                if (_changed.Task.IsCompleted)
                    _changed = NewSignal();
                changed = _changed.Task;
                wait = StartDue();
            }
            if (double.IsPositiveInfinity(wait))
            {
                await changed.ConfigureAwait(false);
                continue;
            }
            using var rest = CancellationTokenSource.CreateLinkedTokenSource(_end.Token);
            await Task.WhenAny(changed, time.Delay(TimeSpan.FromSeconds(wait), rest.Token)).ConfigureAwait(false);
            rest.Cancel();
        }
        lock (_gate)
        {
            foreach (var watched in _watched)
                watched.End.TrySetCanceled();
        }
    }

    // Starts the looks that are due; the seconds until the next may be.
    private double StartDue()
    {
        var now = time.Elapsed.TotalSeconds;
        IsIdle = false;
        foreach (var watched in _watched.Where(w => w.Due <= now && !w.IsLooking).OrderBy(w => w.Due).ToList())
        {
            if (_running >= limit)
                return double.PositiveInfinity;
            if (IsWorthIt(watched, now))
                Look(watched);
            else
                watched.Due = Math.Min(watched.Deadline, now + Math.Max(ShortestPause, (now - watched.SentAt) * 0.06) * Jitter());
        }
        foreach (var late in _watched.Where(w => w.IsLooking && now >= w.Deadline + Grace).ToList())
            TimeOut(late);
        var next = _watched.Select(w => w.IsLooking ? w.Deadline + Grace : w.Due).DefaultIfEmpty(double.PositiveInfinity).Min();
        IsIdle = _running == 0;
        return double.IsPositiveInfinity(next) ? next : Math.Max(ShortestRest, next - now);
    }

    private bool IsWorthIt(Watched watched, double now)
    {
        if (now >= watched.Deadline || watched.IsOfTheFew || watched.IsHeard)
            return true;
        if (_few < Math.Max(Fewest, _watched.Count * Few))
        {
            _few++;
            return watched.IsOfTheFew = true;
        }
        var age = now - watched.SentAt;
        return LivesOf(watched).Chance(watched.SeenAt, age) >= Likely
            || age > (watched.SeenAt is { } seen ? Math.Max(seen * LongestGrowth, seen + First) : LongestStart);
    }

    private LifeEstimate LivesOf(Watched watched)
    {
        var kind = watched.Action.Type ?? "";
        if (!_lives.TryGetValue(kind, out var lives))
            _lives[kind] = lives = new LifeEstimate();
        return lives;
    }

    private void Look(Watched watched)
    {
        watched.IsLooking = true;
        _running++;
        Looks++;
        _ = LookAsync(watched);
    }

    private async Task LookAsync(Watched watched)
    {
        try
        {
            var seen = await Task.Run(() => look(watched.Action, _end.Token)).ConfigureAwait(false);
            lock (_gate)
                Seen(watched, seen);
        }
        catch (StellantisApiException failure)
        {
            lock (_gate)
                Failed(watched, failure);
        }
        catch (OperationCanceledException)
        {
            // Nobody waits any more.
        }
        finally
        {
            lock (_gate)
            {
                watched.IsLooking = false;
                _running--;
                Signal();
            }
        }
    }

    private void Seen(Watched watched, RemoteAction seen)
    {
        if (!_watched.Contains(watched))
            return;
        var now = time.Elapsed.TotalSeconds;
        var age = now - watched.SentAt;
        watched.Action = seen.After(watched.Action);
        watched.Failure = null;
        watched.DeadEndAt = RemoteReasons.IsDeadEnd(seen.Status) ? watched.DeadEndAt ?? now : null;
        if (seen.IsFinal)
        {
            LivesOf(watched).Ended(watched.SeenAt, age);
            Over(watched).TrySetResult(watched.Action);
            return;
        }
        LivesOf(watched).Alive(watched.SeenAt, age);
        watched.SeenAt = age;
        if (now >= watched.Deadline || watched.DeadEndAt is { } since && now - since >= DeadEnd)
            TimeOut(watched);
        else
            Again(watched, now);
    }

    // A fault that passes does not end the wait; the last one is told when the time is over.
    private void Failed(Watched watched, StellantisApiException failure)
    {
        if (!_watched.Contains(watched))
            return;
        var now = time.Elapsed.TotalSeconds;
        watched.Failure = failure;
        if (failure.IsOfConnection || failure.ErrorId is not (ErrorIds.ServiceUnavailable or ErrorIds.RequestTimeout or ErrorIds.NetworkError
            or ErrorIds.InvalidResponse or ErrorIds.Throttled))
            Over(watched).TrySetException(failure);
        else if (now >= watched.Deadline)
            TimeOut(watched);
        else
            Again(watched, now);
    }

    private void Again(Watched watched, double now)
    {
        var age = now - watched.SentAt;
        var pause = watched.IsHeard ? Unheard : watched.IsOfTheFew ? Math.Min(LongestPause, Math.Max(First / 2, age * Growth))
            : Math.Max(ShortestPause, age * 0.06);
        watched.Due = Math.Min(watched.Deadline, now + pause * Jitter());
    }

    private void TimeOut(Watched watched)
    {
        LivesOf(watched).Forget(watched.SeenAt);
        Over(watched).TrySetResult(watched.Action.Ended(RemoteAction.TimedOut, watched.Failure?.Message));
    }

    private TaskCompletionSource<RemoteAction> Over(Watched watched)
    {
        _watched.Remove(watched);
        if (watched.IsOfTheFew)
            _few--;
        return watched.End;
    }

    private sealed class Watched(RemoteAction action)
    {
        public RemoteAction Action { get; set; } = action;

        /// <summary>When it was sent, on the clock of the watch; all times are in seconds.</summary>
        public double SentAt { get; init; }

        public double Deadline { get; init; }

        public double Due { get; set; }

        /// <summary>The age at which it was last seen under way; null before the first look.</summary>
        public double? SeenAt { get; set; }

        public double? DeadEndAt { get; set; }

        public bool IsOfTheFew { get; set; }

        public bool IsHeard { get; init; }

        public bool IsLooking { get; set; }

        public StellantisApiException? Failure { get; set; }

        public TaskCompletionSource<RemoteAction> End { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
