namespace Stellantis;

/// <summary>A value that made a trigger hold, in a monitor that was tried on the past.</summary>
public sealed class FiringValue
{
    internal FiringValue(string data, string value, string? previous) => (Data, Value, Previous) = (data, value, previous);

    /// <summary>What was watched, for example vehicle.energy.electric.level; of a kind that triggers know.</summary>
    public string Data { get; }

    /// <summary>The value, as text, in the units of telemetry on the wire: speed in m/s, distances in km.</summary>
    public string Value { get; }

    /// <summary>The value of the message before; null when none was told.</summary>
    public string? Previous { get; }

    /// <summary>The value, and what it was.</summary>
    internal string? Words => Previous is null || Previous == Value ? EventValue.Shown(Value)
        : $"{EventValue.Shown(Value)} (was {EventValue.Shown(Previous)})";

    /// <summary>The operand, its value, and what it was.</summary>
    public override string ToString() => $"{Data} {Words}";
}
