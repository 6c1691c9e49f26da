using Stellantis.Client.Bodies;
using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>Wakes the vehicle up.</summary>
[WireObject]
public sealed partial class WakeupRemote : RequestObject
{
    /// <summary>Wakeup, also when absent.</summary>
    [Wire("action")]
    [Required]
    [Preset("Wakeup")]
    [Values("an action", nameof(KnownValues.WakeupActions))]
    public string? Action { get; set; }
}
