using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>The wipers.</summary>
[WireObject]
public sealed partial class WipingBlades : MeasuredObject
{
    /// <summary>True while they wipe.</summary>
    [Wire("active")]
    public bool? Active { get; private set; }

    /// <summary>High or Low; null while they do not wipe.</summary>
    [Wire("speed")]
    public string? Speed { get; private set; }

    /// <summary>When the car sent this part; null in telemetry of the past, whose time is that of the whole message.</summary>
    [Wire("createdAt")]
    public DateTime? CreatedAt { get; private set; }

    /// <summary>Whether they wipe.</summary>
    public override string ToString() => Active == true ? Summary.Join(" ", "active", Speed) : "inactive";
}
