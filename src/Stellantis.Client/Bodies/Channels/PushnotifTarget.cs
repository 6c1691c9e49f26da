using Stellantis.Client.Bodies;
using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>Devices that get each event as a push notification (Firebase Cloud Messaging).</summary>
[WireObject]
public sealed partial class PushnotifTarget : RequestObject
{
    /// <summary>The tokens of the devices. Required.</summary>
    [Wire("devices")]
    [Required]
    [Count(1)]
    public string[]? Devices { get; set; }

    /// <summary>What is added to every event, and how the notification looks.</summary>
    [Wire("attributes")]
    [EventAttributes(Documented = "Header Query Body", Required = "type key value", IsPush = true)]
    public EventAttribute[]? Attributes { get; set; }
}
