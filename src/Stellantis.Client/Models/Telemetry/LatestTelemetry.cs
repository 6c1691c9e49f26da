using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>
/// The last that is known of a vehicle, put together from many messages (operation getVehicleLastTelemetries): each part has the time of its own.
/// </summary>
[WireObject]
public sealed partial class LatestTelemetry : TelemetryRecord
{
    /// <summary>When the service last put it together.</summary>
    [Wire("updatedAt")]
    public DateTime? UpdatedAt { get; private set; }
}
