namespace Stellantis.Client.Bodies;

/// <summary>The parts of a remote command, as users give them one by one; null where nothing was given.</summary>
internal sealed class RemoteParts
{
    public object? Label { get; init; }

    public object? Attributes { get; init; }

    public object? ChannelAttributes { get; init; }

    public object? ExtendedEventParam { get; init; }

    public object? Action { get; init; }
}
