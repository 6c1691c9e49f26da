namespace Stellantis.Sandbox.World;

/// <summary>What somebody has said about a vehicle of the fleet; null is left to the seed.</summary>
internal sealed record NamedVehicle(string? Vin, VehicleModel? Model);
