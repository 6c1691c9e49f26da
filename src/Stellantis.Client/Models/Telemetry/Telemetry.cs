using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>
/// One message of a vehicle in the past (operations getVehicleTelemetry and getVehicleTripTelmetry). Its parts have no time of their own.
/// </summary>
[WireObject]
public sealed partial class Telemetry : TelemetryRecord, ITripChild
{
    private string? _tripId;

    /// <summary>The id of the trip on which it was sent; null when the service does not tell.</summary>
    public string? TripId => _tripId ?? ResourceId.FromLink(Links["trip"]);

    string? ITripChild.TripId
    {
        get => TripId;
        set => _tripId = value;
    }
}
