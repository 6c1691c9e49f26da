using System.Globalization;
using Stellantis.Client.Calls;
using Stellantis.Client.Http;

namespace Stellantis.Client.Tests.Calls;

/// <summary>A few callers of one limiter, moved on one step at a time; a state is had anew by taking the steps that led to it.</summary>
internal sealed class LimiterScenario : IDisposable
{
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_short = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_long = TimeSpan.FromSeconds(600);

    private readonly SteppedTime _time = new();
    private readonly Caller[] _callers;
    private int _basis;
    private int _grown;
    private int _held;

    /// <param name="callers">How many call.</param>
    /// <param name="allowed">Requests that may be under way together in the beginning.</param>
    public LimiterScenario(int callers, int allowed)
    {
        Limiter = new Limiter(_time, s_longest);
        _callers = [.. Enumerable.Range(0, callers).Select(_ => new Caller())];
        _time.Current = -1;
        var call = new Exchange(new ApiCall(Operations.GetVehicles), default);
        List<Task<LimiterPlace>> before = [.. Enumerable.Range(0, allowed * 2).Select(_ => Limiter.EnterAsync(call, default))];
        while (_time.Of(-1) is { } wait && wait.IsOver())
            _time.Step(-1);
        Limiter.Throttled(before[0].Result, TimeSpan.Zero);
        before.ForEach(place => place.Result.Dispose());
        _basis = Limiter.Allowed!.Value;
    }

    public Limiter Limiter { get; }

    public bool IsOver => _callers.All(c => c.Task is { IsCompleted: true } && c.Place is null);

    /// <summary>What can happen next.</summary>
    public IEnumerable<string> Steps()
    {
        for (var i = 0; i < _callers.Length; i++)
        {
            var caller = _callers[i];
            if (caller.Task is null)
                yield return $"{i} start";
            else if (_time.Of(i) is { } wait)
            {
                if (wait.IsOver())
                    yield return $"{i} run";
                if (!caller.Stop.IsCancellationRequested)
                    yield return $"{i} cancel";
            }
            else if (caller.Place is not null)
            {
                foreach (var end in caller.Refused is null ? ["succeed", "succeed-last", "fail", "refuse-short", "refuse-long"] : new[] { "leave" })
                    yield return $"{i} {end}";
                if (caller.Refused is null && !caller.Stop.IsCancellationRequested)
                    yield return $"{i} cancel";
            }
        }
        if (_callers.Select((_, i) => _time.Of(i)).Any(w => w?.Until > _time.Now))
            yield return "clock";
    }

    /// <summary>Does a step, and checks what must hold after each.</summary>
    public void Do(string step)
    {
        if (step == "clock")
        {
            _time.Advance();
        }
        else
        {
            var parts = step.Split(' ');
            var who = int.Parse(parts[0], CultureInfo.InvariantCulture);
            Do(who, _callers[who], parts[1]);
        }
        Check();
    }

    /// <summary>The state, as far as it bears on what may come; callers are alike, and their order does not count.</summary>
    public string State()
    {
        var queue = _callers.Select((_, i) => _time.Of(i)).Where(w => w is { Until: null }).OrderBy(w => w!.Order).ToList();
        var callers = _callers.Select((c, i) =>
            (c.Task is null ? "new" : c.Task.IsFaulted || c.Task.IsCompleted && c.Place is null ? "over" : "in") +
            (c.Stop.IsCancellationRequested ? "-stopped" : "") + Waits(i, queue) + Holds(c));
        return string.Join("; ", callers.Order(StringComparer.Ordinal).Append(string.Create(CultureInfo.InvariantCulture,
            $"{Limiter.Allowed} from {_basis}+{_grown}, {Limiter.Active}, {(Limiter.Opens - _time.Now)?.TotalSeconds ?? 0}")));
    }

    public void Dispose()
    {
        foreach (var caller in _callers)
            caller.Stop.Dispose();
    }

