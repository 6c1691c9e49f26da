using Stellantis.Client.Bodies;
using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>Locks or unlocks the doors.</summary>
[WireObject]
[Undocumented("identifier", "was taken out of the API; it is sent as it is")]
public sealed partial class LockingRemote : RequestObject
{
    /// <summary>Unlocked or Locked. Required.</summary>
    [Wire("state")]
    [Required]
    [Values("a state of the doors", nameof(KnownValues.LockingStates))]
    public string? State { get; set; }
}
