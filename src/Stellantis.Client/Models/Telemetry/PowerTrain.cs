using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>The state of the power train.</summary>
[WireObject]
public sealed partial class PowerTrain : MeasuredObject
{
    /// <summary>NotRunning, Starting, Running, Stopping or Stopped.</summary>
    [Wire("gmpStatus")]
    public string? GmpStatus { get; private set; }

    /// <summary>When the car sent this part; null in telemetry of the past, whose time is that of the whole message.</summary>
    [Wire("createdAt")]
    public DateTime? CreatedAt { get; private set; }

    /// <summary>The state.</summary>
    public override string ToString() => GmpStatus ?? "";
}
