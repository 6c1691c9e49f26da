namespace Stellantis.Sandbox.World;

/// <summary>The vehicle stands and charges, with so many watts until the level <paramref name="Target"/> is reached.</summary>
internal sealed record ChargingSession(
    string Id, DateTimeOffset Start, DateTimeOffset End, Condition Before, VehicleModel Model, int Power, int Target) : Phase(Start, End, Before)
{
    private const int DirectCurrentFrom = 20_000;

    /// <summary>Why it ended; null while it goes on.</summary>
    public string? FinishReason { get; init; }

    /// <summary>What is not known of it, and why; null when all is.</summary>
    public Fault? Fault { get; init; }

    public bool IsQuick => Power >= DirectCurrentFrom;

    /// <summary>Kilometres gained in an hour.</summary>
    public int Speed => Power / Model.WattHoursPerKilometre;

    /// <summary>How long it takes from an instant on until the target is reached.</summary>
    public TimeSpan TimeLeftAt(DateTimeOffset instant) => TimeFor(Model, At(instant).Battery, Math.Max(At(instant).Battery, Target), Power);

    /// <summary>How long a battery takes from one level to another, in whole seconds.</summary>
    public static TimeSpan TimeFor(VehicleModel model, double from, double to, int power) =>
        TimeSpan.FromSeconds(Math.Ceiling((to - from) / 100 * model.BatteryCapacity / power * 3600));

    public override Condition At(DateTimeOffset instant)
    {
        var gained = (instant - Start).TotalHours * Power / Model.BatteryCapacity * 100;
        return Before with { Battery = Math.Min(Math.Max(Target, Before.Battery), Before.Battery + gained) };
    }
}
