using System.Globalization;
using Stellantis.Client.Bodies;
using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>
/// Where events go: the body of operations postChannels and putChannelsById. Exactly one of <see cref="Webhook"/>, <see cref="Websocket"/>,
/// <see cref="Pushnotif"/>.
/// </summary>
[WireObject]
[ExactlyOne("webhook", "websocket", "pushnotif", In = "channel")]
public sealed partial class ChannelDefinition : RequestObject
{
    /// <summary>What the channel carries: Monitor, Remote; both when absent.</summary>
    [Wire("type")]
    [Values("what a channel carries", nameof(KnownValues.SubscribeTypes))]
    public string[]? Type { get; set; }

    /// <summary>Your name for the channel.</summary>
    [Wire("label")]
    public string? Label { get; set; }

    /// <summary>A web server that is called.</summary>
    [Wire("channel.webhook")]
    public WebhookTarget? Webhook { get; set; }

    /// <summary>A web socket that is written to.</summary>
    [Wire("channel.websocket")]
    public WebsocketTarget? Websocket { get; set; }

    /// <summary>Devices that get push notifications.</summary>
    [Wire("channel.pushnotif")]
    public PushnotifTarget? Pushnotif { get; set; }

    /// <summary>webhook, websocket or pushnotif; null when it is none of them.</summary>
    internal string? Kind => this switch
    {
        { Webhook: not null } => "webhook",
        { Websocket: not null } => "websocket",
        { Pushnotif: not null } => "pushnotif",
        _ => null,
    };

    /// <summary>What is added to every event, whatever the kind.</summary>
    internal EventAttribute[] Attributes => Webhook?.Attributes ?? Websocket?.Attributes ?? Pushnotif?.Attributes ?? [];

    /// <summary>Where the events go: the address without user, password and query, or the number of devices.</summary>
    internal string? Target => this switch
    {
        { Webhook: { } webhook } => Address(webhook.Target),
        { Websocket: { } websocket } => Address(websocket.Target),
        { Pushnotif.Devices: { } devices } => devices.Length.ToString(CultureInfo.InvariantCulture) + (devices.Length == 1 ? " device" : " devices"),
        _ => null,
    };

    private static string? Address(string? target) => Uri.TryCreate(target, UriKind.Absolute, out var uri)
        ? uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped)
        : null;

    /// <summary>Label, kind and target.</summary>
    public override string ToString() => $"{Label}: {Kind} {Target}".Trim();
}
