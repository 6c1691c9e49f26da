using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>A program of preconditioning.</summary>
[WireObject]
public sealed partial class PreconditioningProgram : MeasuredObject
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

    /// <summary>The temperature to reach, in °C.</summary>
    [Plausible(-40, 60)]
    [Wire("temp")]
    [Unit("°C")]
    public double? Temp { get; private set; }

    /// <summary>On what condition it begins: Always, Plugged or PluggedAndOverlappingChargeSchedule.</summary>
    [Wire("startCond")]
    public string? StartCond { get; private set; }

    /// <summary>The days where an object holds them.</summary>
    [Wire("occurrence.day")]
    internal IReadOnlyList<string> DaysOfOccurrence { get; private set; } = ValueList<string>.None;

    /// <summary>The days where they stand in the place of that object.</summary>
    [Wire("occurrence")]
    internal IReadOnlyList<string> BareOccurrence { get; private set; } = ValueList<string>.None;

    /// <summary>Number, time and days.</summary>
    public override string ToString() => Summary.Join(" ", Summary.Of(Slot), Summary.Of(Start), string.Join(",", Days));
}
