using Stellantis.Client.Bodies;
using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>A command to a vehicle: the body of operation sendVehicleRemotes, and the action of a monitor.</summary>
[WireObject]
public sealed partial class RemoteDefinition : RequestObject
{
    /// <summary>Your name for the command.</summary>
    [Wire("label")]
    public string? Label { get; set; }

    /// <summary>What is added to the events of the command.</summary>
    [Wire("attributes")]
    [EventAttributes(Documented = "Body")]
    public EventAttribute[]? Attributes { get; set; }

    /// <summary>What the channel adds to the events.</summary>
    [Wire("channelAttributes")]
    public ChannelAttributes? ChannelAttributes { get; set; }

    /// <summary>The data that is joined to the events: <c>vehicle.position</c>, <c>vehicle.doorsState</c> ...</summary>
    [Wire("extendedEventParam")]
    [Values("data for an event", nameof(KnownValues.RemoteExtendedEventParams), Open = true)]
    public string[]? ExtendedEventParam { get; set; }

    /// <summary>The command itself. Required.</summary>
    [Wire("action")]
    [Required]
    public RemoteRequest? Action { get; set; }

    /// <summary>The label, else the action.</summary>
    public override string ToString() => Label ?? Action?.ToString() ?? "";
}
