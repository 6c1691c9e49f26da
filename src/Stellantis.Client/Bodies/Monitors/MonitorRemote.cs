using Stellantis.Client.Bodies;
using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>A command to the vehicle, as the action of a monitor.</summary>
[WireObject]
public sealed partial class MonitorRemote : RequestObject
{
    /// <summary>The channel for the events of the command; none are sent when absent.</summary>
    [Wire("ChannelId", Also = ["channelId"])]
    public string? ChannelId { get; set; }

    /// <summary>The command; ConvertTo-Json, whose depth is bounded, shows it as RemoteText. Required.</summary>
    [Wire("remote")]
    [Newtonsoft.Json.JsonIgnore]
    [Required]
    public RemoteDefinition? Remote { get; set; }

    /// <summary>The command, as the text of its JSON.</summary>
    [Instead("remote")]
    public string? RemoteText => Remote?.ToText();
}
