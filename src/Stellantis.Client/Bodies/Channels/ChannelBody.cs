using System.Collections;
using System.Collections.Specialized;
using Stellantis.Client.Json;

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

    /// <summary>The attributes of a channel less some, and with some more; one that is there already gets the new value.</summary>
    /// <param name="current">What the channel has.</param>
    /// <param name="without">The keys of those that go.</param>
    /// <param name="more">Those that come, as the user gave them.</param>
    /// <exception cref="StellantisApiException">InvalidRequest: a key of those that go is not there.</exception>
    public static EventAttribute[] Attributes(EventAttribute[] current, IEnumerable<string> without, IEnumerable<EventAttribute> more)
    {
        var list = current.ToList();
        foreach (var key in without)
        {
            if (list.RemoveAll(a => IsSame(a.Key, key)) > 0)
                continue;
            var there = current.Length == 0 ? "It has none." : $"It has {string.Join(", ", current.Select(a => a.Key))}.";
            throw new StellantisApiException(ErrorIds.InvalidRequest,
                $"-RemoveAttribute '{key}': the channel has no attribute of this name. {there}");
        }
        foreach (var attribute in more.Select(Bound))
        {
            var at = list.FindIndex(a => IsSame(a.Key, attribute.Key) && IsSame(a.Type, attribute.Type));
            if (at < 0)
                list.Add(attribute);
            else
                list[at] = attribute;
        }
        return [.. list];
    }

    /// <summary>The key of an attribute, however it was given.</summary>
    public static string? KeyOf(EventAttribute given) => Bound(given).Key;

    // Names of headers have no casing.
    private static bool IsSame(string? a, string? b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private static EventAttribute Bound(EventAttribute given)
    {
        using var reader = new WireReader(WireWriter.Write(((IWireValue)given).WriteTo));
        return given.Source is null || !reader.ReadDocument() ? given : EventAttribute.Read(reader);
    }

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
