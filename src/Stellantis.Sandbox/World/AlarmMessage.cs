namespace Stellantis.Sandbox.World;

/// <summary>A message of the theft alarm: that it went off (<paramref name="Trigger"/>), or else that it was switched on or off.</summary>
internal sealed record AlarmMessage(string Id, DateTimeOffset At, bool IsOn, string? Trigger = null);
