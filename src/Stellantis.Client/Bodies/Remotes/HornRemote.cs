using Stellantis.Client.Bodies;
using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>Sounds the horn.</summary>
[WireObject]
public sealed partial class HornRemote : RequestObject
{
    /// <summary>Activated or Unactivated. Required.</summary>
    [Wire("state")]
    [Required]
    [Values("a state of the horn", nameof(KnownValues.ActivationStates))]
    public string? State { get; set; }
}
