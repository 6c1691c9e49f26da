namespace Stellantis.Sandbox.World;

/// <summary>A crash; what a vehicle without the sensor cannot tell is null.</summary>
internal sealed record Collision(
    string Id, DateTimeOffset At, bool? TippedOver, bool? Pedestrian, bool UnlockRequested, IReadOnlyList<(string Side, string Severity)> Details);
