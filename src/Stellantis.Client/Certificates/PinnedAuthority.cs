using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Stellantis.Client.Certificates;

/// <summary>
/// The authorities that may have issued the service's certificate. The chain is built anew and compared here: the old target has no trust store of
/// one's own. What else is wrong with a certificate, such as its name or its time, stays wrong.
/// </summary>
internal sealed class PinnedAuthority : IDisposable
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    private readonly IReadOnlyList<X509Certificate2> _authorities;

    public PinnedAuthority(IReadOnlyList<X509Certificate2> authorities) => _authorities = authorities;

    /// <summary>Reads a file of one or more certificates, PEM or DER.</summary>
    /// <exception cref="StellantisApiException">InvalidRequest: it cannot be read.</exception>
    public static PinnedAuthority Read(string path)
    {
        try
        {
            return new PinnedAuthority(PemFile.Certificates(File.ReadAllBytes(path)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or CryptographicException
            or FormatException)
        {
            throw new StellantisApiException(ErrorIds.InvalidRequest,
                $"-CaCertificatePath cannot be read: {e.Message.TrimEnd('.')}. It is a file of certificates, PEM or DER.", e);
        }
    }

    /// <summary>Decides about a server's certificate.</summary>
    /// <param name="certificate">The certificate.</param>
    /// <param name="presented">The chain that came with it.</param>
    /// <param name="errors">What TLS found wrong.</param>
    /// <returns>True.</returns>
    /// <exception cref="AuthenticationException">The certificate is refused; the message tells why.</exception>
    public bool Demand(X509Certificate2? certificate, X509Chain? presented, SslPolicyErrors errors)
    {
        if (certificate is null || (errors & SslPolicyErrors.RemoteCertificateNotAvailable) != 0)
            throw new AuthenticationException("the server has no certificate");
        if ((errors & SslPolicyErrors.RemoteCertificateNameMismatch) != 0)
            throw new AuthenticationException("the server's certificate is for another name");
        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(ServerAuthentication));
        foreach (var element in presented?.ChainElements.Cast<X509ChainElement>() ?? [])
            chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        foreach (var authority in _authorities)
            chain.ChainPolicy.ExtraStore.Add(authority);
        var isSound = chain.Build(certificate);
        if (!isSound)
        {
            var wrong = chain.ChainStatus.Where(s => s.Status is not (X509ChainStatusFlags.UntrustedRoot or X509ChainStatusFlags.PartialChain))
                .Select(s => s.Status);
            throw new AuthenticationException($"the server's certificate is not valid: {string.Join(", ", wrong)}");
        }
        if (!chain.ChainElements.Cast<X509ChainElement>().Any(e => _authorities.Any(a => a.RawData.SequenceEqual(e.Certificate.RawData))))
            throw new AuthenticationException("the server's certificate was not issued by an authority of -CaCertificatePath");
        return true;
    }

    public void Dispose()
    {
        foreach (var authority in _authorities)
            authority.Dispose();
    }
}
