namespace Stellantis.Client.Backtests;

/// <summary>The past of one vehicle, as far as a monitor looks at it. Records may come in any order.</summary>
/// <param name="operands">What the monitor watches.</param>
internal sealed class VehicleRecord(IReadOnlyList<RecordedOperand> operands)
{
    private readonly List<RecordedMoment> _moments = [];
    private readonly List<Trip> _trips = [];
    private readonly List<Alarm> _alarms = [];
    private readonly List<Collision> _collisions = [];
    private readonly List<StolenReport> _thefts = [];
    private readonly Dictionary<string, RecordedValue> _known = new(StringComparer.Ordinal);

    /// <summary>The kinds of records that there are, also where there is none of a kind for this vehicle.</summary>
    public RecordKinds Kinds { get; set; }

    /// <summary>The vehicle, where it is known.</summary>
    public Vehicle? Vehicle { get; private set; }

    /// <summary>Takes a record; false when it is none of a past, or has no time.</summary>
    public bool Add(object record)
    {
        Vehicle ??= (record as IVehicleChild)?.Vehicle;
        switch (record)
        {
            case Stellantis.Telemetry { CreatedAt: { } at } telemetry:
                Add(telemetry, at.ToUniversalTime());
                Kinds |= RecordKinds.Telemetry;
                return true;
            case Trip { StartedAt: not null } trip:
                _trips.Add(trip);
                Kinds |= RecordKinds.Trips;
                return true;
            case Alarm alarm when TimeOf(alarm) is { } at:
                _alarms.Add(alarm);
                _moments.Add(new RecordedMoment(at, new RecordedValue?[operands.Count]) { Parts = Parts.Alarm });
                Kinds |= RecordKinds.Alarms;
                return true;
            case Collision { CreatedAt: { } at } collision:
                _collisions.Add(collision);
                _moments.Add(new RecordedMoment(at.ToUniversalTime(), new RecordedValue?[operands.Count]) { Parts = Parts.Safety });
                Kinds |= RecordKinds.Collisions;
                return true;
            case StolenReport { StartedAt: not null } theft:
                _thefts.Add(theft);
                Kinds |= RecordKinds.StolenReports;
                return true;
            default:
                return false;
        }
    }

    /// <summary>Takes what another has: it was the same vehicle.</summary>
    public void Add(VehicleRecord other)
    {
        _moments.AddRange(other._moments);
        _trips.AddRange(other._trips);
        _alarms.AddRange(other._alarms);
        _collisions.AddRange(other._collisions);
        _thefts.AddRange(other._thefts);
        Kinds |= other.Kinds;
        Vehicle ??= other.Vehicle;
    }

    /// <summary>All moments in the order of their time, each once, with what the other records say of them.</summary>
    public IReadOnlyList<RecordedMoment> Moments()
    {
        _trips.Sort((one, other) => Nullable.Compare(one.StartedAt, other.StartedAt));
        _alarms.Sort((one, other) => Nullable.Compare(TimeOf(one), TimeOf(other)));
        _collisions.Sort((one, other) => Nullable.Compare(one.CreatedAt, other.CreatedAt));
        var moments = new List<RecordedMoment>(_moments.Count);
        foreach (var moment in _moments.OrderBy(moment => moment.At))
        {
            if (moments.Count > 0 && moments[moments.Count - 1].At == moment.At)
                moments[moments.Count - 1].Add(moment);
            else
                moments.Add(moment);
        }
        foreach (var moment in moments)
        {
            for (var i = 0; i < operands.Count; i++)
            {
                if ((operands[i].Part & moment.Parts) != 0 && operands[i].Find(this, moment.At) is { } found)
                    moment.Values[i] = One(found);
            }
        }
        return moments;
    }

    /// <summary>The trip under way at a time, or else the last one; null when none is known.</summary>
    public Trip? TripBefore(DateTime at) => Before(_trips, StartOf, at) is >= 0 and var last ? _trips[last] : null;

    /// <summary>The last trip that had ended; null when none is known.</summary>
    public Trip? EndedTripBefore(DateTime at)
    {
        for (var i = Before(_trips, StartOf, at); i >= 0; i--)
        {
            if (_trips[i] is { IsActive: not true, EndedAt: { } end } trip && end.ToUniversalTime() <= at)
                return trip;
        }
        return null;
    }

    /// <summary>The last message of the alarm; null when none is known.</summary>
    public Alarm? AlarmBefore(DateTime at) =>
        Before(_alarms, static alarm => TimeOf(alarm)!.Value, at) is >= 0 and var last ? _alarms[last] : null;

    /// <summary>Whether the vehicle counted as stolen.</summary>
    public bool IsStolenAt(DateTime at) => _thefts.Exists(theft =>
        theft.StartedAt!.Value.ToUniversalTime() <= at && (theft.EndedAt is not { } end || at < end.ToUniversalTime()));

    /// <summary>The last collision in detail, until the vehicle has driven off again.</summary>
    public IEnumerable<CollisionDetail> CollisionAt(DateTime at)
    {
        var last = _collisions.FindLast(collision => collision.CreatedAt!.Value.ToUniversalTime() <= at);
        return last is null || TripBefore(at) is { } trip && trip.StartedAt > last.CreatedAt ? [] : last.Details;
    }

    private static DateTime StartOf(Trip trip) => trip.StartedAt!.Value.ToUniversalTime();

    // The place of the last one not after a time, in their order; -1 when there is none.
    private static int Before<T>(List<T> records, Func<T, DateTime> timeOf, DateTime at)
    {
        var (from, to) = (0, records.Count);
        while (from < to)
        {
            var middle = (from + to) / 2;
            if (timeOf(records[middle]) <= at)
                from = middle + 1;
            else
                to = middle;
        }
        return from - 1;
    }

    private static DateTime? TimeOf(Alarm alarm) => (alarm.Trigger?.StartedAt ?? alarm.Trigger?.CreatedAt ?? alarm.StatusAt)?.ToUniversalTime();

    private void Add(Stellantis.Telemetry telemetry, DateTime at)
    {
        var values = new RecordedValue?[operands.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = One(operands[i].Read(telemetry));
        _moments.Add(new RecordedMoment(at, values)
        {
            // What is no place on earth was not told.
            Place = telemetry is { Latitude: >= -90 and <= 90 and var latitude, Longitude: >= -180 and <= 180 and var longitude }
                ? (latitude, longitude) : null,
            Parts = RecordedMoment.PartsOf(telemetry),
        });
    }

    // Values come again and again: each is held once.
    private RecordedValue? One(RecordedValue? value)
    {
        if (value is null)
            return null;
        if (!_known.TryGetValue(value.Key, out var known))
            _known[value.Key] = known = value;
        return known;
    }
}
