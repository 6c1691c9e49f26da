namespace Stellantis;

/// <summary>How a trigger of a monitor, or its whole expression, stood at a moment of the past.</summary>
public sealed class MonitorTruth
{
    internal MonitorTruth(
        DateTime at, string name, string kind, string condition, string? value, DateTime? valueAt, bool? holds, string? reason) =>
        (At, Name, Kind, Condition, Value, ValueAt, Holds, Reason) = (at, name, kind, condition, value, valueAt, holds, reason);

    /// <summary>The moment: that of the last message up to the time that was asked for.</summary>
    public DateTime At { get; }

    /// <summary>The vehicle; null when the records do not tell.</summary>
    public string? VehicleId { get; internal set; }

    /// <summary>The name of the trigger; boolExp for the expression.</summary>
    public string Name { get; }

    /// <summary>zone, data, time or setting; boolExp for the expression.</summary>
    public string Kind { get; }

    /// <summary>The condition in words, or the expression.</summary>
    public string Condition { get; }

    /// <summary>What it looked at: the value that was last told, the place, or the time by the clocks of its zone. Null when none was told.</summary>
    public string? Value { get; }

    /// <summary>When that was told.</summary>
    public DateTime? ValueAt { get; }

    /// <summary>Whether it held; null when the past does not decide.</summary>
    public bool? Holds { get; }

    /// <summary>Why the past does not decide, or why a condition that is met does not count; else null.</summary>
    public string? Reason { get; }

    /// <summary>What it looked at, the condition, and why it counts or does not.</summary>
    public string Description => (Value is null ? "" : $"{Value}; ") + Condition + (Reason is null ? "" : $"; {Reason}");

    /// <summary>The name and whether it held.</summary>
    public override string ToString() => $"{Name}: {Holds switch { true => "true", false => "false", _ => "unknown" }}";
}
