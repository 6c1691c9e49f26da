using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>The ignition of a vehicle.</summary>
[WireObject]
public sealed partial class Ignition : MeasuredObject
{
    /// <summary>Stop, StartUp or Start.</summary>
    [Wire("type")]
    public string? Type { get; private set; }

    /// <summary>When the car sent this part; null in telemetry of the past, whose time is that of the whole message.</summary>
    [Wire("createdAt")]
    public DateTime? CreatedAt { get; private set; }

    /// <summary>The state.</summary>
    public override string ToString() => Type ?? "";
}
