using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>A point of the path of a trip (operation getVehicleTripPath).</summary>
[WireObject]
public sealed partial class TripWayPoint : GeoPosition, IVehicleChild, ITripChild
{
    /// <summary>The id of the vehicle that it belongs to.</summary>
    public string? VehicleId { get; private set; }

    /// <summary>The id of the trip that it belongs to.</summary>
    public string? TripId { get; private set; }

    string? IVehicleChild.VehicleId
    {
        get => VehicleId;
        set => VehicleId = value;
    }

    string? ITripChild.TripId
    {
        get => TripId;
        set => TripId = value;
    }
}
