using Stellantis.Client.Bodies;
using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>A circle on earth.</summary>
[WireObject]
[CirclesOnly]
public sealed partial class ZonePlace : RequestObject
{
    /// <summary>Kilometres, a whole number. Required.</summary>
    [Wire("radius")]
    [Required]
    [Range(0, double.PositiveInfinity, "km")]
    [Radius]
    public long? Radius { get; set; }

    /// <summary>The middle. Required.</summary>
    [Wire("center")]
    [Required]
    public ZoneCenter? Center { get; set; }
}
