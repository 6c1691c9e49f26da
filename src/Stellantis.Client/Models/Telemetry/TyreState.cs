using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>A tyre.</summary>
[WireObject]
public sealed partial class TyreState : MeasuredObject
{
    /// <summary>The wheel: FrontRight, FrontLeft, RearRight, RearLeft, SecondRearRight or SecondRearLeft.</summary>
    [Wire("id")]
    public string? Wheel { get; private set; }

    /// <summary>The pressure in pascals (Pa); 100000 Pa are 1 bar.</summary>
    [Plausible(0, 1000000)]
    [Wire("pressure.value")]
    [Unit("Pa")]
    public double? Pressure { get; private set; }

    /// <summary>High, Normal, Low or SignificantlyLow.</summary>
    [Wire("status")]
    public string? Status { get; private set; }

    /// <summary>When the car sent this part; null in telemetry of the past, whose time is that of the whole message.</summary>
    [Wire("createdAt")]
    public DateTime? CreatedAt { get; private set; }

    /// <summary>Wheel and status.</summary>
    public override string ToString() => Summary.Join(" ", Wheel, Status);
}
