using Stellantis.Client.Http;

namespace Stellantis.Client.Tests.Calls;

/// <summary>A clock and a scheduler in one: whoever waits goes on only when the test says so, on the test's own thread.</summary>
internal sealed class SteppedTime : TimeSource
{
    private readonly List<Wait> _waits = [];
    private DateTimeOffset _now = new(2026, 11, 2, 6, 0, 0, TimeSpan.Zero);
    private int _count;

    public override DateTimeOffset Now => _now;

    public override TimeSpan Elapsed => _now - DateTimeOffset.UnixEpoch;

    /// <summary>Who is run now: waits that begin are this one's.</summary>
    public int Current { get; set; }

    public override Task Delay(TimeSpan time, CancellationToken cancellation)
    {
        var end = new TaskCompletionSource<bool>();
        var until = _now + time;
        _waits.Add(new Wait(Current, _count++, until, () => cancellation.IsCancellationRequested || _now >= until, () =>
        {
            if (cancellation.IsCancellationRequested)
                end.SetCanceled(cancellation);
            else
                end.SetResult(true);
        }));
        return end.Task;
    }

    public override Task<T> Turn<T>(Task<T> turn)
    {
        var end = new TaskCompletionSource<T>();
        _waits.Add(new Wait(Current, _count++, null, () => turn.IsCompleted, () =>
        {
            if (turn.IsCanceled)
                end.SetCanceled();
            else
                end.SetResult(turn.Result);
        }));
        return end.Task;
    }

    public override double Chance() => 0.5;

    /// <summary>What somebody waits for; null when for nothing.</summary>
    public Wait? Of(int who) => _waits.Find(w => w.Who == who);

    /// <summary>Lets somebody whose wait is over run to the next wait, or to the end.</summary>
    public void Step(int who)
    {
        var wait = Of(who)!;
        _waits.Remove(wait);
        Current = who;
        // With a context, what comes after an await is left to other threads.
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            wait.End();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    /// <summary>Moves the clock on to the end of the shortest delay.</summary>
    public void Advance() => _now = _waits.Where(w => w.Until > _now).Min(w => w.Until!.Value);

    /// <summary>A wait: for a turn when it has no time.</summary>
    internal sealed record Wait(int Who, int Order, DateTimeOffset? Until, Func<bool> IsOver, Action End);
}
