using System.Net;
using System.Net.Http;
using System.Net.Security;
using System.Runtime.InteropServices;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Stellantis.Client.Certificates;

namespace Stellantis.Client.Http;

/// <summary>How requests reach the service: connections, proxy and TLS.</summary>
internal sealed class Transport
{
    // Not in the old target's list, but known to every runtime that has it.
    private const SslProtocols Tls13 = (SslProtocols)12288;

    private static readonly bool s_isFramework = RuntimeInformation.FrameworkDescription.StartsWith(".NET Framework", StringComparison.Ordinal);

    /// <summary>Connections to the service at the same time; .NET Framework by itself allows two.</summary>
    public int MostConnections { get; init; } = 64;

    /// <summary>The proxy to use; null for the system's.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>Who is asked for at the proxy; null for nobody.</summary>
    public ICredentials? ProxyCredential { get; init; }

    /// <summary>The certificate to show to a server that asks for one.</summary>
    public ClientCertificate? Certificate { get; init; }

    /// <summary>Who must have issued the service's certificate; null for those whom the machine trusts.</summary>
    public PinnedAuthority? Authority { get; init; }

    /// <summary>Makes the innermost handler for the service, one pool of connections.</summary>
    public HttpMessageHandler Create(Uri baseUri) => Create(baseUri, Authority is null ? null : Authority.Demand);

    /// <summary>
    /// Makes the innermost handler for an identity provider. On the service's own origin it is held to the same authorities; elsewhere those whom the
    /// machine trusts will do as well.
    /// </summary>
    public HttpMessageHandler CreateForIdentity(Uri tokenUri, Uri baseUri)
    {
        if (Authority is null || Origin.Same(tokenUri, baseUri))
            return Create(tokenUri);
        return Create(tokenUri, (certificate, chain, errors) => errors == SslPolicyErrors.None || Authority.Demand(certificate, chain, errors));
    }

    private HttpClientHandler Create(Uri uri, Func<X509Certificate2?, X509Chain?, SslPolicyErrors, bool>? demand)
    {
        var handler = new HttpClientHandler
        {
            UseCookies = false,
            AllowAutoRedirect = false,
            MaxConnectionsPerServer = MostConnections,
            // Said for this handler only: the process may have others that must speak to older servers.
            SslProtocols = s_isFramework ? SslProtocols.Tls12 : SslProtocols.Tls12 | Tls13,
        };
        // On .NET Framework the limit of two belongs to the address, and to whatever else of the process uses it; elsewhere this does nothing.
        if (s_isFramework)
        {
            var point = ServicePointManager.FindServicePoint(uri);
            point.ConnectionLimit = Math.Max(point.ConnectionLimit, MostConnections);
        }
        if (Proxy is not null)
            handler.Proxy = new FixedProxy(Proxy) { Credentials = ProxyCredential };
        else if (uri.IsLoopback)
            // A proxy of the system cannot reach what listens on this machine only.
            handler.UseProxy = false;
        else
            handler.DefaultProxyCredentials = ProxyCredential;
        if (Certificate is not null)
        {
            handler.ClientCertificateOptions = ClientCertificateOption.Manual;
            handler.ClientCertificates.Add(Certificate.Certificate);
        }
        if (demand is not null)
            handler.ServerCertificateCustomValidationCallback = (_, certificate, chain, errors) => demand(certificate, chain, errors);
        return handler;
    }
}
