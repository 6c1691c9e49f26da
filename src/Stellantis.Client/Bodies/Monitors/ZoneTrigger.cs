using Stellantis.Client.Bodies;
using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>Fires when the vehicle enters or leaves a circle.</summary>
[WireObject]
[CirclesOnly]
public sealed partial class ZoneTrigger : RequestObject
{
    /// <summary>In (entering) or Out (leaving). Required.</summary>
    [Wire("transition")]
    [Required]
    [Values("a transition", nameof(KnownValues.Transitions))]
    public string? Transition { get; set; }

    /// <summary>The circle. Required.</summary>
    [Wire("place")]
    [Required]
    public ZonePlace? Place { get; set; }
}
