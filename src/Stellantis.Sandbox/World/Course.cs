namespace Stellantis.Sandbox.World;

/// <summary>
/// How a vehicle stands, drives and charges, one phase after the other: made up from the seed as far as somebody looks, and from the moment on
/// at which somebody takes the vehicle in hand, made up anew from there.
/// </summary>
internal sealed class Course
{
    /// <summary>How far back the course goes, in days.</summary>
    public const int HistoryDays = 120;

    public const string Disconnected = "Disconnected";
    public const string Finished = "Finished";
    public const string Stopped = "Stopped";
    public const string Failure = "Failure";
    public const string InProgress = "InProgress";

    private const int Favourites = 5;
    private const double SamePlace = 0.4;
    private const double FullTank = 97;

    private static readonly int[] s_tripsADay = [0, 2, 2, 2, 3, 4];
    private static readonly string[] s_modes = ["Normal", "Normal", "Eco", "Comfort", "Sport"];
    private static readonly string[] s_sides = ["Front", "Rear", "Lateral", "Left", "Right"];
    private static readonly string[] s_severities = ["Minimal", "Minor", "Major"];
    private static readonly TimeSpan s_shortestStay = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan s_arranged = TimeSpan.FromHours(1);
    private static readonly TimeSpan s_forEver = TimeSpan.FromDays(36_500);

    private readonly int _seed;
    private readonly Vehicle _vehicle;
    private readonly Story _story;
    private readonly DateTimeOffset _began;
    private readonly IReadOnlyList<PlannedTrip>? _planned;
    private readonly TimeSpan _shift;
    private readonly Point[] _places;
    private readonly List<Phase> _phases = [];
    private PlannedTrip? _departure;
    private int _trips;
    private int _sessions;

    /// <param name="seed">The seed of the world.</param>
    /// <param name="vehicle">Whose course it is.</param>
    /// <param name="story">What befalls the vehicle.</param>
    /// <param name="began">When the world began.</param>
    /// <param name="planned">All the trips there are; null for made-up ones.</param>
    public Course(int seed, Vehicle vehicle, Story story, DateTimeOffset began, IReadOnlyList<PlannedTrip>? planned)
    {
        _seed = seed;
        _vehicle = vehicle;
        _story = story;
        _began = began;
        _planned = planned;

        var dice = Throw('v', 0);
        _places = new Point[Favourites + 1];
        for (var i = 0; i < Favourites; i++)
            _places[i] = Point.NearTown(vehicle.Index, ref dice);
        _places[Favourites] = Home.Moved(28 + 10 * dice.NextDouble(), 28 + 10 * dice.NextDouble());
        _shift = TimeSpan.FromHours(dice.Next(24));

        var odometer = Math.Round(3000 + 90_000 * dice.NextDouble(), 1);
        var battery = vehicle.Model.HasBattery ? 50 + 40 * dice.NextDouble() : 0;
        var fuel = vehicle.Model.HasTank ? 30 + 65 * dice.NextDouble() : 0;
        var first = planned?.Select(trip => trip.Start).DefaultIfEmpty(began).Min() ?? began;
        Start = new DateTimeOffset(first.UtcDateTime.Date, TimeSpan.Zero).AddDays(planned is null ? -HistoryDays : -1);
        Stay(Start, new Condition(odometer, Home, 0, battery, fuel), Disconnected);
    }

    /// <summary>Where the course begins.</summary>
    public DateTimeOffset Start { get; }

    public IReadOnlyList<Phase> Phases => _phases;

    private VehicleModel Model => _vehicle.Model;

    private Point Home => _places[0];

    /// <summary>Goes on until a phase reaches beyond the instant; true when there was something to add.</summary>
    public bool ExtendTo(DateTimeOffset instant)
    {
        var before = _phases.Count;
        while (_phases[^1].End <= instant)
        {
            if (_phases[^1] is Trip trip)
                Stay(trip.End, trip.After, Disconnected);
            else
                Drive(_phases[^1].After, _departure!);
        }

        return _phases.Count > before;
    }

