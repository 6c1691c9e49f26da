using System.Collections.Specialized;

namespace Stellantis.Client.Bodies;

/// <summary>The body of a remote command (operation sendVehicleRemotes).</summary>
internal static class RemoteBody
{
    /// <summary>A whole body: JSON text, a dictionary, or a definition.</summary>
    public static BodyResult From(object? body) => RequestBody.From<RemoteDefinition>(body);

    /// <summary>A body from its parts.</summary>
    public static BodyResult From(RemoteParts parts) => From(new OrderedDictionary
    {
        [nameof(RemoteDefinition.Label)] = parts.Label,
        [nameof(RemoteDefinition.Attributes)] = parts.Attributes,
        [nameof(RemoteDefinition.ChannelAttributes)] = parts.ChannelAttributes,
        [nameof(RemoteDefinition.ExtendedEventParam)] = parts.ExtendedEventParam,
        [nameof(RemoteDefinition.Action)] = parts.Action,
    });
}
