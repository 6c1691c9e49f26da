namespace Stellantis.Client.Bodies;

/// <summary>The parts of a channel, as users give them one by one; null where nothing was given. The kind follows from the target.</summary>
internal sealed class ChannelParts
{
    public object? Label { get; init; }

    public object? Type { get; init; }

    public object? Attributes { get; init; }

    public string? WebhookTarget { get; init; }

    /// <summary>The name of the webhook; the label when null.</summary>
    public string? WebhookName { get; init; }

    public string? WebsocketTarget { get; init; }

    public object? PushDevices { get; init; }

    public bool IsEmpty => this is
    {
        Label: null, Type: null, Attributes: null, WebhookTarget: null, WebhookName: null, WebsocketTarget: null, PushDevices: null,
    };
}
