using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>How much the driver shares.</summary>
[WireObject]
public sealed partial class Privacy : MeasuredObject
{
    /// <summary>None (everything is shared), Geolocation (no position is) or Full (nothing is).</summary>
    [Wire("state")]
    public string? State { get; private set; }

    /// <summary>When the car sent this part; null in telemetry of the past, whose time is that of the whole message.</summary>
    [Wire("createdAt")]
    public DateTime? CreatedAt { get; private set; }

    /// <summary>The state.</summary>
    public override string ToString() => State ?? "";
}
