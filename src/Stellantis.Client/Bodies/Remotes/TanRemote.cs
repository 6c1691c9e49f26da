using Stellantis.Client.Bodies;
using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>Mutes or confirms theft alarm notifications: exactly one member.</summary>
[WireObject]
[ExactlyOne("suppress", "confirm")]
public sealed partial class TanRemote : RequestObject
{
    /// <summary>Mutes the notifications for a time.</summary>
    [Wire("suppress")]
    public TanSuppression? Suppress { get; set; }

    /// <summary>Confirms or denies a theft.</summary>
    [Wire("confirm")]
    public TanConfirmation? Confirm { get; set; }
}
