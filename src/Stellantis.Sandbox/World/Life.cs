namespace Stellantis.Sandbox.World;

/// <summary>The life of one vehicle: its made-up past, and what remotes and whoever arranges the world have changed since.</summary>
internal sealed class Life
{
    private const int MaxAlerts = 8;
    private const double NearlyEmpty = 8;

    private static readonly string[] s_breakIns = ["VolumetricBreakIn", "GlassBreached", "TrunkDoorBreakIn", "VehicleLifting"];
    private static readonly string[] s_workDays = ["Mon", "Tue", "Wed", "Thu", "Fri"];

    private readonly object _gate = new();
    private readonly int _seed;
    private readonly Vehicle _vehicle;
    private readonly Story _story;
    private readonly Course _course;
    private readonly List<Settings> _settings = [];
    private readonly List<Alert> _alerts = [];
    private readonly List<StolenReport> _reports = [];
    private readonly List<DateTimeOffset> _touches = [];
    private readonly List<(DateTimeOffset At, string Trigger)> _breakIns = [];
    private History? _history;
    private int _arranged;

    /// <param name="seed">The seed of the world.</param>
    /// <param name="vehicle">Whose life it is.</param>
    /// <param name="story">What befalls the vehicle.</param>
    /// <param name="began">When the world began.</param>
    /// <param name="planned">All the trips there are; null for made-up ones.</param>
    /// <param name="hasAlerts">Whether there are made-up alerts.</param>
    public Life(int seed, Vehicle vehicle, Story story, DateTimeOffset began, IReadOnlyList<PlannedTrip>? planned = null, bool hasAlerts = true)
    {
        _seed = seed;
        _vehicle = vehicle;
        _story = story;
        _course = new Course(seed, vehicle, story, began, planned);
        _course.ExtendTo(began);
        Begin(began);
        if (hasAlerts)
            RaiseAlerts(began);
    }

    /// <summary>What is to be known at an instant.</summary>
    public History At(DateTimeOffset instant)
    {
        lock (_gate)
        {
            if (_course.ExtendTo(instant) || _history is null)
                _history = new History(_seed, _vehicle, _story, _course.Phases, _settings, _alerts, _reports, _touches, _breakIns);
            return _history;
        }
    }

    /// <summary>Lets the vehicle send a message.</summary>
    public void Touch(DateTimeOffset at) => Change(() => _touches.Add(at));

    /// <summary>Changes what is set.</summary>
    public void Set(DateTimeOffset at, Func<Settings, Settings> change) => Change(() =>
    {
        _settings.Add(change(_settings[^1]) with { Since = at });
        _touches.Add(at);
    });

    /// <summary>Does something to the vehicle that holds until it drives off or arrives.</summary>
    public void Handle(DateTimeOffset at, Func<Handling, Handling> change)
    {
        var handling = At(at).HandlingAt(at) ?? new Handling(at);
        Set(at, settings => settings with { Handling = change(handling) with { At = at } });
    }

    /// <summary>Begins to charge the vehicle where it stands.</summary>
    public void Charge(DateTimeOffset at, Func<Condition, Condition>? change = null) => Move(at, () => _course.Charge(at, change ?? Same));

    /// <summary>Lets the vehicle stand.</summary>
    public void Park(DateTimeOffset at, string charging, Func<Condition, Condition>? change = null) =>
        Move(at, () => _course.Park(at, change ?? Same, charging));

    /// <summary>Lets the vehicle drive.</summary>
    public void DriveOff(DateTimeOffset at, Func<Condition, Condition>? change = null) => Move(at, () => _course.DriveOff(at, change ?? Same));

    /// <summary>Lets the vehicle drive along a way.</summary>
    public void DriveAlong(DateTimeOffset at, Route route, TimeSpan duration) => Move(at, () => _course.DriveAlong(at, route, duration));

    /// <summary>Reports that the vehicle is stolen, or is not any more.</summary>
    public void Report(DateTimeOffset at, bool isStolen) => Change(() =>
    {
        var open = _reports.FindIndex(report => report.EndAt is null);
        if (isStolen && open < 0)
            _reports.Add(new StolenReport(NewId(), at, null));
        else if (!isStolen && open >= 0)
            _reports[open] = _reports[open] with { EndAt = at };
        _touches.Add(at);
    });

    /// <summary>Raises an alert, with what the vehicle has to be like for it; an alert without an end is active.</summary>
    public Alert Raise(DateTimeOffset now, AlertKind kind, DateTimeOffset startedAt, DateTimeOffset? endAt)
    {
        if (endAt is null && kind.IsLowFuel)
            Park(now, At(now).At(now).ChargingStatus, condition => condition with { Fuel = Math.Min(condition.Fuel, NearlyEmpty) });
        else if (endAt is null && kind.IsChargingFailure)
            Park(now, Course.Failure);

        var alert = new Alert(NewId(), kind, startedAt, endAt) { ArrangedAt = now };
        Change(() =>
        {
            _alerts.Add(alert);
            _touches.Add(now);
        });
        return alert;
    }

