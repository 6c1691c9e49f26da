namespace Stellantis.Client.Backtests;

/// <summary>The parts of a message with which a vehicle tells what its telemetry does not have: its trips, thefts, collisions and alarms.</summary>
[Flags]
internal enum Parts
{
    None = 0,
    Ignition = 1,
    Safety = 2,
    Alarm = 4,
}
