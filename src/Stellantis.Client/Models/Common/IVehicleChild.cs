namespace Stellantis;

/// <summary>A resource that belongs to a vehicle and does not say so itself.</summary>
internal interface IVehicleChild
{
    /// <summary>The id of the vehicle.</summary>
    string? VehicleId { get; set; }

    /// <summary>The vehicle, when one was piped in.</summary>
    Vehicle? Vehicle { get; set; }
}
