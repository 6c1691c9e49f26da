using Stellantis.Client.Bodies;
using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>Immobilises the vehicle, or frees it.</summary>
[WireObject]
public sealed partial class ImmobilizationRemote : RequestObject
{
    /// <summary>True to immobilise. Required.</summary>
    [Wire("activate")]
    [Required]
    public bool? Activate { get; set; }
}
