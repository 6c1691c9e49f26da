using Stellantis.Sandbox.Bodies;
using Stellantis.Sandbox.Options;

namespace Stellantis.Sandbox.World;

/// <summary>All that the API tells about: it begins when the server starts and ends with it.</summary>
internal sealed class SandboxWorld
{
    private static readonly TimeSpan s_pastAlert = TimeSpan.FromMinutes(10);

    private readonly Func<DateTimeOffset> _clock;
    private readonly double _speed;
    private readonly DateTimeOffset _start;
    private readonly Lives _lives;
    private readonly object _gate = new();
    private long _ahead;

    public SandboxWorld(SandboxOptions options, WorldPlan? plan = null)
    {
        _clock = options.Clock;
        _speed = options.Speed;
        _start = RealTime;
        var seed = options.Seed;
        plan ??= WorldPlan.Empty;
        seed = plan.Seed ?? seed;
        Began = Now;
        Fleet = new Fleet(seed, plan.VehicleCount ?? options.VehicleCount, [.. plan.Vehicles.Select(vehicle => vehicle.Name)]);
        _lives = new Lives(vehicle => vehicle.Index < plan.Vehicles.Count
            ? new Life(seed, vehicle, Story.Everyday, Began, plan.Vehicles[vehicle.Index].Trips, plan.Vehicles[vehicle.Index].Alerts is null)
            : new Life(seed, vehicle, Stories.Of(vehicle.Index), Began));
        Remotes = new Remotes(seed, _lives, new RemoteLives(seed, options.ShortestRemoteLife, options.LongestRemoteLife));
        Subscriptions = new Subscriptions(seed, options.MaxMonitors);
        Arrange(plan);
    }

    /// <summary>When the world began.</summary>
    public DateTimeOffset Began { get; }

