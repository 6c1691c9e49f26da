using Stellantis.Client.Bodies;
using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>When the next charge begins and ends.</summary>
[WireObject]
[DeferredRule]
public sealed partial class ChargingRemoteDeferred : RequestObject
{
    /// <summary>When it begins, as the ISO 8601 duration since midnight: PT1H. Not together with <see cref="StartImmediate"/>.</summary>
    [Wire("start.startTime")]
    [TimeOfDay]
    public string? StartTime { get; set; }

    /// <summary>True to begin now.</summary>
    [Wire("start.immediate")]
    public bool? StartImmediate { get; set; }

    /// <summary>When it ends, as the ISO 8601 duration since midnight. Needed when <see cref="ChargeToFull"/> is not true.</summary>
    [Wire("end.endTime")]
    [TimeOfDay]
    public string? EndTime { get; set; }

    /// <summary>True to charge until the battery is full.</summary>
    [Wire("end.chargeToFull")]
    public bool? ChargeToFull { get; set; }
}
