namespace Stellantis.Server.Http;

/// <summary>How much clients may take: memory follows what has come, and there is no end of clients.</summary>
internal sealed record HttpBounds
{
    /// <summary>The most bytes of a body.</summary>
    public int Body { get; init; } = 16 * 1024 * 1024;

    /// <summary>The most connections at a time; a further one is closed at once.</summary>
    public int Connections { get; init; } = int.MaxValue;

    /// <summary>The most bytes of a body, in words.</summary>
    public string BodyInWords => Body % (1024 * 1024) == 0 ? $"{Body / (1024 * 1024)} MB" : $"{Body / 1024} kB";
}
