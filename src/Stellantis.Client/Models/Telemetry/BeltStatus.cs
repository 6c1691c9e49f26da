using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>A seat belt.</summary>
[WireObject]
public sealed partial class BeltStatus : WireObject
{
    /// <summary>The seat: Driver or Passenger.</summary>
    [Wire("id")]
    public string? Seat { get; private set; }

    /// <summary>Normal, or Omission (not fastened).</summary>
    [Wire("belt")]
    public string? Belt { get; private set; }

    /// <summary>Seat and state.</summary>
    public override string ToString() => Summary.Join(" ", Seat, Belt);
}
