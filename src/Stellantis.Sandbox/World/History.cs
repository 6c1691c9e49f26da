namespace Stellantis.Sandbox.World;

/// <summary>
/// All that is to be known about one vehicle, as of when it was asked for. It does not change any more, and tells nothing that lies in the future.
/// </summary>
internal sealed class History
{
    private const double LowFuel = 12;

    private static readonly TimeSpan s_arming = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_sampleOnTrip = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_sampleOnCharge = TimeSpan.FromMinutes(10);
    // A vehicle that stands sends a message a day.
    private static readonly TimeSpan s_stayAlive = TimeSpan.FromDays(1);
    private static readonly TimeSpan s_longerThanSilence = TimeSpan.FromDays(3);
    private static readonly TimeSpan s_track = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan s_recently = TimeSpan.FromDays(1);

    private readonly int _seed;
    private readonly Phase[] _phases;
    private readonly Settings[] _settings;
    private readonly Alert[] _alerts;
    private readonly StolenReport[] _reports;
    private readonly DateTimeOffset[] _touches;
    private readonly (DateTimeOffset At, string Trigger)[] _breakIns;
    private readonly Lazy<AlarmMessage[]> _alarms;
    private readonly Lazy<AlarmMessage[]> _triggers;
    private Tuple<DateTimeOffset, List<Message>>? _messages;

    public History(
        int seed, Vehicle vehicle, Story story, IEnumerable<Phase> phases, IEnumerable<Settings> settings, IEnumerable<Alert> alerts,
        IEnumerable<StolenReport> reports, IEnumerable<DateTimeOffset> touches, IEnumerable<(DateTimeOffset At, string Trigger)> breakIns)
    {
        _seed = seed;
        Vehicle = vehicle;
        Story = story;
        _phases = [.. phases];
        _settings = [.. settings];
        _reports = [.. reports];
        _touches = [.. touches];
        _breakIns = [.. breakIns];
        _alerts = Settle([.. alerts]);
        _alarms = new Lazy<AlarmMessage[]>(() => [.. AlarmMessages().OrderBy(message => message.At)]);
        _triggers = new Lazy<AlarmMessage[]>(() => [.. _alarms.Value.Where(message => message.Trigger is not null)]);
    }

    public Vehicle Vehicle { get; }

    public Story Story { get; }

    public Phase PhaseAt(DateTimeOffset instant) => _phases[Math.Max(0, LastAt(_phases, phase => phase.Start, instant))];

    public Condition ConditionAt(DateTimeOffset instant) => PhaseAt(instant).At(instant);

    public Settings SettingsAt(DateTimeOffset instant) => _settings[Math.Max(0, LastAt(_settings, settings => settings.Since, instant))];

    /// <summary>What was done with the vehicle and still holds; null when it has driven off or arrived since.</summary>
    public Handling? HandlingAt(DateTimeOffset instant)
    {
        if (SettingsAt(instant).Handling is not { } handling)
            return null;
        var place = LastAt(_phases, phase => phase.Start, instant);
        while (place > 0 && _phases[place] is not Trip && _phases[place - 1] is not Trip)
            place--;
        return handling.At >= _phases[place].Start ? handling : null;
    }

    /// <summary>Where the vehicle was; null when its driver did not tell.</summary>
    public Place? PlaceAt(DateTimeOffset instant) =>
        SettingsAt(instant).Privacy == Settings.NoPrivacy || IsStolenAt(instant) ? ConditionAt(instant).Place : null;

    /// <summary>Where the vehicle was found when it was looked for, whatever its driver tells.</summary>
    public Place TrackedAt(DateTimeOffset instant) => ConditionAt(instant).Place.Flat;

    public bool IsStolenAt(DateTimeOffset instant) => _reports.Any(report => report.IsOpenAt(instant));

    /// <summary>The trips, the oldest first; the last may be under way.</summary>
    public IReadOnlyList<Trip> Trips(DateTimeOffset asOf) => Told(_phases.OfType<Trip>().Where(trip => trip.Start <= asOf), trip => trip.Start)
        .Select(trip => trip.End > asOf ? trip with { End = asOf, IsDone = false } : trip).Select(Recorded).ToList();

