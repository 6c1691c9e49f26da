using System.Collections;
using System.Collections.Specialized;

namespace Stellantis.Client.Bodies;

/// <summary>The body of a channel (operations postChannels and putChannelsById).</summary>
internal static class ChannelBody
{
    /// <summary>Where the parts stand in the body.</summary>
    public static IReadOnlyList<(string Wire, string Part)> PartPaths { get; } =
    [
        ("type", "Type"), ("label", "Label"), ("channel.webhook.target", "WebhookTarget"), ("channel.webhook.name", "WebhookName"),
        ("channel.websocket.target", "WebsocketTarget"), ("channel.pushnotif.devices", "PushDevice"), ("channel.webhook.attributes", "Attribute"),
        ("channel.websocket.attributes", "Attribute"), ("channel.pushnotif.attributes", "Attribute"),
    ];

    /// <summary>A whole body: JSON text, a dictionary, or a definition.</summary>
    public static BodyResult From(object? body) => RequestBody.From<ChannelDefinition>(body);

    /// <summary>
    /// A body from the parts that were given, by their names: Label, Type, Attribute, WebhookTarget, WebhookName (the label when absent),
    /// WebsocketTarget, PushDevice. The kind follows from the target.
    /// </summary>
    public static BodyResult FromParts(IDictionary parts) => From(Members(parts, null));

    /// <summary>A definition that is there already, with the parts changed that were given.</summary>
    public static BodyResult FromParts(IDictionary changes, ChannelDefinition current) =>
        RequestBody.From(current, Members(changes, current.Kind), ChannelDefinition.Read);

    // Attributes belong to the target; where none is given, to the kind that the channel is of.
    private static OrderedDictionary Members(IDictionary parts, string? kind)
    {
        var attributes = parts["Attribute"];
        var (webhook, name, websocket, devices) = (parts["WebhookTarget"], parts["WebhookName"], parts["WebsocketTarget"], parts["PushDevice"]);
        var alone = attributes is null || (webhook ?? websocket ?? devices) is not null ? null : kind;
        return new OrderedDictionary
        {
            [nameof(ChannelDefinition.Type)] = parts["Type"],
            [nameof(ChannelDefinition.Label)] = parts["Label"],
            [nameof(ChannelDefinition.Webhook)] = (webhook ?? name) is null && alone != "webhook" ? null : new OrderedDictionary
            {
                [nameof(WebhookTarget.Target)] = webhook,
                [nameof(WebhookTarget.Name)] = name ?? (kind is null ? parts["Label"] : null),
                [nameof(WebhookTarget.Attributes)] = attributes,
            },
            [nameof(ChannelDefinition.Websocket)] = websocket is null && alone != "websocket" ? null : new OrderedDictionary
            {
                [nameof(WebsocketTarget.Target)] = websocket,
                [nameof(WebsocketTarget.Attributes)] = attributes,
            },
            [nameof(ChannelDefinition.Pushnotif)] = devices is null && alone != "pushnotif" ? null : new OrderedDictionary
            {
                [nameof(PushnotifTarget.Devices)] = devices,
                [nameof(PushnotifTarget.Attributes)] = attributes,
            },
        };
    }
}
