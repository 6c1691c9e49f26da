using Stellantis.Client.Bodies;
using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>A program of the air conditioning.</summary>
[WireObject]
public sealed partial class PreconditioningRemoteProgram : RequestObject
{
    /// <summary>The number of the program, 1 to 4. Required.</summary>
    [Wire("slot")]
    [Range(1, 4)]
    public long? Slot { get; set; }

    /// <summary>The time of day, as the ISO 8601 duration since midnight: PT7H15M. Required to set it.</summary>
    [Wire("start")]
    [TimeOfDay]
    public string? Start { get; set; }

    /// <summary>The days. Required to set it.</summary>
    [Wire("occurrence")]
    public RemoteOccurrence? Occurrence { get; set; }

    /// <summary>True when the program is active. Required to set it.</summary>
    [Wire("enabled")]
    public bool? Enabled { get; set; }

    /// <summary>Degrees Celsius.</summary>
    [Wire("temp")]
    public double? Temp { get; set; }

    /// <summary>Set or Delete; Set when absent. Delete needs the slot only.</summary>
    [Wire("actionsType")]
    [Values("an action on a program", nameof(KnownValues.ProgramActions))]
    public string? ActionsType { get; set; }
}
