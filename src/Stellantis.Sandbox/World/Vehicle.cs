namespace Stellantis.Sandbox.World;

/// <summary>One vehicle of the fleet; <paramref name="index"/> is its place in the server's order.</summary>
internal sealed class Vehicle(int index, string vin, VehicleModel model)
{
    public int Index { get; } = index;

    public string Vin { get; } = vin;

    public VehicleModel Model { get; } = model;
}
