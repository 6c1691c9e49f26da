namespace Stellantis.PowerShell.Parameters;

/// <summary>The names of parameter sets that several cmdlets have.</summary>
internal static class ParameterSets
{
    /// <summary>Reads a collection.</summary>
    public const string ListSet = "List";

    /// <summary>Reads single items by their id.</summary>
    public const string IdSet = "Id";

    /// <summary>Takes a body in parts.</summary>
    public const string PartsSet = "Parts";

    /// <summary>Takes the parts of a channel that calls a web server.</summary>
    public const string WebhookSet = "Webhook";

    /// <summary>Takes the parts of a channel that writes to a web socket.</summary>
    public const string WebsocketSet = "Websocket";

    /// <summary>Takes the parts of a channel that sends push notifications.</summary>
    public const string PushSet = "Push";

    /// <summary>Takes a whole body.</summary>
    public const string BodySet = "Body";

    /// <summary>Takes a body from a file.</summary>
    public const string PathSet = "Path";
}
