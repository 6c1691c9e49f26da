using Stellantis.Client.Bodies;
using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>
/// Charges the battery: exactly one of <see cref="Immediate"/>, <see cref="Programs"/>, <see cref="Settings"/>, <see cref="Deferred"/>.
/// </summary>
[WireObject]
[ExactlyOne("immediate", "programs", "settings", "deferred", In = "charge")]
[ProgramRule("charge", "start", "enabled", "minChargingLevel", "maxChargingLevel")]
public sealed partial class ChargingRemote : RequestObject
{
    /// <summary>True to begin now, false to stop. The service calls it deprecated; some vehicles know nothing else.</summary>
    [Wire("charge.immediate")]
    public bool? Immediate { get; set; }

    /// <summary>Programs that begin by themselves.</summary>
    [Wire("charge.programs")]
    [MayNest]
    public ChargingRemoteProgram[]? Programs { get; set; }

    /// <summary>How fast or how far the battery is charged.</summary>
    [Wire("charge.settings")]
    public ChargingRemoteSettings? Settings { get; set; }

    /// <summary>When the next charge begins and ends.</summary>
    [Wire("charge.deferred")]
    public ChargingRemoteDeferred? Deferred { get; set; }
}
