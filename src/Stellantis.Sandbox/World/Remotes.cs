using Newtonsoft.Json.Linq;

namespace Stellantis.Sandbox.World;

/// <summary>The remote commands of the account. They go on with the clock: whoever asks, settles first what was due by then.</summary>
internal sealed class Remotes(int seed, Lives lives, RemoteLives spread)
{
    /// <summary>More often than this in thirty days no vehicle is woken.</summary>
    public const int MaxWakeUps = 100;

    private static readonly TimeSpan s_awake = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan s_month = TimeSpan.FromDays(30);

    private readonly object _gate = new();
    private readonly List<Remote> _remotes = [];
    // The places of those that have more to tell, and how many of their states were told.
    private readonly SortedDictionary<int, int> _told = [];
    private readonly Dictionary<int, RemoteArrangement> _arranged = [];

    /// <summary>Sends a command to a vehicle. Without the right to do so it fails later, as the service lets it.</summary>
    public Remote Send(Vehicle vehicle, string channelId, string type, string body, JProperty action, bool isAllowed, DateTimeOffset now)
    {
        lock (_gate)
        {
            Settle(now);
            var plan = Plan(vehicle, action.Name, isAllowed, now);
            var id = new Dice(seed, _remotes.Count, 'r').Hex(32).Insert(20, "-").Insert(16, "-").Insert(12, "-").Insert(8, "-");
            var remote = new Remote(id, vehicle, channelId, type, body, action, now, plan.Steps, plan.End, plan.Refusal, plan.Arranged);
            _told[_remotes.Count] = 0;
            _remotes.Add(remote);
            return remote;
        }
    }

    /// <summary>The commands to a vehicle on a channel, the newest first.</summary>
    public IReadOnlyList<Remote> Of(Vehicle vehicle, string channelId)
    {
        lock (_gate)
            return Enumerable.Reverse(_remotes).Where(remote => remote.Vehicle.Vin == vehicle.Vin && remote.ChannelId == channelId).ToList();
    }

    public bool ArePendingOn(string channelId)
    {
        lock (_gate)
            return _remotes.Exists(remote => remote.ChannelId == channelId && remote.Outcome is null);
    }

    /// <summary>When the next state of a command begins that was not told yet; null when none will.</summary>
    public DateTimeOffset? NextStep()
    {
        lock (_gate)
            return FirstUntold()?.At;
    }

    /// <summary>
    /// Takes the next state that was not told yet: the command, when, and what it is. The last is its end, with what that does to the vehicle.
    /// </summary>
    public (Remote Remote, DateTimeOffset At, string Status, bool IsEnd) TakeStep()
    {
        lock (_gate)
        {
            var (place, at) = FirstUntold()!.Value;
            var told = _told[place];
            if (told < _remotes[place].Steps.Count)
            {
                _told[place] = told + 1;
                return (_remotes[place], at, _remotes[place].Steps[told].Status, false);
            }

            Settle(at);
            _told.Remove(place);
            return (_remotes[place], at, _remotes[place].Outcome!.Status, true);
        }
    }

    /// <summary>Ends the commands that were due, one after the other, and lets them change their vehicles.</summary>
    public void Settle(DateTimeOffset now)
    {
        lock (_gate)
        {
            foreach (var due in _remotes.Where(remote => remote.Outcome is null && remote.EndsAt <= now).OrderBy(remote => remote.EndsAt).ToList())
            {
                // What is to succeed does what the vehicle lets it do.
                var own = due.Refusal is null && due.Arranged is null or { Status: "Success" }
                    ? RemoteEffects.Run(lives.ToChange(due.Vehicle), due.Action, due.EndsAt) : null;
                var outcome = due.Refusal is { } cause ? RemoteOutcome.Failed(cause) : due.Arranged ?? own;
                _remotes[_remotes.IndexOf(due)] = due with { Outcome = outcome };
            }
        }
    }

    private (int Place, DateTimeOffset At)? FirstUntold()
    {
        (int Place, DateTimeOffset At)? first = null;
        foreach (var told in _told)
        {
            var remote = _remotes[told.Key];
            var at = told.Value < remote.Steps.Count ? remote.Steps[told.Value].At : remote.EndsAt;
            if (at < DateTimeOffset.MaxValue && (first is null || at < first.Value.At))
                first = (told.Key, at);
        }

        return first;
    }

