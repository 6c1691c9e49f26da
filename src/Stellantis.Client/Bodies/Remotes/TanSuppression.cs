using Stellantis.Client.Bodies;
using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>Mutes theft alarm notifications.</summary>
[WireObject]
[TanSuppressionRule]
public sealed partial class TanSuppression : RequestObject
{
    /// <summary>True to mute. Required.</summary>
    [Wire("state")]
    [Required]
    public bool? State { get; set; }

    /// <summary>
    /// How long, by a code: 0 for 2 hours, 1 for 4 hours, 2 for 12 hours, 3 for 24 hours, 4 for 3 days, 5 for 7 days. Needed to mute.
    /// </summary>
    [Wire("duration")]
    [Range(0, 5)]
    public long? Duration { get; set; }
}
