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

    /// <summary>The middle; ConvertTo-Json, whose depth is bounded, shows its two numbers instead. Required.</summary>
    [Wire("center")]
    [Required]
    [Newtonsoft.Json.JsonIgnore]
    public ZoneCenter? Center { get; set; }

    /// <summary>The latitude of the middle.</summary>
    [Instead("center.latitude")]
    public double? Latitude => Center?.Latitude;

    /// <summary>The longitude of the middle.</summary>
    [Instead("center.longitude")]
    public double? Longitude => Center?.Longitude;

    /// <summary>The members that have no property here, as the text of a JSON object; null when there is none.</summary>
    public string? AdditionalText => AdditionalProperties is { Count: > 0 } unknown ? unknown.ToString() : null;
}
