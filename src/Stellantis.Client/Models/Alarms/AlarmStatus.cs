using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>Whether an alarm is on.</summary>
[WireObject]
public sealed partial class AlarmStatus : MeasuredObject
{
    /// <summary>Inactive or Active.</summary>
    [Wire("activation")]
    public string? Activation { get; private set; }

    /// <summary>When the car sent this part; null in telemetry of the past, whose time is that of the whole message.</summary>
    [Wire("createdAt")]
    public DateTime? CreatedAt { get; private set; }

    /// <summary>Inactive or Active.</summary>
    public override string ToString() => Activation ?? "";
}
