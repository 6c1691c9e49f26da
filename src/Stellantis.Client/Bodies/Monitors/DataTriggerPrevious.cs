using Stellantis.Client.Bodies;
using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>The state that the data of a trigger must come from.</summary>
[WireObject]
public sealed partial class DataTriggerPrevious : RequestObject
{
    /// <summary>equalsTo or includedIn. Required.</summary>
    [Wire("op")]
    [Required]
    [Values("an operator of an earlier state", nameof(KnownValues.PreviousOperators))]
    public string? Op { get; set; }

    /// <summary>One value, or several for includedIn. Required.</summary>
    [Wire("value")]
    [Required]
    [Count(1)]
    public string[]? Value { get; set; }

    /// <summary>The JSON, in one line.</summary>
    public override string ToString() => ToText();
}
