using Stellantis.Client.Bodies;
using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>A web server that is called for each event.</summary>
[WireObject]
public sealed partial class WebhookTarget : RequestObject
{
    /// <summary>The address: https, with a certificate of a public authority. Required.</summary>
    [Wire("target")]
    [Required]
    [Address("https", "http")]
    public string? Target { get; set; }

    /// <summary>The name of the webhook. Required.</summary>
    [Wire("name")]
    [Required]
    public string? Name { get; set; }

    /// <summary>What is added to every event.</summary>
    [Wire("attributes")]
    [EventAttributes(Documented = "Header Query", Required = "type key value")]
    public EventAttribute[]? Attributes { get; set; }
}
