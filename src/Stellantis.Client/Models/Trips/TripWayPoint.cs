using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>A point of the path of a trip (operation getVehicleTripPath).</summary>
[WireObject]
public sealed partial class TripWayPoint : GeoPosition, IVehicleChild, ITripChild
{
    /// <summary>The id of the vehicle that it belongs to.</summary>
    public string? VehicleId { get; private set; }

    /// <summary>The vehicle that it belongs to, when a vehicle was piped in; null otherwise. It is not written to files.</summary>
    [Newtonsoft.Json.JsonIgnore]
    public Vehicle? Vehicle { get; private set; }

    /// <summary>The id of the trip that it belongs to.</summary>
    public string? TripId { get; private set; }

    Vehicle? IVehicleChild.Vehicle
    {
        get => Vehicle;
        set => Vehicle = value;
    }

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
