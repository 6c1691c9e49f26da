namespace Stellantis.Sandbox.World;

/// <summary>
/// How long remotes take, and how much of it in each state: spread as with the service, and the same for the same seed, vehicle and number among the
/// remotes of that vehicle, in whatever order those of a fleet come.
/// </summary>
internal sealed class RemoteLives(int seed, TimeSpan shortest, TimeSpan longest)
{
    private const double Checked = 0.25;

    /// <summary>Whether a vehicle is looked at before the remote is sent to it.</summary>
    public bool IsChecked(Vehicle vehicle, int number) => new Dice(seed, vehicle.Index, Purpose('c', number)).Chance(Checked);

    /// <summary>How long a remote takes that reaches its vehicle. Most vehicles that sleep take much longer than one that is awake.</summary>
    public TimeSpan Life(Vehicle vehicle, int number, bool wakes)
    {
        var chance = new Dice(seed, vehicle.Index, Purpose('l', number)).NextDouble();
        return Of(shortest, longest - shortest, wakes ? 0.25 + 0.75 * chance * chance : 0.4 * chance);
    }

    /// <summary>How long a remote takes that is refused before its vehicle has heard of it: never longer than the shortest of the others.</summary>
    public TimeSpan Refusal(Vehicle vehicle, int number) =>
        Of(TimeSpan.Zero, shortest, 0.3 + 0.7 * new Dice(seed, vehicle.Index, Purpose('l', number)).NextDouble());

    /// <summary>How long it takes until a vehicle that does not answer is given up.</summary>
    public TimeSpan Unanswered => longest;

    /// <summary>When the states of a remote begin, and when it ends, in whole seconds as the API tells times.</summary>
    public (IReadOnlyList<(DateTimeOffset At, string Status)> Steps, DateTimeOffset End) Spread(
        Vehicle vehicle, int number, DateTimeOffset begin, IReadOnlyList<string> states, TimeSpan life)
    {
        var dice = new Dice(seed, vehicle.Index, Purpose('s', number));
        var weights = states.Select(state => Weight(state) * (0.5 + dice.NextDouble())).ToList();
        var sum = weights.Sum();
        var steps = states.Select((state, i) => (begin + Whole(Of(TimeSpan.Zero, life, weights.Take(i).Sum() / sum)), state)).ToList();
        return (steps, begin + Whole(life));
    }

    private static double Weight(string state) => state switch
    {
        Remote.Accepted => 0.5,
        Remote.WakingUp => 5,
        Remote.Sent => 3,
        _ => 1,
    };

    private static TimeSpan Of(TimeSpan least, TimeSpan span, double share) => least + TimeSpan.FromSeconds(span.TotalSeconds * share);

    private static TimeSpan Whole(TimeSpan time) => TimeSpan.FromSeconds(Math.Ceiling(time.TotalSeconds));

    private static long Purpose(char purpose, int number) => purpose + 256L * number;
}
