namespace Stellantis.Sandbox.World;

/// <summary>A message of a vehicle: when it was sent, what it tells, and whether that was all that there was to tell.</summary>
internal readonly record struct Message(DateTimeOffset At, Blocks Blocks, bool IsFull);
