namespace Stellantis.Sandbox.World;

/// <summary>A message of a vehicle: when it was sent, and what it may tell.</summary>
internal readonly record struct Message(DateTimeOffset At, Blocks Blocks);