    /// <summary>
    /// Ends what the vehicle does, changes its condition and lets it stand. Like what is arranged below, that lasts an hour at least.
    /// </summary>
    public void Park(DateTimeOffset at, Func<Condition, Condition> change, string charging) =>
        Stay(at, Cut(at, change, charging), charging, s_arranged);

    /// <summary>Ends what the vehicle does, changes its condition and lets it charge, if there is room in the battery.</summary>
    public void Charge(DateTimeOffset at, Func<Condition, Condition> change) =>
        Stay(at, Cut(at, change, InProgress), Stopped, s_arranged, charges: true);

    /// <summary>Ends what the vehicle does, changes its condition and lets it drive.</summary>
    public void DriveOff(DateTimeOffset at, Func<Condition, Condition> change) =>
        Drive(Cut(at, change, Disconnected), new PlannedTrip(at, 45, s_arranged));

    /// <summary>Ends what the vehicle does and lets it drive along a way; it stands where the way begins.</summary>
    public void DriveAlong(DateTimeOffset at, Route route, TimeSpan duration)
    {
        var condition = Cut(at, condition => condition with { Point = route.At(0).Point }, Disconnected);
        var dice = Throw('t', _trips++);
        _phases.Add(new Trip(dice.Hex(16), at, at + duration, condition, Model, route, route.Length, duration) { Modes = (s_modes[0], s_modes[0]) });
    }

    private Condition Cut(DateTimeOffset at, Func<Condition, Condition> change, string charging)
    {
        ExtendTo(at);
        var current = _phases.FindLast(phase => phase.Start <= at)!;
        _phases.RemoveAll(phase => phase.Start >= at && phase.Start > Start);
        // What comes next is the same however far somebody has looked ahead.
        (_trips, _sessions) = (_phases.Count(phase => phase is Trip), _phases.Count(phase => phase is ChargingSession));
        _phases[^1] = _phases[^1] is ChargingSession session && session == current
            ? session with { End = at, FinishReason = charging is Disconnected or Failure ? charging : Stopped, Fault = null }
            : _phases[^1] with { End = at };
        return change(current.At(at));
    }

    private Dice Throw(char purpose, long number) => new(_seed, _vehicle.Index, purpose + 256 * number);

    // Standing until the next departure, with charging in between when the battery asks for it.
    private void Stay(DateTimeOffset from, Condition condition, string charging, TimeSpan atLeast = default, bool charges = false)
    {
        _departure = NextDeparture(from + atLeast);
        var leave = _departure.Start;
        var session = !Model.HasBattery ? null
            : charges ? ChargeAtOnce(from, condition, leave)
            : atLeast == default ? PlanSession(from, condition, leave)
            : null;
        if (session is not null)
        {
            if (session.Start > from)
                _phases.Add(new Parking(from, session.Start, condition, charging));
            _phases.Add(session);
            _sessions++;
            (from, condition, charging) = (session.End, session.After, session.FinishReason!);
        }

        if (from < leave)
            _phases.Add(new Parking(from, leave, condition, charging));
    }

    private ChargingSession? PlanSession(DateTimeOffset from, Condition condition, DateTimeOffset leave)
    {
        var dice = Throw('c', _sessions);
        var id = dice.Hex(16);
        var threshold = 35 + dice.Next(45);
        var target = dice.Chance(0.5) ? 80 : 100;
        var power = Model.HasTank ? 3_700 : dice.Chance(0.25) ? 50_000 : 7_400;
        var start = from.AddMinutes(2 + dice.Next(25));
        var fails = dice.Chance(0.05);
        var isLost = dice.Chance(0.05);
        var share = 0.2 + 0.6 * dice.NextDouble();

        if (_story == Story.PluggedIn && _planned is null && from < _began)
        {
            // It goes without for some days, so that there is something to charge when the world begins.
            threshold = leave <= _began && from > _began.AddDays(-6) ? 20 : threshold;
            if (leave > _began)
                (start, power, target, threshold, fails) = (Later(from.AddMinutes(1), _began.AddMinutes(-40)), 2_300, 100, 100, false);
        }

        if (condition.Battery >= threshold)
            return null;
        var session = Session(id, start, condition, leave, power, target);
        if (session is null)
            return null;
        if (fails)
            session = session with { End = Part(session, share), FinishReason = Failure };
        return isLost ? session with { Fault = new Fault("DataLacking", "Connection", Part(session, 0.3), Part(session, 0.5)) } : session;
    }

