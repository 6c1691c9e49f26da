using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>What a traction battery holds.</summary>
[WireObject]
public sealed partial class BatteryLoad : MeasuredObject
{
    /// <summary>What it can hold, in Wh.</summary>
    [Plausible(0, 250000)]
    [Wire("capacity")]
    [Unit("Wh")]
    public double? Capacity { get; private set; }

    /// <summary>What it holds, in Wh.</summary>
    [Plausible(0, 250000)]
    [Wire("residual")]
    [Unit("Wh")]
    public double? Residual { get; private set; }

    /// <summary>When the car sent this part; null in telemetry of the past, whose time is that of the whole message.</summary>
    [Wire("createdAt")]
    public DateTime? CreatedAt { get; private set; }

    /// <summary>What it holds of what it can hold.</summary>
    public override string ToString() => Summary.Join(" of ", Summary.Of(Residual, "Wh"), Summary.Of(Capacity, "Wh"));
}
