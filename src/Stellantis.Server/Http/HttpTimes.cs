namespace Stellantis.Server.Http;

/// <summary>
/// How long a client may take. Whoever takes longer is hung up on: a connection holds a descriptor and memory, and there is no end of clients.
/// </summary>
internal sealed record HttpTimes
{
    /// <summary>Between two requests; longer than clients keep connections that they do not use.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>From the first byte of a request to the end of its header, and for shaking hands.</summary>
    public TimeSpan Head { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>For a whole body.</summary>
    public TimeSpan Body { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>For taking an answer.</summary>
    public TimeSpan Answer { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>For noticing that it was refused, when it is still sending.</summary>
    public TimeSpan Linger { get; init; } = TimeSpan.FromSeconds(10);
}
