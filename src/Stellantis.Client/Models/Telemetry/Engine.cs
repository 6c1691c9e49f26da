using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>An engine.</summary>
[WireObject]
public sealed partial class Engine : MeasuredObject
{
    /// <summary>Thermic or Electric.</summary>
    [Wire("type")]
    public string? Type { get; private set; }

    /// <summary>Turns of the shaft; the service states no unit, rpm are expected.</summary>
    [Plausible(-25000, 25000)]
    [Wire("speed")]
    [Unit("rpm")]
    public double? Speed { get; private set; }

    /// <summary>NotRunning, Starting, Running, Stopping or Stopped; the power train has it in newer vehicles.</summary>
    [Wire("gmpStatus")]
    public string? GmpStatus { get; private set; }

    /// <summary>The level of the coolant, in %.</summary>
    [Plausible(0, 100)]
    [Wire("extension.thermic.coolant.level")]
    [Unit("%")]
    public double? CoolantLevel { get; private set; }

    /// <summary>The temperature of the coolant, in °C.</summary>
    [Plausible(-40, 160)]
    [Wire("extension.thermic.coolant.temp")]
    [Unit("°C")]
    public double? CoolantTemp { get; private set; }

    /// <summary>The level of the oil, in %.</summary>
    [Plausible(0, 100)]
    [Wire("extension.thermic.oil.level")]
    [Unit("%")]
    public double? OilLevel { get; private set; }

    /// <summary>The temperature of the oil, in °C.</summary>
    [Plausible(-40, 200)]
    [Wire("extension.thermic.oil.temp")]
    [Unit("°C")]
    public double? OilTemp { get; private set; }

    /// <summary>The temperature of the air taken in, in °C.</summary>
    [Plausible(-40, 150)]
    [Wire("extension.thermic.air.temp")]
    [Unit("°C")]
    public double? AirTemp { get; private set; }

    /// <summary>When the car sent this part; null in telemetry of the past, whose time is that of the whole message.</summary>
    [Wire("createdAt")]
    public DateTime? CreatedAt { get; private set; }

    /// <summary>The type.</summary>
    public override string ToString() => Type ?? "";
}