    /// <summary>The charging sessions, the oldest first; the last may be under way.</summary>
    public IReadOnlyList<ChargingSession> ChargingSessions(DateTimeOffset asOf) =>
        Told(_phases.OfType<ChargingSession>().Where(session => session.Start <= asOf), session => session.Start)
            .Select(session => session.End > asOf ? session with { End = asOf, FinishReason = null } : session)
            .ToList();

    /// <summary>The alerts, the oldest first.</summary>
    public IReadOnlyList<Alert> Alerts(DateTimeOffset asOf) =>
        Told(_alerts.Where(alert => alert.StartedAt <= asOf), alert => alert.StartedAt).Select(alert => alert.AsOf(asOf)).ToList();

    /// <summary>The messages of the theft alarm, the oldest first.</summary>
    public IReadOnlyList<AlarmMessage> Alarms(DateTimeOffset asOf) =>
        Told(_alarms.Value.Where(alarm => alarm.At <= asOf), alarm => alarm.At).ToList();

    /// <summary>The collisions with their trips, the oldest first.</summary>
    public IReadOnlyList<(Collision Collision, Trip Trip)> Collisions(DateTimeOffset asOf) => Told(
        from trip in _phases.OfType<Trip>()
        where trip.Collision?.At <= asOf && trip.Collision.At <= trip.End
        select (trip.Collision, trip), found => found.Collision.At).ToList();

    /// <summary>The reports of theft, the oldest first.</summary>
    public IReadOnlyList<StolenReport> StolenReports(DateTimeOffset asOf) =>
        SettingsAt(asOf).IsSilent ? [] : _reports.Where(report => report.StartedAt <= asOf).Select(report => report.AsOf(asOf)).ToList();

    /// <summary>The instants at which a stolen vehicle was looked for, the first first.</summary>
    public static IReadOnlyList<DateTimeOffset> Track(StolenReport report, DateTimeOffset asOf)
    {
        var instants = new List<DateTimeOffset>();
        for (var at = report.StartedAt; at <= (report.EndAt ?? asOf); at += s_track)
            instants.Add(at);
        return instants;
    }

    /// <summary>The messages that the vehicle sent, the oldest first.</summary>
    public IEnumerable<Message> Messages(DateTimeOffset asOf)
    {
        if (SettingsAt(asOf).IsSilent)
            return [];
        var (horizon, messages) = _messages ?? Tuple.Create(DateTimeOffset.MinValue, new List<Message>());
        if (horizon < asOf)
            (_, messages) = _messages = Tuple.Create(asOf, new List<Message>([.. messages, .. Collect(horizon.AddTicks(1), asOf)]));
        return messages.TakeWhile(message => message.At <= asOf);
    }

    /// <summary>
    /// The moments after an instant, up to and with another one, at which something came from the vehicle: its messages, those of its alarm, and
    /// collisions, each with what it told. What comes at the same time is one moment.
    /// </summary>
    public IReadOnlyList<Message> Moments(DateTimeOffset after, DateTimeOffset to)
    {
        if (SettingsAt(to).IsSilent)
            return [];
        var messages = Collect(after.AddTicks(1), to);
        var count = messages.Count;
        messages.AddRange(Alarms(to).Where(alarm => alarm.At > after)
            .Select(alarm => new Message(alarm.At, Blocks.Alarm & BlocksAt(alarm.At), false)));
        messages.AddRange(Collisions(to).Where(found => found.Collision.At > after)
            .Select(found => new Message(found.Collision.At, Blocks.Safety & BlocksAt(found.Collision.At), false)));
        if (messages.Count == count)
            return messages;
        return messages.GroupBy(message => message.At).OrderBy(same => same.Key)
            .Select(same => new Message(same.Key, same.Aggregate(Blocks.None, (all, message) => all | message.Blocks), same.Any(one => one.IsFull)))
            .ToList();
    }

    /// <summary>The trip under way, or else the last one; null when there was none.</summary>
    public Trip? TripBefore(DateTimeOffset instant) => LastTrip(instant, static _ => true);

    /// <summary>The last trip that has ended; null when there was none.</summary>
    public Trip? EndedTripBefore(DateTimeOffset instant) => LastTrip(instant, trip => trip.End <= instant);

    /// <summary>The last message, and the last one with all that there was to tell; null when there was none.</summary>
    public (Message Last, Message Full)? LastMessages(DateTimeOffset asOf)
    {
        if (SettingsAt(asOf).IsSilent)
            return null;
        var recent = Collect(asOf - s_longerThanSilence, asOf);
        var messages = recent.Exists(message => message.IsFull) ? recent : Messages(asOf).ToList();
        return messages.Count == 0 ? null : (messages[^1], messages.FindLast(message => message.IsFull) is { IsFull: true } full ? full
            : messages[^1]);
    }

