using System.Collections.Specialized;

namespace Stellantis.Client.Bodies;

/// <summary>The body of a channel (operations postChannels and putChannelsById).</summary>
internal static class ChannelBody
{
    /// <summary>A whole body: JSON text, a dictionary, or a definition.</summary>
    public static BodyResult From(object? body) => RequestBody.From<ChannelDefinition>(body);

    /// <summary>A body from its parts.</summary>
    public static BodyResult From(ChannelParts parts) => From(new OrderedDictionary
    {
        [nameof(ChannelDefinition.Type)] = parts.Type,
        [nameof(ChannelDefinition.Label)] = parts.Label,
        [nameof(ChannelDefinition.Webhook)] = parts.WebhookTarget is null ? null : new OrderedDictionary
        {
            [nameof(WebhookTarget.Target)] = parts.WebhookTarget,
            [nameof(WebhookTarget.Name)] = parts.WebhookName ?? parts.Label,
            [nameof(WebhookTarget.Attributes)] = parts.Attributes,
        },
        [nameof(ChannelDefinition.Websocket)] = parts.WebsocketTarget is null ? null : new OrderedDictionary
        {
            [nameof(WebsocketTarget.Target)] = parts.WebsocketTarget,
            [nameof(WebsocketTarget.Attributes)] = parts.Attributes,
        },
        [nameof(ChannelDefinition.Pushnotif)] = parts.PushDevices is null ? null : new OrderedDictionary
        {
            [nameof(PushnotifTarget.Devices)] = parts.PushDevices,
            [nameof(PushnotifTarget.Attributes)] = parts.Attributes,
        },
    });
}
