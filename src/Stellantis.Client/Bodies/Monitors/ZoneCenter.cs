using Stellantis.Client.Bodies;
using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>The middle of a circle (WGS 84).</summary>
[WireObject]
public sealed partial class ZoneCenter : RequestObject
{
    /// <summary>Degrees east; negative is west. Required.</summary>
    [Wire("longitude")]
    [Required]
    [Range(-180, 180, "degrees")]
    public double? Longitude { get; set; }

    /// <summary>Degrees north; negative is south. Required.</summary>
    [Wire("latitude")]
    [Required]
    [Range(-90, 90, "degrees")]
    public double? Latitude { get; set; }

    /// <summary>The JSON, in one line.</summary>
    public override string ToString() => ToText();
}
