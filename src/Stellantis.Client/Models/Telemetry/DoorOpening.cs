using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>A door or a window.</summary>
[WireObject]
public sealed partial class DoorOpening : WireObject
{
    /// <summary>Driver, Passenger, RearLeft, RearRight, Trunk, RearWindow, RoofWindow or HoodDoor.</summary>
    [Wire("identifier")]
    public string? Identifier { get; private set; }

    /// <summary>Open or Closed.</summary>
    [Wire("state")]
    public string? State { get; private set; }

    /// <summary>Which one, and its state.</summary>
    public override string ToString() => Summary.Join(" ", Identifier, State);
}
