namespace Stellantis.Client.Backtests;

/// <summary>What the names of the members of an object tell of it.</summary>
[Flags]
internal enum RecordNames
{
    None = 0,
    Telemetry = 1,
    UpdatedAt = 2,
    Trip = 4,
    Collision = 8,
    StolenReport = 16,
    State = 32,
    StartedAt = 64,
    Alarm = 128,
    Other = 256,
    Embedded = 512,
}
