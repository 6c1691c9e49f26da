namespace Stellantis.Sandbox.World;

/// <summary>The alerts of the fleet: they follow from the seed and the moment at which the world began.</summary>
internal sealed class AlertHistory(int seed, DateTimeOffset began)
{
    private const int MaxAlerts = 8;
    private static readonly TimeSpan s_reach = TimeSpan.FromDays(180);

    /// <summary>The alerts of one vehicle, the oldest first.</summary>
    public IReadOnlyList<Alert> Of(Vehicle vehicle)
    {
        var dice = new Dice(seed, vehicle.Index, 'a');
        var alerts = new List<Alert>();
        for (var left = dice.Next(MaxAlerts + 1); left > 0; left--)
            alerts.Add(Next(ref dice, vehicle));
        return alerts.OrderBy(alert => alert.StartedAt).ThenBy(alert => alert.Id, StringComparer.Ordinal).ToList();
    }

    private Alert Next(ref Dice dice, Vehicle vehicle)
    {
        var id = dice.Hex(20);
        var kind = dice.Pick(AlertKind.All);
        var age = TimeSpan.FromSeconds(60 + dice.Next((int)s_reach.TotalSeconds));
        var startedAt = began - age;
        var start = Place.Near(vehicle.Index, ref dice);
        if (dice.Chance(0.3))
            return new Alert(id, kind, startedAt, start, null, null);
        var lasted = TimeSpan.FromSeconds(Math.Floor(Math.Min(age.TotalSeconds, TimeSpan.FromDays(3).TotalSeconds) * dice.NextDouble()));
        return new Alert(id, kind, startedAt, start, startedAt + lasted, Place.Near(vehicle.Index, ref dice, fix: dice.Chance(0.5)));
    }
}
