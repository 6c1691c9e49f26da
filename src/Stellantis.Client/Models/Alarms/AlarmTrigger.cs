using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>What set an alarm off.</summary>
[WireObject]
public sealed partial class AlarmTrigger : MeasuredObject
{
    /// <summary>The kind of break-in, for example GlassBreached.</summary>
    [Wire("type")]
    public string? Type { get; private set; }

    /// <summary>When it began.</summary>
    [Wire("startAt")]
    public DateTime? StartedAt { get; private set; }

    /// <summary>Where it happened.</summary>
    [Wire("position")]
    public Position? Position { get; private set; }

    /// <summary>When the car sent this part; null in telemetry of the past, whose time is that of the whole message.</summary>
    [Wire("createdAt")]
    public DateTime? CreatedAt { get; private set; }

    /// <summary>The kind of break-in.</summary>
    public override string ToString() => Type ?? "";
}
