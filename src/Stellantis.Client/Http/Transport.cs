using System.Net;
using System.Net.Http;

namespace Stellantis.Client.Http;

/// <summary>How requests reach the service: connections, compression, proxy and TLS.</summary>
internal sealed class Transport
{
    /// <summary>Connections to the service at the same time; .NET Framework by itself allows two.</summary>
    public int MostConnections { get; init; } = 64;

    /// <summary>Makes the innermost handler, one pool of connections.</summary>
    public HttpMessageHandler Create(Uri baseUri)
    {
        var handler = new HttpClientHandler
        {
            UseCookies = false,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
            MaxConnectionsPerServer = MostConnections,
        };
        // A proxy cannot reach what listens on this machine only.
        if (baseUri.IsLoopback)
            handler.UseProxy = false;
        return handler;
    }
}
