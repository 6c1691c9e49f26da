using Stellantis.Client.Bodies;
using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>Flashes the lights.</summary>
[WireObject]
public sealed partial class LightsRemote : RequestObject
{
    /// <summary>Activated or Unactivated. Required.</summary>
    [Wire("state")]
    [Required]
    [Values("a state of the lights", nameof(KnownValues.ActivationStates))]
    public string? State { get; set; }
}
