namespace Stellantis.Sandbox.World;

/// <summary>A part of a vehicle's life, from <paramref name="Start"/> up to, and without, <paramref name="End"/>.</summary>
/// <param name="Start">Its first instant.</param>
/// <param name="End">Where the next phase begins.</param>
/// <param name="Before">The condition at the start.</param>
internal abstract record Phase(DateTimeOffset Start, DateTimeOffset End, Condition Before)
{
    public TimeSpan Duration => End - Start;

    public Condition After => At(End);

    /// <summary>The condition at an instant of the phase.</summary>
    public abstract Condition At(DateTimeOffset instant);
}

/// <summary>The vehicle stands; <paramref name="Charging"/> is the state of its charging, which it keeps until it drives off.</summary>
internal sealed record Parking(DateTimeOffset Start, DateTimeOffset End, Condition Before, string Charging) : Phase(Start, End, Before)
{
    public override Condition At(DateTimeOffset instant) => Before;
}
