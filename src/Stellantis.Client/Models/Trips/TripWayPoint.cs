using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>A point of the path of a trip (operation getVehicleTripPath).</summary>
[WireObject]
public sealed partial class TripWayPoint : GeoPosition, IVehicleChild, ITripChild
{
    /// <summary>The id of the vehicle that it belongs to.</summary>
    public string? VehicleId { get; private set; }

    /// <summary>The vehicle that it belongs to, when a vehicle was piped in; null otherwise. Export-Clixml, jobs and remoting leave it out.</summary>
    [Newtonsoft.Json.JsonIgnore]
    public Vehicle? Vehicle { get; private set; }

    /// <summary>The id of the trip that it belongs to.</summary>
    public string? TripId { get; private set; }

    /// <summary>Kilometres (km) from the start of the trip.</summary>
    [Unit("km")]
    public double? Distance => TripContext?.Distance;

    /// <summary>What drove: Thermal, Electric or Hybrid.</summary>
    public string? PropulsionType => TripContext?.PropulsionType;

    /// <summary>True when the driver braked hard.</summary>
    public bool? HardBraking => TripContext?.HardBraking;

    /// <summary>True when the driver accelerated hard.</summary>
    public bool? HardAcceleration => TripContext?.HardAcceleration;

    /// <summary>True when the driver took a corner hard.</summary>
    public bool? HardCornering => TripContext?.HardCornering;

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
