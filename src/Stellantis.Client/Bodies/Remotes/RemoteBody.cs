namespace Stellantis.Client.Bodies;

/// <summary>The body of a remote command (operation sendVehicleRemotes).</summary>
internal static class RemoteBody
{
    /// <summary>A whole body: JSON text, a dictionary, or a definition.</summary>
    public static BodyResult From(object? body) => RequestBody.From<RemoteDefinition>(body);
}
