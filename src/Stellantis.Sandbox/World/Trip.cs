namespace Stellantis.Sandbox.World;

/// <summary>
/// The vehicle drives along a route, a little faster and slower all the time. <paramref name="Planned"/> is how long it takes when nothing stops it.
/// </summary>
internal sealed record Trip(
    string Id, DateTimeOffset Start, DateTimeOffset End, Condition Before, VehicleModel Model, Route Route, double Distance, TimeSpan Planned)
    : Phase(Start, End, Before)
{
    private const double Swing = 0.92;
    private const double Reserve = 10;
    private const double FlatBattery = 2;
    private const int SampleSeconds = 10;

    private static readonly TimeSpan s_swing = TimeSpan.FromMinutes(4);

    /// <summary>Whether the vehicle has arrived; otherwise <see cref="Phase.End"/> is when it was last heard of.</summary>
    public bool IsDone { get; init; } = true;

    public IReadOnlyList<HardMove> Moves { get; init; } = [];

    /// <summary>The driving modes: the one of the first half and the one of the second.</summary>
    public (string First, string Second) Modes { get; init; }

    public Fault? Fault { get; init; }

    public Collision? Collision { get; init; }

    /// <summary>Kilometres of the whole trip.</summary>
    public double Total => Covered(End);

    /// <summary>The propulsion types with their shares of the distance in per cent.</summary>
    public IReadOnlyList<(string Type, double Percent)> Propulsions
    {
        get
        {
            if (IsMixed)
                return [("Hybrid", 100)];
            var electric = Total > 0 ? Math.Round(100 * Math.Min(1, ElectricReach / Total), 1) : Model.HasTank ? 0 : 100;
            return new[] { ("Electric", electric), ("Thermal", Math.Round(100 - electric, 1)) }.Where(part => part.Item2 >= 1).ToList();
        }
    }

    /// <summary>The hard moves that have been made.</summary>
    public IEnumerable<HardMove> MovesSoFar => Moves.Where(move => Start.AddSeconds(move.Offset + move.Duration) <= End);

    /// <summary>When the positions were taken: every ten seconds, in curves, at hard moves and at the end.</summary>
    public IEnumerable<DateTimeOffset> Samples
    {
        get
        {
            var instants = new SortedSet<DateTimeOffset>(Moves.Select(move => Start.AddSeconds(move.Offset))
                .Concat(Route.Corners.Select(WhenAt))) { End };
            for (var at = Start; at < End; at = at.AddSeconds(SampleSeconds))
                instants.Add(at);
            return instants.Where(instant => instant <= End && Fault?.Covers(instant) != true);
        }
    }

    // A plug-in hybrid drives on its battery down to the reserve; one that begins there mixes all the way.
    private bool IsMixed => Model is { HasBattery: true, HasTank: true } && ElectricReach < 1;

    private double ElectricReach => !Model.HasBattery ? 0
        : !Model.HasTank ? double.PositiveInfinity
        : Math.Max(0, Before.Battery - Reserve) / 100 * Model.BatteryCapacity / Model.WattHoursPerKilometre;

    private double Waves => Math.Max(1, Math.Round(Planned.TotalSeconds / s_swing.TotalSeconds));

    /// <summary>Kilometres from the start.</summary>
    public double Covered(DateTimeOffset instant)
    {
        var time = Time(instant);
        return Distance * (time - Swing * Math.Sin(2 * Math.PI * Waves * time) / (2 * Math.PI * Waves));
    }

    /// <summary>m/s.</summary>
    public double Speed(DateTimeOffset instant) => MeanSpeed * (1 - Swing * Math.Cos(2 * Math.PI * Waves * Time(instant)));

    /// <summary>m/s²; that of a hard move while there is one.</summary>
    public double Acceleration(DateTimeOffset instant) => MoveAt(instant)?.Acceleration
        ?? MeanSpeed * Swing * 2 * Math.PI * Waves / Planned.TotalSeconds * Math.Sin(2 * Math.PI * Waves * Time(instant));

    public HardMove? MoveAt(DateTimeOffset instant) =>
        Moves.FirstOrDefault(move => instant >= Start.AddSeconds(move.Offset) && instant <= Start.AddSeconds(move.Offset + move.Duration));

    public string Propulsion(DateTimeOffset instant) =>
        IsMixed ? "Hybrid" : Covered(instant) <= ElectricReach && Model.HasBattery ? "Electric" : "Thermal";

    public string Mode(DateTimeOffset instant) => instant < Start.AddTicks(Planned.Ticks / 2) ? Modes.First : Modes.Second;

    public override Condition At(DateTimeOffset instant)
    {
        var covered = Covered(instant);
        var electric = IsMixed ? 0 : Math.Min(covered, ElectricReach);
        var drawn = electric > 0 ? electric * Model.WattHoursPerKilometre / Model.BatteryCapacity * 100 : 0;
        var burnt = Model.HasTank ? (covered - electric) * Model.LitresPerKilometre / Model.TankCapacity * 100 : 0;
        var (point, heading) = Route.At(Distance > 0 ? covered / Distance : 1);
        return new Condition(
            Before.Odometer + covered,
            point,
            heading,
            Math.Max(Math.Min(FlatBattery, Before.Battery), Before.Battery - drawn),
            Math.Max(0, Before.Fuel - burnt));
    }

    private double MeanSpeed => Distance * 1000 / Planned.TotalSeconds;

    // The first second at which a share of the whole way is covered.
    private DateTimeOffset WhenAt(double share)
    {
        var (low, high) = (0L, (long)Planned.TotalSeconds);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Covered(Start.AddSeconds(middle)) < share * Distance)
                low = middle + 1;
            else
                high = middle;
        }

        return Start.AddSeconds(low);
    }

    private double Time(DateTimeOffset instant) => Math.Max(0, Math.Min(1, (instant - Start).TotalSeconds / Planned.TotalSeconds));
}

/// <summary>A hard acceleration, braking or cornering: seconds from the start, seconds long, in m/s².</summary>
internal sealed record HardMove(string Kind, int Offset, int Duration, double Acceleration)
{
    public const string Accelerating = "HardAcceleration";
    public const string Braking = "HardBraking";
    public const string Cornering = "HardCornering";
}
