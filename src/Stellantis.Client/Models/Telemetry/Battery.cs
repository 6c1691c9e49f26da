using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>The 12 V battery.</summary>
[WireObject]
public sealed partial class Battery : MeasuredObject
{
    /// <summary>
    /// Its voltage as the car encodes it: the service bounds it to 0 to 100 and calls it %, the name says volts; it is not converted.
    /// </summary>
    [Plausible(0, 100)]
    [Wire("voltage")]
    public double? Voltage { get; private set; }

    /// <summary>The current in amperes (A).</summary>
    [Plausible(-2000, 2000)]
    [Wire("current")]
    [Unit("A")]
    public double? Current { get; private set; }

    /// <summary>The lamp on the dashboard: Off, Fixed or Flashing.</summary>
    [Wire("indicator", False = "Off", True = "On")]
    public string? Indicator { get; private set; }

    /// <summary>When the car sent this part; null in telemetry of the past, whose time is that of the whole message.</summary>
    [Wire("createdAt")]
    public DateTime? CreatedAt { get; private set; }

    /// <summary>The voltage as the car encodes it.</summary>
    public override string ToString() => Summary.Of(Voltage);
}
