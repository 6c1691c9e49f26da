using Stellantis.Client.Bodies;
using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>A web socket that each event is written to.</summary>
[WireObject]
public sealed partial class WebsocketTarget : RequestObject
{
    /// <summary>The address: wss. Required.</summary>
    [Wire("target")]
    [Required]
    [Address("wss", "ws")]
    public string? Target { get; set; }

    /// <summary>
    /// What is added to every event. Header and Query stand in the request that opens the connection; only Body is in each message.
    /// </summary>
    [Wire("attributes")]
    [EventAttributes(Documented = "Header Query Body", Required = "type key value")]
    public EventAttribute[]? Attributes { get; set; }
}
