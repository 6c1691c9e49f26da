namespace Stellantis;

/// <summary>A resource that belongs to a vehicle and does not say so itself.</summary>
internal interface IVehicleChild
{
    /// <summary>The id of the vehicle.</summary>
    string? VehicleId { get; set; }
}
