using System.Collections.Specialized;

namespace Stellantis.Client.Bodies;

/// <summary>The body of a channel (operations postChannels and putChannelsById).</summary>
internal static class ChannelBody
{
    /// <summary>A whole body: JSON text, a dictionary, or a definition.</summary>
    public static BodyResult From(object? body) => RequestBody.From<ChannelDefinition>(body);

    /// <summary>A body from its parts.</summary>
    public static BodyResult From(ChannelParts parts) => From(Members(parts, null));

    /// <summary>A definition that is there already, with the parts changed that were given.</summary>
    public static BodyResult From(ChannelDefinition current, ChannelParts changes) => RequestBody.From(current, Members(changes, current.Kind), ChannelDefinition.Read);

    // Attributes belong to the target; where none is given, to the kind that the channel is of.
    private static OrderedDictionary Members(ChannelParts parts, string? kind)
    {
        var alone = parts.Attributes is null || parts.WebhookTarget is not null || parts.WebsocketTarget is not null || parts.PushDevices is not null ? null : kind;
        return new OrderedDictionary
        {
            [nameof(ChannelDefinition.Type)] = parts.Type,
            [nameof(ChannelDefinition.Label)] = parts.Label,
            [nameof(ChannelDefinition.Webhook)] = parts.WebhookTarget is null && parts.WebhookName is null && alone != "webhook" ? null : new OrderedDictionary
            {
                [nameof(WebhookTarget.Target)] = parts.WebhookTarget,
                [nameof(WebhookTarget.Name)] = parts.WebhookName ?? (kind is null ? parts.Label : null),
                [nameof(WebhookTarget.Attributes)] = parts.Attributes,
            },
            [nameof(ChannelDefinition.Websocket)] = parts.WebsocketTarget is null && alone != "websocket" ? null : new OrderedDictionary
            {
                [nameof(WebsocketTarget.Target)] = parts.WebsocketTarget,
                [nameof(WebsocketTarget.Attributes)] = parts.Attributes,
            },
            [nameof(ChannelDefinition.Pushnotif)] = parts.PushDevices is null && alone != "pushnotif" ? null : new OrderedDictionary
            {
                [nameof(PushnotifTarget.Devices)] = parts.PushDevices,
                [nameof(PushnotifTarget.Attributes)] = parts.Attributes,
            },
        };
    }
}