    /// <summary>How the next remotes of a vehicle go.</summary>
    public RemoteArrangement ArrangementOf(Vehicle vehicle)
    {
        lock (_gate)
            return _arranged.TryGetValue(vehicle.Index, out var arranged) ? arranged : RemoteArrangement.Usual;
    }

    /// <summary>Says how the next remotes of a vehicle go. When it is as usual, those that were held go on.</summary>
    public void Arrange(Vehicle vehicle, RemoteArrangement arrangement, DateTimeOffset now)
    {
        lock (_gate)
        {
            _arranged[vehicle.Index] = arrangement;
            if (arrangement is not { Outcome: null, Status: null })
                return;
            for (var i = 0; i < _remotes.Count; i++)
            {
                var remote = _remotes[i];
                if (remote.Vehicle.Vin != vehicle.Vin || !remote.IsHeld)
                    continue;
                var (steps, end) = spread.Spread(
                    vehicle, i, now, [Remote.Sent], arrangement.Life ?? spread.Life(vehicle, i, wakes: false));
                _remotes[i] = remote with { Steps = [.. remote.Steps, .. steps], EndsAt = end };
            }
        }
    }

    private Way Plan(Vehicle vehicle, string action, bool isAllowed, DateTimeOffset now)
    {
        var number = _remotes.Count(remote => remote.Vehicle.Index == vehicle.Index);
        var history = lives.Of(vehicle).At(now);
        var last = history.LastMessages(now)?.Last.At;
        var sleeps = last is null || (history.PhaseAt(now) is Parking && now - last > s_awake);

        // Whoever navigates hears nothing before the destination is on its way.
        var isQuiet = action == "navigation";
        List<string> accepted = isQuiet ? [] : [Remote.Accepted];
        List<string> woken = sleeps && !isQuiet ? [.. accepted, Remote.WakingUp] : accepted;
        List<string> seen = !isQuiet && spread.IsChecked(vehicle, number) ? [.. woken, Remote.Checking] : woken;
        List<string> way = [.. seen, Remote.Sent];
        var life = spread.Life(vehicle, number, sleeps);

        if (ArrangementOf(vehicle) is { } arranged && arranged is not { Outcome: null, Status: null })
        {
            life = arranged.Life ?? life;
            if (arranged.Outcome is { } outcome)
                return Go(way, life, arranged: new RemoteOutcome(outcome, arranged.Cause));
            var held = Go([.. seen.TakeWhile(state => state != arranged.Status), arranged.Status!], life);
            return held with { End = DateTimeOffset.MaxValue };
        }

        if (!isAllowed)
            return Refuse("MissingRights");
        if (_remotes.Exists(remote => remote.Vehicle.Vin == vehicle.Vin && remote.Outcome is null))
            return Refuse("SameActionInProgress");
        if (sleeps && _remotes.Count(remote => remote.Vehicle.Vin == vehicle.Vin && remote.WakesVehicle && remote.SentAt > now - s_month)
            >= MaxWakeUps)
            return Refuse("TooManyWakeUpsOverMonth");
        life = ArrangementOf(vehicle).Life ?? (last is null ? spread.Unanswered : life);
        return last is null ? Go(isQuiet ? way : woken, life, "VehicleConnectionTimeout") : Go(way, life);

        Way Go(IReadOnlyList<string> states, TimeSpan life, string? refusal = null, RemoteOutcome? arranged = null)
        {
            var (steps, end) = spread.Spread(vehicle, number, now, states, life);
            return new Way(steps, end, refusal, arranged);
        }

        Way Refuse(string cause) =>
            Go(isQuiet ? [Remote.Sent] : accepted, ArrangementOf(vehicle).Life ?? spread.Refusal(vehicle, number), cause);
    }

    private readonly record struct Way(
        IReadOnlyList<(DateTimeOffset At, string Status)> Steps, DateTimeOffset End, string? Refusal, RemoteOutcome? Arranged);
}
