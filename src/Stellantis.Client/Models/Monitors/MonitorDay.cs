namespace Stellantis;

/// <summary>What a monitor would have sent of one vehicle on one day.</summary>
public sealed class MonitorDay
{
    internal MonitorDay(DateTime day, string? vehicleId) => (Day, VehicleId) = (day, vehicleId);

    /// <summary>The day, by the clocks here.</summary>
    public DateTime Day { get; }

    /// <summary>The vehicle; null when the records do not tell.</summary>
    public string? VehicleId { get; }

    /// <summary>How often the expression turned true.</summary>
    public int Firings { get; internal set; }

    /// <summary>How many reminders would have followed.</summary>
    public int Reminders { get; internal set; }

    /// <summary>How often it cannot be decided whether an event would have come.</summary>
    public int Undecided { get; internal set; }

    /// <summary>The day, the vehicle and the number of firings.</summary>
    public override string ToString() => $"{Day:yyyy-MM-dd} {VehicleId}: {Firings}";
}