    /// <summary>What there is to tell at an instant.</summary>
    public Blocks BlocksAt(DateTimeOffset instant)
    {
        var privacy = SettingsAt(instant).Privacy;
        var isStolen = IsStolenAt(instant);
        if (privacy == Settings.HidesAll && !isStolen)
            return Blocks.Privacy;
        var blocks = Blocks.All;
        if (privacy == Settings.HidesPlace && !isStolen)
            blocks &= ~Blocks.Location;
        var (alarm, trigger) = AlarmAt(instant);
        if (alarm is null)
            blocks &= ~Blocks.AlarmStatus;
        if (trigger is null)
            blocks &= ~Blocks.AlarmTrigger;
        if (StolenReportAt(instant) is null)
            blocks &= ~Blocks.Stolen;
        return blocks;
    }

    /// <summary>How the vehicle was at an instant.</summary>
    public Snapshot At(DateTimeOffset instant) => new(this, instant);

    /// <summary>The alerts that were active, and those that had ended not long before.</summary>
    public IEnumerable<Alert> AlertsAround(DateTimeOffset instant) =>
        _alerts.Where(alert => alert.StartedAt <= instant && !(alert.EndAt + s_recently <= instant)).Select(alert => alert.AsOf(instant));

    /// <summary>The last message of the alarm, and the last by which it went off; null when there was none.</summary>
    public (AlarmMessage? Last, AlarmMessage? Trigger) AlarmAt(DateTimeOffset instant)
    {
        var last = LastAt(_alarms.Value, alarm => alarm.At, instant);
        return (last < 0 ? null : _alarms.Value[last], _triggers.Value.LastOrDefault(trigger => trigger.At <= instant));
    }

    /// <summary>The report that is open, or the last one; null when there was none.</summary>
    public StolenReport? StolenReportAt(DateTimeOffset instant) => _reports.LastOrDefault(report => report.StartedAt <= instant)?.AsOf(instant);

    private Trip? LastTrip(DateTimeOffset instant, Func<Trip, bool> isMeant)
    {
        for (var place = LastAt(_phases, phase => phase.Start, instant); place >= 0; place--)
        {
            if (_phases[place] is Trip trip && isMeant(trip))
                return Recorded(trip);
        }

        return null;
    }

    // A trip as it is told: without its places when its driver does not tell them.
    private Trip Recorded(Trip trip) => SettingsAt(trip.Start).Privacy == Settings.HidesPlace
        ? trip with { Fault = new Fault("DataLacking", "GeoPrivacy", trip.Start, trip.Start) } : trip;

    private static int LastAt<T>(T[] items, Func<T, DateTimeOffset> time, DateTimeOffset instant)
    {
        var (low, high) = (0, items.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (time(items[middle]) <= instant)
                low = middle + 1;
            else
                high = middle;
        }

        return low - 1;
    }

    // What happens while the driver tells nothing stays untold for ever.
    private IEnumerable<T> Told<T>(IEnumerable<T> items, Func<T, DateTimeOffset> time) =>
        _settings[^1].IsSilent ? [] : items.Where(item => SettingsAt(time(item)) is { Privacy: not Settings.HidesAll, IsSilent: false });

    private List<Message> Collect(DateTimeOffset from, DateTimeOffset to)
    {
        var messages = new List<(DateTimeOffset At, Blocks Blocks)>();
        foreach (var phase in _phases.Where(phase => phase.End > from && phase.Start <= to))
        {
            var fault = FaultOf(phase);
            if (phase.Start >= from && fault?.Covers(phase.Start) != true)
                messages.Add((phase.Start, Blocks.All));
            var (step, blocks) = phase switch
            {
                Trip => (s_sampleOnTrip, Blocks.OnTheMove),
                ChargingSession => (s_sampleOnCharge, Blocks.OnCharge),
                _ => (s_stayAlive, Blocks.All),
            };
            var at = phase is Parking ? new DateTimeOffset(phase.Start.UtcDateTime.Date, TimeSpan.Zero) : phase.Start;
            // Up to the last one before: what was sent at that very instant is among them.
            if (from > at)
                at = at.AddTicks(((from - at).Ticks - 1) / step.Ticks * step.Ticks);
            for (at += step; at < phase.End && at <= to; at += step)
            {
                if (at >= from && fault?.Covers(at) != true)
                    messages.Add((at, blocks));
            }
        }

        var touches = _touches.Where(touch => touch >= from && touch <= to).ToList();
        if (touches.Count > 0)
        {
            messages.RemoveAll(message => touches.Contains(message.At));
            messages.AddRange(touches.Distinct().Select(touch => (touch, Blocks.All)));
            messages.Sort(static (one, other) => one.At.CompareTo(other.At));
        }

        return messages
            .Where(message => !SettingsAt(message.At).IsSilent)
            .Select(message => new Message(message.At, message.Blocks & BlocksAt(message.At), message.Blocks == Blocks.All))
            .ToList();
    }