    private string Waits(int who, List<SteppedTime.Wait?> queue) => _time.Of(who) switch
    {
        null => "",
        { Until: { } until } => string.Create(CultureInfo.InvariantCulture, $" until {Math.Max(0, (until - _time.Now).TotalSeconds)}"),
        var wait => $" turn {queue.IndexOf(wait)}{(wait.IsOver() ? " granted" : "")}",
    };

    private string Holds(Caller caller)
    {
        if (caller.Place is null)
            return "";
        var newest = _callers.Max(c => c.Place?.Round ?? 0);
        return $" holds {(caller.Place.Round == Limiter.Round ? "now" : newest == caller.Place.Round ? "before" : "long before")} {caller.Refused}";
    }

    private void Do(int who, Caller caller, string what)
    {
        switch (what)
        {
            case "start":
                Enter(who, caller);
                break;
            case "run":
                _time.Step(who);
                break;
            case "cancel":
                caller.Stop.Cancel();
                // A request that is under way ends by it.
                if (caller.Place is not null)
                    Leave(caller);
                break;
            case "succeed-last":
                using (var answer = FakeService.Json("{}"))
                {
                    answer.Headers.Add("X-RateLimit-Remaining-2", "0");
                    Limiter.Read(answer);
                }
                goto case "succeed";
            case "succeed":
                Leave(caller);
                Limiter.Succeeded();
                _grown++;
                break;
            case "fail":
                Leave(caller);
                Limiter.Failed();
                break;
            case "refuse-short" or "refuse-long":
                caller.Refused = what == "refuse-short" ? s_short : s_long;
                if (caller.Place!.Round == Limiter.Round)
                    (_basis, _grown) = (0, 0);
                Limiter.Throttled(caller.Place, caller.Refused.Value);
                if (_grown == 0)
                    _basis = Limiter.Allowed!.Value;
                break;
            case "leave":
                var again = caller.Refused <= s_longest;
                Leave(caller);
                if (again)
                    Enter(who, caller);
                break;
        }
        if (caller.Task is { IsCompletedSuccessfully: true, Result: var place } && !ReferenceEquals(place, caller.Former))
            caller.Place = place;
    }

    private void Enter(int who, Caller caller)
    {
        _time.Current = who;
        caller.Task = Limiter.EnterAsync(new Exchange(new ApiCall(Operations.GetVehicles), caller.Stop.Token), caller.Stop.Token);
    }

    private static void Leave(Caller caller)
    {
        caller.Place!.Dispose();
        (caller.Former, caller.Place, caller.Refused) = (caller.Place, null, null);
    }

    private void Check()
    {
        var (active, allowed) = (Limiter.Active, Limiter.Allowed ?? int.MaxValue);
        var holding = _callers.Select((c, i) => (Caller: c, Wait: _time.Of(i)))
            .Count(c => c.Caller.Place is not null || c.Wait is { Until: null } turn && turn.IsOver() && !c.Caller.Stop.IsCancellationRequested);
        Assert(active <= allowed || active <= _held, $"{active} are under way, and {allowed} are allowed");
        Assert(active >= holding, $"{holding} hold a place, and {active} are counted");
        Assert(active >= allowed || _callers.Select((_, i) => _time.Of(i)).All(w => w is not { Until: null } || w.IsOver()),
            "somebody sleeps while a place is free");
        Assert(!IsOver || active == 0, $"nobody is left, and {active} places are held");
        Assert(IsOver || Steps().Any(s => !s.EndsWith("cancel", StringComparison.Ordinal)), "nothing more can happen, and somebody waits");
        _held = active;
    }

    private static void Assert(bool holds, string otherwise)
    {
        if (!holds)
            throw new InvalidOperationException(otherwise);
    }

    private sealed class Caller
    {
        public CancellationTokenSource Stop { get; } = new();

        public Task<LimiterPlace>? Task { get; set; }

        public LimiterPlace? Place { get; set; }

        public LimiterPlace? Former { get; set; }

        public TimeSpan? Refused { get; set; }
    }
}
