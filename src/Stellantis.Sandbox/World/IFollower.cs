using Stellantis.Sandbox.Options;

namespace Stellantis.Sandbox.World;

/// <summary>Somebody who follows what happens in the world.</summary>
internal interface IFollower
{
    /// <summary>Time has gone on up to an instant.</summary>
    void Follow(DateTimeOffset now);

    /// <summary>Somebody has changed a vehicle; all before was followed.</summary>
    void Changed(Vehicle vehicle, DateTimeOffset now, SandboxVehicleState changes);
}
