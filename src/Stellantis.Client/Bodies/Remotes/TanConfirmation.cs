using Stellantis.Client.Bodies;
using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>Confirms or denies a theft.</summary>
[WireObject]
public sealed partial class TanConfirmation : RequestObject
{
    /// <summary>True when it is a theft, false when not. Required.</summary>
    [Wire("state")]
    [Required]
    public bool? State { get; set; }
}
