namespace Stellantis.Server.Http;

/// <summary>A request that is not HTTP, or more of it than the server takes. The connection ends with this status.</summary>
internal sealed class HttpFault(int status, string message) : Exception(message)
{
    public int Status { get; } = status;
}
