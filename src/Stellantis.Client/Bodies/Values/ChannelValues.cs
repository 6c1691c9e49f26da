namespace Stellantis.Client.Bodies;

internal static partial class KnownValues
{
    /// <summary>What a channel carries.</summary>
    public static IReadOnlyList<string> SubscribeTypes { get; } = ["Monitor", "Remote"];

    /// <summary>Where an attribute goes: a header or query parameter of the call, or the body of the event.</summary>
    public static IReadOnlyList<string> AttributeTypes { get; } = ["Header", "Query", "Body"];

    /// <summary>The variables that stand for something known only when an event is sent. In a value, they are written with <c>$</c>.</summary>
    public static IReadOnlyList<string> Variables { get; } =
        ["Vin", "ChannelId", "ChannelLabel", "MonitorID", "MonitorLabel", "RemoteType", "RemoteStatus", "RemoteLabel"];

    /// <summary>The keys that set something in a push notification, with the values that they take; none where the text is free.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> PushKeywords { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["disableNotificationPayload"] = ["true", "false"],
        ["deliveryPriority"] = ["low", "normal", "high"],
        ["mutable"] = ["true", "false"],
        ["contentAvailable"] = ["true", "false"],
        ["title"] = [],
        ["body"] = [],
        ["image"] = [],
        ["sound"] = [],
        ["clickAction"] = [],
        ["ttl"] = [],
        ["bodyLocKey"] = [],
        ["bodyLocArgs"] = [],
        ["titleLocKey"] = [],
        ["titleLocArgs"] = [],
        ["badge"] = [],
        ["icon"] = [],
        ["tag"] = [],
    };
}
