using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Stellantis.Server.Http;

/// <summary>TLS over the streams of new connections.</summary>
internal sealed class TlsGate(X509Certificate2 certificate, bool demandsClient, IReadOnlyList<string> thumbprints)
{
    // TLS 1.3 has no name in this version of .NET.
    private const SslProtocols Protocols = SslProtocols.Tls12 | (SslProtocols)0x3000;

    /// <summary>Shakes hands; a client without a certificate that is demanded fails here, as it does at the gateways of the service.</summary>
    /// <exception cref="AuthenticationException">The client cannot, or shows no certificate that is taken.</exception>
    public async Task<Stream> SecureAsync(Stream stream)
    {
        var secured = new SslStream(stream, leaveInnerStreamOpen: false, (_, client, _, _) => Takes(client));
        await secured.AuthenticateAsServerAsync(certificate, demandsClient, Protocols, checkCertificateRevocation: false).ConfigureAwait(false);
        return secured;
    }

    // Chains are not looked at: certificates of a test have no issuer that anybody knows.
    private bool Takes(X509Certificate? client) => client is null
        ? !demandsClient
        : thumbprints.Count == 0 || thumbprints.Any(thumbprint =>
            string.Equals(Plain(thumbprint), client.GetCertHashString(), StringComparison.OrdinalIgnoreCase));

    private static string Plain(string thumbprint) => new(thumbprint.Where(Uri.IsHexDigit).ToArray());
}
