using Stellantis.Client.Bodies;
using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>Sends a destination to the vehicle.</summary>
[WireObject]
public sealed partial class NavigationRemote : RequestObject
{
    /// <summary>The way: the first is the start, the last the destination. Required.</summary>
    [Wire("positions")]
    [Required]
    [Count(1)]
    public NavigationPosition[]? Positions { get; set; }
}
