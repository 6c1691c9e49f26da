using Stellantis.Client.Bodies;
using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>Inhibits the crank, or frees it.</summary>
[WireObject]
public sealed partial class CrankInhibit : RequestObject
{
    /// <summary>True to inhibit. Required.</summary>
    [Wire("activate")]
    [Required]
    public bool? Activate { get; set; }
}
