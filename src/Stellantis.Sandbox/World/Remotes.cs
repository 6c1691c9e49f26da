using Newtonsoft.Json.Linq;

namespace Stellantis.Sandbox.World;

/// <summary>The remote commands of the account. They go on with the clock: whoever asks, settles first what was due by then.</summary>
internal sealed class Remotes(int seed, Lives lives)
{
    /// <summary>More often than this in thirty days no vehicle is woken.</summary>
    public const int MaxWakeUps = 100;

    private static readonly TimeSpan s_accepting = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_waking = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_sending = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_unanswered = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_awake = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan s_month = TimeSpan.FromDays(30);

    private readonly object _gate = new();
    private readonly List<Remote> _remotes = [];

    /// <summary>Sends a command to a vehicle. Without the right to do so it fails later, as the service lets it.</summary>
    public Remote Send(Vehicle vehicle, string channelId, string type, string body, JProperty action, bool isAllowed, DateTimeOffset now)
    {
        lock (_gate)
        {
            Settle(now);
            var (steps, end, refusal) = Plan(vehicle, action.Name, isAllowed, now);
            var id = new Dice(seed, _remotes.Count, 'r').Hex(32).Insert(20, "-").Insert(16, "-").Insert(12, "-").Insert(8, "-");
            var remote = new Remote(id, vehicle, channelId, type, body, action, now, steps, end, refusal);
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

    /// <summary>Ends the commands that were due, one after the other, and lets them change their vehicles.</summary>
    public void Settle(DateTimeOffset now)
    {
        lock (_gate)
        {
            foreach (var due in _remotes.Where(remote => remote.Outcome is null && remote.EndsAt <= now).OrderBy(remote => remote.EndsAt).ToList())
            {
                var outcome = due.Refusal is { } cause
                    ? RemoteOutcome.Failed(cause)
                    : RemoteEffects.Run(lives.ToChange(due.Vehicle), due.Action, due.EndsAt);
                _remotes[_remotes.IndexOf(due)] = due with { Outcome = outcome };
            }
        }
    }

    private (IReadOnlyList<(DateTimeOffset At, string Status)> Steps, DateTimeOffset End, string? Refusal) Plan(
        Vehicle vehicle, string action, bool isAllowed, DateTimeOffset now)
    {
        var steps = new List<(DateTimeOffset At, string Status)>();
        var at = now;
        void Go(string status, TimeSpan takes)
        {
            steps.Add((at, status));
            at += takes;
        }

        // Whoever navigates hears nothing before the destination is on its way.
        var isSilent = action == "navigation";
        if (!isSilent)
            Go(Remote.Accepted, s_accepting);
        if (!isAllowed)
            return Refused("MissingRights");
        if (_remotes.Exists(remote => remote.Vehicle.Vin == vehicle.Vin && remote.Outcome is null))
            return Refused("SameActionInProgress");

        var history = lives.Of(vehicle).At(now);
        var last = history.LastMessages(now)?.Last.At;
        if (last is null || (history.PhaseAt(now) is Parking && now - last > s_awake))
        {
            if (_remotes.Count(remote => remote.Vehicle.Vin == vehicle.Vin && remote.WakesVehicle && remote.SentAt > now - s_month) >= MaxWakeUps)
                return Refused("TooManyWakeUpsOverMonth");
            if (!isSilent)
                Go(Remote.WakingUp, last is null ? s_unanswered : s_waking);
            if (last is null)
                return Refused("VehicleConnectionTimeout");
        }

        Go(Remote.Sent, s_sending);
        return (steps, at, null);

        (IReadOnlyList<(DateTimeOffset At, string Status)> Steps, DateTimeOffset End, string? Refusal) Refused(string cause)
        {
            if (steps.Count == 0)
                Go(Remote.Sent, s_sending);
            return (steps, at, cause);
        }
    }
}