    /// <summary>The time of the world: UTC, in whole seconds as the API writes it.</summary>
    public DateTimeOffset Now
    {
        get
        {
            var now = Instant;
            return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond));
        }
    }

    /// <summary>The time of the world to the tick, for what is measured by less than a second.</summary>
    public DateTimeOffset Instant
    {
        get
        {
            var real = RealTime;
            return Ahead(_speed == 1 ? real : _start.AddTicks((long)((real - _start).Ticks * _speed)));
        }
    }

    /// <summary>
    /// The time for what callers wait for, limits and the ends of tokens: it is put forward with the world, and otherwise goes as real time does.
    /// </summary>
    public DateTimeOffset CallersInstant => Ahead(RealTime);

    public Fleet Fleet { get; }

    public Remotes Remotes { get; }

    public Subscriptions Subscriptions { get; }

    /// <summary>Who is told that time goes on, and that vehicles were changed.</summary>
    public IFollower? Follower { get; set; }

    /// <summary>Puts the clock forward.</summary>
    public void Advance(TimeSpan time)
    {
        if (time < TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(time), time, "The clock only goes forward.");
        Interlocked.Add(ref _ahead, time.Ticks);
        Settle(Now);
    }

    /// <summary>Lets happen what was due by an instant: remotes end, and whoever follows has seen it.</summary>
    public void Settle(DateTimeOffset now)
    {
        Follower?.Follow(now);
        Remotes.Settle(now);
    }

    /// <summary>What is to be known about a vehicle, at least up to an instant.</summary>
    public History HistoryOf(Vehicle vehicle, DateTimeOffset instant) => _lives.Of(vehicle).At(instant);

    /// <summary>Changes a vehicle.</summary>
    /// <exception cref="ArgumentException">There is no such vehicle, or a value is none that it can have.</exception>
    public void SetVehicle(string vin, SandboxVehicleState changes)
    {
        lock (_gate)
        {
            var vehicle = Find(vin);
            Arrangement.Check(vehicle, changes);
            var now = Now;
            Settle(now);
            var remotes = Remotes.ArrangementOf(vehicle).With(changes);
            if (!changes.IsOfRemotesAlone)
                Arrangement.Apply(_lives.ToChange(vehicle), vehicle, changes, now);
            Remotes.Arrange(vehicle, remotes, now);
            Follower?.Changed(vehicle, now, changes);
        }
    }

    /// <summary>Lets a vehicle drive along a way, which it begins now.</summary>
    /// <returns>When it arrives.</returns>
    /// <exception cref="ArgumentException">There is no such vehicle, or the way is none that it can drive.</exception>
    public DateTimeOffset MoveVehicle(string vin, SandboxJourney journey)
    {
        lock (_gate)
        {
            var vehicle = Find(vin);
            var now = Now;
            Settle(now);
            var (route, duration) = Journeys.Plan(journey, HistoryOf(vehicle, now).ConditionAt(now).Point);
            _lives.ToChange(vehicle).DriveAlong(now, route, duration);
            Follower?.Changed(vehicle, now, new SandboxVehicleState());
            return now + duration;
        }
    }

    /// <summary>Raises an alert; it starts now, or an ended one some minutes ago, unless another start is given.</summary>
    /// <exception cref="ArgumentException">There is no such vehicle, type or severity, or the vehicle cannot have it.</exception>
    public Alert AddAlert(string vin, string type, string? severity, bool active, DateTimeOffset? startedAt)
    {
        if (!Vocabulary.IsAlert(type))
            throw new ArgumentException($"'{type}' is not a type of alert.", nameof(type));
        if (severity is not null && !AlertKind.Severities.Contains(severity))
            throw new ArgumentException($"'{severity}' is not one of {string.Join(", ", AlertKind.Severities)}.", nameof(severity));
        lock (_gate)
        {
            var vehicle = Find(vin);
            var now = Now;
            var start = startedAt?.ToUniversalTime() ?? (active ? now : now - s_pastAlert);
            start = start.AddTicks(-(start.Ticks % TimeSpan.TicksPerSecond));
            var kind = AlertKind.Of(type);
            if (start > now)
                throw new ArgumentOutOfRangeException(nameof(startedAt), startedAt, "An alert does not start in the future.");
            if ((kind.IsLowFuel && !vehicle.Model.HasTank) || (kind.IsChargingFailure && !vehicle.Model.HasBattery))
                throw new ArgumentException($"The vehicle cannot have {type}.", nameof(type));

            Settle(now);
            DateTimeOffset? end = active ? null : start + s_pastAlert < now ? start + s_pastAlert : now;
            var alert = _lives.ToChange(vehicle).Raise(now, severity is null ? kind : kind with { Severity = severity }, start, end);
            Follower?.Changed(vehicle, now, new SandboxVehicleState());
            return alert;
        }
    }

    private DateTimeOffset RealTime => _clock().ToUniversalTime();

    /// <summary>Lets go of what can be made up again.</summary>
    public void Forget() => _lives.Forget();

    private DateTimeOffset Ahead(DateTimeOffset time) => time.AddTicks(Interlocked.Read(ref _ahead));

    private Vehicle Find(string vin) => Fleet.Find(vin) ?? throw new ArgumentException($"The sandbox has no vehicle {vin}.", nameof(vin));

    private void Arrange(WorldPlan plan)
    {
        for (var i = 0; i < plan.Vehicles.Count; i++)
        {
            var (vin, planned) = (Fleet[i].Vin, plan.Vehicles[i]);
            // A VIN that is given may be one that the fleet makes up for another vehicle.
            if (Fleet.Find(vin)!.Index != i || Fleet.IsMadeUpForAnother(i))
                throw new ArgumentException($"{planned.Path}.vin: is the VIN of another vehicle too.");
            try
            {
                if (planned.HasState)
                    SetVehicle(vin, planned.State);
                foreach (var alert in planned.Alerts ?? [])
                    AddAlert(vin, alert.Type, alert.Severity, alert.IsActive, alert.StartedAt);
            }
            catch (ArgumentException e)
            {
                throw new ArgumentException($"{planned.Path}: {e.Message}", e);
            }
        }
    }
}
