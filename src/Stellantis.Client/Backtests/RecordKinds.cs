namespace Stellantis.Client.Backtests;

/// <summary>The kinds of records that the past of a vehicle is made of.</summary>
[Flags]
internal enum RecordKinds
{
    None = 0,
    Telemetry = 1,
    Trips = 2,
    Alarms = 4,
    Collisions = 8,
    StolenReports = 16,
}