    /// <summary>Opens and closes doors; the alerts about them come and go.</summary>
    public void Open(DateTimeOffset at, IReadOnlyList<string> doors)
    {
        Change(() =>
        {
            for (var i = 0; i < _alerts.Count; i++)
            {
                if (_alerts[i].IsActiveAt(at) && _alerts[i].Kind.Opening is { } opening && !doors.Contains(opening))
                    _alerts[i] = _alerts[i] with { EndAt = at };
            }
        });
        var told = At(at).AlertsAround(at).Where(alert => alert.IsActive).Select(alert => alert.Kind.Opening).ToList();
        foreach (var door in doors.Where(door => !told.Contains(door)))
        {
            if (AlertKind.OfOpening(door) is { } kind)
                Raise(at, kind, at, null);
        }

        Handle(at, handling => handling with { OpenDoors = doors });
    }

    private static Condition Same(Condition condition) => condition;

    private void Move(DateTimeOffset at, Action move) => Change(() =>
    {
        move();
        _touches.Add(at);
    });

    private void Change(Action change)
    {
        lock (_gate)
        {
            change();
            _history = null;
        }
    }

    private string NewId() => new Dice(_seed, _vehicle.Index, 'n' + 256 * ++_arranged).Hex(20);

    private void Begin(DateTimeOffset began)
    {
        var electric = _vehicle.Model.HasBattery;
        var settings = new Settings(_course.Start)
        {
            IsSilent = _story == Story.Silent,
            AirConditioningPrograms = electric ? [new AirConditioningProgram(1, "PT7H15M", s_workDays, true, 21, "Plugged")] : [],
            ChargingPrograms = electric && _vehicle.Index % 2 == 0 ? [new ChargingProgram(1, "PT22H30M", s_workDays, true, false, 20, 80, "Regular")]
                : [],
            DeferredCharge = electric && _vehicle.Index % 2 == 1 ? new DeferredCharge("PT23H", "PT6H30M") : null,
            ChargePreferenceRate = electric && _vehicle.Index % 3 == 0 ? "High" : null,
            ChargeLimit = electric && _vehicle.Index % 3 != 0 ? "MedPlus" : null,
        };
        _settings.Add(settings);
        if (_story is Story.HidesPlace)
            _settings.Add(settings with { Since = began.AddDays(-20), Privacy = Settings.HidesPlace });
        if (_story is Story.HidesAll)
            _settings.Add(settings with { Since = began.AddDays(-10), Privacy = Settings.HidesAll });

        if (_story is Story.Stolen)
            _reports.Add(new StolenReport(NewId(), began.AddDays(-2), null));
        if (_story is Story.Recovered)
            _reports.Add(new StolenReport(NewId(), began.AddDays(-40), began.AddDays(-38)));
        _breakIns.AddRange(_reports.Select(report => (report.StartedAt, "VehiclePositionChanged")));
        if (_story is Story.BrokenInto)
        {
            var stays = _course.Phases.Where(phase => phase is Parking && phase.Duration > TimeSpan.FromHours(1) && phase.End < began).ToList();
            _breakIns.AddRange(Enumerable.Range(1, s_breakIns.Length)
                .Select(i => stays[stays.Count * i / (s_breakIns.Length + 1)])
                .Select((stay, i) => (stay.Start.AddMinutes(30), s_breakIns[i])));
        }
    }

    private void RaiseAlerts(DateTimeOffset began)
    {
        var dice = new Dice(_seed, _vehicle.Index, 'a');
        var trips = _course.Phases.OfType<Trip>().Where(trip => trip.End < began).ToList();
        var stays = _course.Phases.OfType<Parking>().Where(stay => stay.Start < began).ToList();
        for (var left = dice.Next(MaxAlerts + 1); left > 0 && trips.Count > 0; left--)
        {
            var kind = dice.Pick(AlertKind.All);
            Phase phase = kind.Opening is null ? dice.Pick(trips) : dice.Chance(0.2) ? stays[^1] : dice.Pick(stays);
            var span = ((phase.End < began ? phase.End : began) - phase.Start).TotalSeconds;
            var startedAt = phase.Start.AddSeconds(Math.Floor(span * dice.NextDouble()));
            var lasted = Math.Floor(Math.Min((began - startedAt).TotalSeconds, TimeSpan.FromDays(3).TotalSeconds) * dice.NextDouble());
            var alert = new Alert(dice.Hex(20), kind, startedAt, dice.Chance(0.3) ? null : startedAt.AddSeconds(lasted));
            // What telemetry shows makes its alerts by itself.
            if (!kind.Fits(_vehicle.Model) || kind.IsLowFuel || kind.IsChargingFailure)
                continue;
            if (!kind.IsIce)
                _alerts.Add(alert);
            else if (Weather.Temperature(startedAt, phase.At(startedAt).Point) <= 3)
                _alerts.Add(alert with { EndAt = phase.End });
        }
    }
}
