using Stellantis.Client.Bodies;
using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>Fires when data of the vehicle has a value, or changes.</summary>
[WireObject]
[DataTriggerRule]
public sealed partial class DataTrigger : RequestObject
{
    /// <summary>What is watched: <c>vehicle.alert</c>, <c>vehicle.energy.electric.level</c> ... Required.</summary>
    [Wire("data")]
    [Required]
    [Values("data that can be watched", nameof(KnownValues.OperandNames), Open = true)]
    public string? Data { get; set; }

    /// <summary>equalsTo, greaterThan, lowerThan, includedIn or onChange; not every data takes every one. Required.</summary>
    [Wire("op")]
    [Required]
    [Values("an operator", nameof(KnownValues.Operators))]
    public string? Op { get; set; }

    /// <summary>
    /// What it is compared with: none for onChange, one or more for includedIn, one for the others. Numbers and booleans are text too.
    /// </summary>
    [Wire("value")]
    public string[]? Value { get; set; }

    /// <summary>
    /// The state that the data must come from, at the first firing; some data only. ConvertTo-Json shows PreviousOp and PreviousValue.
    /// </summary>
    [Wire("previous")]
    [Newtonsoft.Json.JsonIgnore]
    public DataTriggerPrevious? Previous { get; set; }

    /// <summary>How the state that the data must come from is compared.</summary>
    [Instead("previous.op")]
    public string? PreviousOp => Previous?.Op;

    /// <summary>The state that the data must come from.</summary>
    [Instead("previous.value")]
    public string[]? PreviousValue => Previous?.Value;
}
