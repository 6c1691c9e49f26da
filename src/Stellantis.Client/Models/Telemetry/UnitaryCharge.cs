using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>A single charge between two times of the day.</summary>
[WireObject]
public sealed partial class UnitaryCharge : MeasuredObject
{
    /// <summary>The time of day when it begins, as the time since midnight.</summary>
    [Plausible(0, 86400)]
    [Wire("start")]
    public TimeSpan? Start { get; private set; }

    /// <summary>The time of day when it stops, as the time since midnight.</summary>
    [Plausible(0, 86400)]
    [Wire("stop")]
    public TimeSpan? Stop { get; private set; }

    /// <summary>True when it is switched on.</summary>
    [Wire("enabled")]
    public bool? Enabled { get; private set; }

    /// <summary>How the stop went: Deactivated, Activated (armed), Successful, StopChargeFailed or ChargeEndTimeScheduleFailed.</summary>
    [Wire("stopChargeStatus")]
    public string? StopChargeStatus { get; private set; }

    /// <summary>Begin and end.</summary>
    public override string ToString() => Summary.Join(" - ", Summary.Of(Start), Summary.Of(Stop));
}
