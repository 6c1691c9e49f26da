using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>What fired a monitor: an operand with its value, in the present shape of events and in the deprecated one.</summary>
[WireObject]
public sealed partial class EventValue : WireObject
{
    /// <summary>The operand, for example vehicle.energy.electric.level; of a kind that triggers know.</summary>
    [Wire("data")]
    public string? Data { get; private set; }

    /// <summary>The value that fired, as text; the kinds of the alerts where it is one of alerts.</summary>
    public string? Value => Told ?? Literal ?? (Alerts.Count == 0 ? null : string.Join(", ", Alerts.Select(alert => alert.Type)));

    /// <summary>The value before; null when the service does not tell it.</summary>
    public string? Previous => ToldPrevious ?? FormerPrevious;

    /// <summary>The alerts that fired; empty for other operands.</summary>
    [Wire("value.body.objectValues")]
    public IReadOnlyList<Alert> Alerts { get; private set; } = ValueList<Alert>.None;

    [Wire("value")]
    internal string? Told { get; private set; }

    [Wire("previous")]
    internal string? ToldPrevious { get; private set; }

    [Wire("value.type")]
    internal string? ValueType { get; private set; }

    [Wire("value.body.literalValue")]
    internal string? Literal { get; private set; }

    [Wire("value.body.previous")]
    internal string? FormerPrevious { get; private set; }

    /// <summary>The operand, its value, and what it was.</summary>
    public override string ToString() =>
        Previous is null ? $"{Data} {Value}".Trim() : $"{Data} {Shown(Value)} (was {Shown(Previous)})";

    /// <summary>A value as a person reads it: where it is empty there is none, as of doors when all are closed.</summary>
    internal static string? Shown(string? value) => value?.Length == 0 ? "none" : value;
}
