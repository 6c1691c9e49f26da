using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>A program of charging.</summary>
[WireObject]
public sealed partial class ChargeProgram : MeasuredObject
{
    /// <summary>The number of the program.</summary>
    [Wire("slot")]
    public long? Slot { get; private set; }

    /// <summary>The time of day when it begins, as the time since midnight.</summary>
    [Plausible(0, 86400)]
    [Wire("start")]
    public TimeSpan? Start { get; private set; }

    /// <summary>The days of the week on which it runs: Mon, Tue, Wed, Thu, Fri, Sat, Sun.</summary>
    public IReadOnlyList<string> Days => DaysOfOccurrence.Count > 0 ? DaysOfOccurrence : BareOccurrence;

    /// <summary>True when it is switched on.</summary>
    [Wire("enabled")]
    public bool? Enabled { get; private set; }

    /// <summary>True when it charges until the battery is full.</summary>
    [Wire("chargeToFull")]
    public bool? ChargeToFull { get; private set; }

    /// <summary>The level to reach at once, in %.</summary>
    [Plausible(0, 100)]
    [Unit("%")]
    public double? MinChargingLevel => MinLevel ?? MinSoc;

    /// <summary>The level to stop at, in %.</summary>
    [Plausible(0, 100)]
    [Unit("%")]
    public double? MaxChargingLevel => MaxLevel ?? TargetSoc;

    /// <summary>Regular or Cooperative.</summary>
    [Wire("chargeType")]
    public string? ChargeType { get; private set; }

    /// <summary>The lowest level by its present name.</summary>
    [Wire("minChargingLevel")]
    internal double? MinLevel { get; private set; }

    /// <summary>The lowest level by its former name.</summary>
    [Wire("minSOC")]
    internal double? MinSoc { get; private set; }

    /// <summary>The highest level by its present name.</summary>
    [Wire("maxChargingLevel")]
    internal double? MaxLevel { get; private set; }

    /// <summary>The highest level by its former name.</summary>
    [Wire("targetSOC")]
    internal double? TargetSoc { get; private set; }

    /// <summary>The days where an object holds them.</summary>
    [Wire("occurrence.day")]
    internal IReadOnlyList<string> DaysOfOccurrence { get; private set; } = ValueList<string>.None;

    /// <summary>The days where they stand in the place of that object.</summary>
    [Wire("occurrence")]
    internal IReadOnlyList<string> BareOccurrence { get; private set; } = ValueList<string>.None;

    /// <summary>Number, time and days.</summary>
    public override string ToString() => Summary.Join(" ", Summary.Of(Slot), Summary.Of(Start), string.Join(",", Days));
}
