using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>A light.</summary>
[WireObject]
public sealed partial class Light : WireObject
{
    /// <summary>Left or Right.</summary>
    [Wire("direction")]
    public string? Direction { get; private set; }

    /// <summary>Front or Rear.</summary>
    [Wire("position")]
    public string? Position { get; private set; }

    /// <summary>Off or On.</summary>
    [Wire("status", False = "Off", True = "On")]
    public string? Status { get; private set; }

    /// <summary>Where it is, and its status.</summary>
    public override string ToString() => Summary.Join(" ", Position, Direction, Status);
}
