namespace Stellantis.Sandbox.World;

/// <summary>A trip that was arranged: when it starts, how many kilometres it is and how long it takes.</summary>
internal sealed record PlannedTrip(DateTimeOffset Start, double Distance, TimeSpan Duration);
