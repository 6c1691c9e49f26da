using Stellantis.Client.Bodies;
using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>How the air conditioning runs.</summary>
[WireObject]
public sealed partial class PreconditioningRemoteSettings : RequestObject
{
    /// <summary>Degrees Celsius. Required.</summary>
    [Wire("temp")]
    [Required]
    public double? Temp { get; set; }

    /// <summary>Manual or Auto; Auto when absent.</summary>
    [Wire("mode")]
    [Values("a mode", nameof(KnownValues.AirConditioningModes))]
    public string? Mode { get; set; }

    /// <summary>Activated or Unactivated; Activated when absent.</summary>
    [Wire("state")]
    [Values("a state of the air conditioning", nameof(KnownValues.ActivationStates))]
    public string? State { get; set; }
}