    private ChargingSession? ChargeAtOnce(DateTimeOffset from, Condition condition, DateTimeOffset leave)
    {
        var dice = Throw('c', _sessions);
        return Session(dice.Hex(16), from, condition, leave, Model.HasTank ? 3_700 : 7_400, 100);
    }

    // As long as it takes, or until two minutes before the vehicle leaves; null when that is not worth it.
    private ChargingSession? Session(string id, DateTimeOffset start, Condition condition, DateTimeOffset leave, int power, int target)
    {
        if (condition.Battery >= target)
            return null;
        var full = start + ChargingSession.TimeFor(Model, condition.Battery, target, power);
        var unplugged = leave.AddMinutes(-2);
        var end = Earlier(full, unplugged);
        return end <= start ? null : new ChargingSession(id, start, end, condition, Model, power, target)
        {
            FinishReason = end == full ? Finished : Disconnected,
        };
    }

    private void Drive(Condition condition, PlannedTrip departure)
    {
        var dice = Throw('t', _trips);
        var id = dice.Hex(16);
        if (Model.HasTank && condition.Fuel < 5 + dice.Next(10))
            condition = condition with { Fuel = FullTank };

        var route = departure.Distance > 0
            ? Route.OfLength(condition.Point, departure.Distance, ref dice)
            : Route.Between(condition.Point, Destination(condition.Point, departure, ref dice), ref dice);
        var distance = departure.Distance > 0 ? departure.Distance : Math.Round(route.Length, 1);
        var kilometresAnHour = (distance < 20 ? 28 : 45) + 25 * dice.NextDouble();
        var duration = departure.Duration > TimeSpan.Zero ? departure.Duration
            : TimeSpan.FromSeconds(Math.Ceiling(3600 * distance / kilometresAnHour));
        if (departure.Start == OnTheRoadSince)
            duration = TimeSpan.FromMinutes(50);

        var moves = Moves(duration, ref dice);
        var modes = (dice.Pick(s_modes), dice.Pick(s_modes));
        var crashes = dice.Chance(0.001) || (_story == Story.Collided && _trips is 30 or 60);
        _trips++;
        _phases.Add(new Trip(id, departure.Start, departure.Start + duration, condition, Model, route, distance, duration)
        {
            Moves = moves,
            Modes = modes,
            Fault = PlanFault(departure.Start, duration, ref dice),
            Collision = crashes ? Crash(departure.Start.AddSeconds(Math.Floor(duration.TotalSeconds * (0.2 + 0.6 * dice.NextDouble()))), ref dice)
                : null,
        });
    }

    private Point Destination(Point here, PlannedTrip departure, ref Dice dice)
    {
        bool IsElsewhere(Point place) => here.DistanceTo(place) > SamePlace;
        var far = _places[Favourites];
        if (departure.Start == OnTheRoadSince)
            return IsElsewhere(far) ? far : Home;
        if (IsElsewhere(Home) && dice.Chance(0.6))
            return Home;
        var first = dice.Next(_places.Length);
        return Enumerable.Range(first, _places.Length).Select(place => _places[place % _places.Length]).First(IsElsewhere);
    }

