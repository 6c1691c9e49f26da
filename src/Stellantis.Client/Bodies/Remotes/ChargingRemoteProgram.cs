using Stellantis.Client.Bodies;
using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>A charging program.</summary>
[WireObject]
public sealed partial class ChargingRemoteProgram : RequestObject
{
    /// <summary>The number of the program, 1 or 2. Required to delete it.</summary>
    [Wire("slot")]
    [Range(1, 2)]
    public long? Slot { get; set; }

    /// <summary>The time of day, as the ISO 8601 duration since midnight: PT22H30M. Required to set it.</summary>
    [Wire("start")]
    [TimeOfDay]
    public string? Start { get; set; }

    /// <summary>The days.</summary>
    [Wire("occurrence")]
    public RemoteOccurrence? Occurrence { get; set; }

    /// <summary>True when the program is active. Required to set it.</summary>
    [Wire("enabled")]
    public bool? Enabled { get; set; }

    /// <summary>True to charge until the battery is full; true when absent.</summary>
    [Wire("chargeToFull")]
    public bool? ChargeToFull { get; set; }

    /// <summary>The level to charge to at once, 0 to 50 %. Required to set it.</summary>
    [Wire("minChargingLevel")]
    [Range(0, 50, "%")]
    public long? MinChargingLevel { get; set; }

    /// <summary>The level to stop at, 0 to 100 %. Required to set it.</summary>
    [Wire("maxChargingLevel")]
    [Range(0, 100, "%")]
    public long? MaxChargingLevel { get; set; }

    /// <summary>The old name of <see cref="MinChargingLevel"/>, 0 to 50 %.</summary>
    [Wire("minSOC")]
    [Range(0, 50, "%")]
    public long? MinSoc { get; set; }

    /// <summary>The old name of <see cref="MaxChargingLevel"/>, 0 to 100 %.</summary>
    [Wire("targetSOC")]
    [Range(0, 100, "%")]
    public long? TargetSoc { get; set; }

    /// <summary>Regular or Cooperative; Regular when absent.</summary>
    [Wire("chargeType")]
    [Values("a kind of charge", nameof(KnownValues.ChargeTypes))]
    public string? ChargeType { get; set; }

    /// <summary>Set or Delete; Set when absent. Delete needs the slot only.</summary>
    [Wire("actionsType")]
    [Values("an action on a program", nameof(KnownValues.ProgramActions))]
    public string? ActionsType { get; set; }
}
