using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>A member of an extension's body; each has one of these.</summary>
[WireObject]
internal sealed partial class EventExtensionBody : WireObject
{
    [Wire("position")]
    public Position? Position { get; private set; }

    [Wire("doorState", Also = ["doorsState"])]
    public DoorsState? DoorsState { get; private set; }

    [Wire("maintenance")]
    public Maintenance? Maintenance { get; private set; }

    [Wire("alerts")]
    public IReadOnlyList<Alert> Alerts { get; private set; } = ValueList<Alert>.None;

    [Wire("alarm")]
    public Alarm? Alarm { get; private set; }

    [Wire("latestTelemetry")]
    public LatestTelemetry? LatestTelemetry { get; private set; }

    [Wire("telemetry")]
    public Telemetry? Telemetry { get; private set; }

    [Wire("trip")]
    public Trip? Trip { get; private set; }

    [Wire("collision")]
    public Collision? Collision { get; private set; }

    [Wire("stolen")]
    public StolenReport? StolenReport { get; private set; }

    public override string ToString() => "";
}