    private static List<HardMove> Moves(TimeSpan duration, ref Dice dice)
    {
        var moves = new List<HardMove>();
        var span = (int)duration.TotalSeconds;
        for (var left = dice.Next(4); left > 0; left--)
        {
            var offset = span / 10 + dice.Next(Math.Max(1, span * 8 / 10));
            var strength = Math.Round(3 + 2 * dice.NextDouble(), 1);
            moves.Add(dice.Next(3) switch
            {
                0 => new HardMove(HardMove.Accelerating, offset, 2 + dice.Next(3), strength),
                1 => new HardMove(HardMove.Braking, offset, 1 + dice.Next(3), -strength),
                _ => new HardMove(HardMove.Cornering, offset, 1 + dice.Next(4), dice.Chance(0.5) ? strength : -strength),
            });
        }

        return [.. moves.OrderBy(move => move.Offset)];
    }

    private static Fault? PlanFault(DateTimeOffset start, TimeSpan duration, ref Dice dice)
    {
        var third = Math.Floor(duration.TotalSeconds / 3);
        return dice.Next(40) switch
        {
            0 => new Fault("Unstarted", "Connection", start.AddSeconds(-1), start.AddSeconds(third)),
            1 or 2 => new Fault("DataLacking", "Connection", start.AddSeconds(third), start.AddSeconds(2 * third)),
            3 => new Fault("Unfinished", "Connection", start.AddSeconds(2 * third), DateTimeOffset.MaxValue),
            _ => null,
        };
    }

    private Collision Crash(DateTimeOffset at, ref Dice dice)
    {
        var id = dice.Hex(20);
        var first = dice.Next(s_sides.Length);
        var severity = dice.Next(s_severities.Length);
        var details = new List<(string, string)> { (s_sides[first], s_severities[severity]) };
        if (dice.Chance(0.5))
            details.Add((s_sides[(first + 1) % s_sides.Length], s_severities[0]));
        bool? Felt(double probability, ref Dice dice) => Model.HasCrashSensors ? dice.Chance(probability) : null;
        return new Collision(id, at, Felt(0.1, ref dice), Felt(0.2, ref dice), severity > 0, details);
    }

    // While it drives or charges for the beginning of the world, it does not start for anywhere else.
    private DateTimeOffset? OnTheRoadSince => _story == Story.OnTheRoad && _planned is null ? _began.AddMinutes(-10) : null;

    private bool IsBusy(DateTimeOffset instant) => _story switch
    {
        Story.OnTheRoad => instant > _began.AddHours(-4) && instant < _began.AddHours(1),
        Story.PluggedIn => instant > _began.AddHours(-4) && instant < _began.AddHours(6),
        _ => false,
    };

    private PlannedTrip NextDeparture(DateTimeOffset after)
    {
        var never = new PlannedTrip(after + s_forEver, 0, TimeSpan.Zero);
        if (_planned is not null)
            return _planned.Where(trip => trip.Start > after).OrderBy(trip => trip.Start).FirstOrDefault() ?? never;

        var first = new DateTimeOffset((after - _shift).UtcDateTime.Date, TimeSpan.Zero).AddDays(-1);
        var start = Enumerable.Range(0, 366).SelectMany(day => DeparturesOn(first.AddDays(day)))
            .FirstOrDefault(start => start >= after + s_shortestStay && !IsBusy(start));
        if (start == default)
            return never;
        return new PlannedTrip(OnTheRoadSince is { } since && since > after && since < start ? since : start, 0, TimeSpan.Zero);
    }

    private List<DateTimeOffset> DeparturesOn(DateTimeOffset day)
    {
        var dice = Throw('d', day.UtcTicks / TimeSpan.TicksPerDay);
        var starts = new List<DateTimeOffset>();
        var start = day + _shift + TimeSpan.FromSeconds(5 * 3600 + dice.Next(5 * 3600));
        for (var left = dice.Pick(s_tripsADay); left > 0; left--, start += TimeSpan.FromSeconds(5400 + dice.Next(4 * 3600)))
            starts.Add(start);
        return starts;
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static DateTimeOffset Part(Phase phase, double share) => phase.Start.AddSeconds(Math.Floor(share * phase.Duration.TotalSeconds));
}
