using Stellantis.Client.Bodies;
using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>Asks where the vehicle is.</summary>
[WireObject]
public sealed partial class VehicleFinderRemote : RequestObject
{
    /// <summary>GetPresentLocation, also when absent.</summary>
    [Wire("action")]
    [Required]
    [Preset("GetPresentLocation")]
    [Values("an action of the vehicle finder", nameof(KnownValues.FinderActions))]
    public string? Action { get; set; }
}
