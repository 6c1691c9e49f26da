using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>How much a traction battery has aged.</summary>
[WireObject]
public sealed partial class BatteryHealth : MeasuredObject
{
    /// <summary>The state of health of its capacity, in % of the new battery.</summary>
    [Plausible(0, 100)]
    [Wire("capacity")]
    [Unit("%")]
    public double? Capacity { get; private set; }

    /// <summary>The state of health of its resistance, in % of the new battery.</summary>
    [Plausible(0, 100)]
    [Wire("resistance")]
    [Unit("%")]
    public double? Resistance { get; private set; }

    /// <summary>When the car sent this part; null in telemetry of the past, whose time is that of the whole message.</summary>
    [Wire("createdAt")]
    public DateTime? CreatedAt { get; private set; }

    /// <summary>The state of health of its capacity.</summary>
    public override string ToString() => Summary.Of(Capacity, "%");
}
