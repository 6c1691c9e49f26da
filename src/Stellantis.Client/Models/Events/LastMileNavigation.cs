using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>A vehicle was parked before its destination: the way goes on without it.</summary>
[WireObject]
public sealed partial class LastMileNavigation : WireObject
{
    /// <summary>Where the way leads.</summary>
    [Wire("targetLocation")]
    public EventPlace? Target { get; private set; }

    /// <summary>Where the vehicle stands.</summary>
    [Wire("currentLocation")]
    public EventPlace? Current { get; private set; }

    /// <summary>The destination.</summary>
    public override string ToString() => Target?.ToString() ?? "";
}
