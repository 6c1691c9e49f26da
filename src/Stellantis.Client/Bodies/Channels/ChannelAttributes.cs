using Stellantis.Client.Bodies;
using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>What a channel adds to the events of one monitor or remote command: the member that fits the channel.</summary>
[WireObject]
public sealed partial class ChannelAttributes : RequestObject
{
    /// <summary>For a channel of push notifications.</summary>
    [Wire("pushnotif")]
    [EventAttributes(Documented = "Header Query Body", Required = "type key value", IsPush = true)]
    public EventAttribute[]? Pushnotif { get; set; }

    /// <summary>For a webhook.</summary>
    [Wire("webhook")]
    [EventAttributes(Documented = "Header Query", Required = "type key value")]
    [MayNest]
    public EventAttribute[]? Webhook { get; set; }

    /// <summary>For a websocket.</summary>
    [Wire("websocket")]
    [EventAttributes(Documented = "Header Query Body", Required = "type key value")]
    [MayNest]
    public EventAttribute[]? Websocket { get; set; }
}