    private static Fault? FaultOf(Phase phase) => phase switch
    {
        Trip trip => trip.Fault,
        ChargingSession session => session.Fault,
        _ => null,
    };

    // What telemetry shows makes alerts, and an alert about something open ends when the vehicle drives off.
    private Alert[] Settle(List<Alert> alerts)
    {
        var trips = _phases.OfType<Trip>().ToArray();
        for (var i = 0; i < alerts.Count; i++)
        {
            if (alerts[i].Kind.Opening is null)
                continue;
            var left = trips.FirstOrDefault(trip => trip.Start > alerts[i].StartedAt)?.Start;
            if (left is not null && !(alerts[i].EndAt <= left))
                alerts[i] = alerts[i] with { EndAt = left };
        }

        var failures = _phases.OfType<Parking>().Where(parking => parking.Charging == Course.Failure)
            .Select(parking => new Alert(Id('f', parking.Start), AlertKind.Of("ChargingFailure"), parking.Start, parking.End));
        foreach (var shown in FuelAlerts().Concat(failures).ToList())
        {
            // One that was arranged is shown in place of the one that it brings about, and lasts as long.
            var arranged = alerts.FindIndex(alert =>
                alert is { ArrangedAt: { } at, EndAt: null } && alert.Kind.IsSameAs(shown.Kind) && shown.IsActiveAt(at));
            if (arranged < 0)
                alerts.Add(shown);
            else
                alerts[arranged] = alerts[arranged] with { EndAt = shown.EndAt };
        }

        return [.. alerts.OrderBy(alert => alert.StartedAt).ThenBy(alert => alert.Id, StringComparer.Ordinal)];
    }

    private IEnumerable<Alert> FuelAlerts()
    {
        if (!Vehicle.Model.HasTank)
            yield break;
        DateTimeOffset? since = null;
        foreach (var phase in _phases)
        {
            if (since is { } start && phase.Before.Fuel >= LowFuel)
            {
                yield return Low(start, phase.Start);
                since = null;
            }

            if (since is null && (phase.Before.Fuel < LowFuel || phase.After.Fuel < LowFuel))
                since = FirstLow(phase);
        }

        if (since is { } last)
            yield return Low(last, null);

        Alert Low(DateTimeOffset start, DateTimeOffset? end) => new(Id('l', start), AlertKind.Of("FuelLevelLow"), start, end);
    }

    // Within a phase the tank only empties.
    private static DateTimeOffset FirstLow(Phase phase)
    {
        var (low, high) = (0L, (long)phase.Duration.TotalSeconds);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (phase.At(phase.Start.AddSeconds(middle)).Fuel < LowFuel)
                high = middle;
            else
                low = middle + 1;
        }

        return phase.Start.AddSeconds(low);
    }

    private IEnumerable<AlarmMessage> AlarmMessages()
    {
        if (!Vehicle.Model.HasAlarm)
            return [];
        var switches = _phases.OfType<Trip>().SelectMany(trip => new[]
        {
            new AlarmMessage(Id('-', trip.Start), trip.Start, IsOn: false),
            new AlarmMessage(Id('+', trip.End), trip.End + s_arming, IsOn: true),
        });
        return switches.Concat(_breakIns.Select(breakIn => new AlarmMessage(Id('!', breakIn.At), breakIn.At, IsOn: true, breakIn.Trigger)));
    }

    private string Id(char purpose, DateTimeOffset instant) =>
        new Dice(_seed, Vehicle.Index, purpose + 256 * (instant.UtcTicks / TimeSpan.TicksPerSecond)).Hex(20);
}
