using Stellantis.Client.Bodies;
using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>What a monitor watches and does: the body of operations postVehicleMonitors and putVehicleMonitors.</summary>
[WireObject]
[AtLeastOne("subscribeParam", "refreshEvent", "channelAttributes")]
[MonitorRule]
public sealed partial class MonitorDefinition : RequestObject
{
    /// <summary>Your name for the monitor. Required.</summary>
    [Wire("label")]
    [Required]
    public string? Label { get; set; }

    /// <summary>Seconds between reminders while the condition holds, 60 or more; null for none.</summary>
    [Wire("subscribeParam.refreshEvent")]
    [Range(60, double.PositiveInfinity, "seconds")]
    [Seconds]
    public long? RefreshEvent { get; set; }

    /// <summary>What the channel adds to the events.</summary>
    [Wire("subscribeParam.channelAttributes")]
    public ChannelAttributes? ChannelAttributes { get; set; }

    /// <summary>What is done besides sending the event.</summary>
    [Wire("onEvent.actions")]
    public MonitorAction[]? Actions { get; set; }

    /// <summary>True to run the actions on reminders too.</summary>
    [Wire("onEvent.onRefresh")]
    public bool? OnRefresh { get; set; }

    /// <summary>What is added to the events of the monitor.</summary>
    [Wire("attributes")]
    [EventAttributes(Documented = "Body")]
    public EventAttribute[]? Attributes { get; set; }

    /// <summary>The data that is joined to the events: <c>vehicle.alerts.active</c>, <c>vehicle.telemetry.environment</c> ...</summary>
    [Wire("extendedEventParam")]
    [Values("data for an event", nameof(KnownValues.MonitorExtendedEventParams), Open = true)]
    public string[]? ExtendedEventParam { get; set; }

    /// <summary>What is watched: one to five triggers. Required.</summary>
    [Wire("triggerParam.triggers")]
    [Required]
    [Count(1, 5)]
    [Keyed("name")]
    public MonitorTrigger[]? Triggers { get; set; }

    /// <summary>
    /// When the event is sent: an expression over the names of the triggers with <c>&amp;</c>, <c>|</c>, <c>!</c> and parentheses. Required.
    /// </summary>
    [Wire("triggerParam.boolExp")]
    [Required]
    public string? BoolExp { get; set; }

    /// <summary>The kinds of the triggers, each once: zone, time, data, setting.</summary>
    internal string[] Kinds => [.. (Triggers ?? []).Select(t => t.Kind).OfType<string>().Distinct()];

    /// <summary>Label and expression.</summary>
    public override string ToString() => $"{Label}: {BoolExp}";
}
