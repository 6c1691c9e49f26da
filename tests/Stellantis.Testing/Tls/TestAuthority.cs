using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Stellantis.Testing.Tls;

/// <summary>An authority that a test makes, and the certificates that it issues; the keys live as long as the test.</summary>
public sealed class TestAuthority : IDisposable
{
    // Making keys takes long, and whose they are matters to few tests. No two authorities that live at the same time have the same.
    private static readonly RSA s_leafKey = RSA.Create(2048);
    private static readonly ConcurrentBag<RSA> s_keys = [];

    private readonly List<IDisposable> _made = [];
    private readonly RSA _key;

    public TestAuthority(string name = "CN=Test authority")
    {
        _key = s_keys.TryTake(out var key) ? key : RSA.Create(2048);
        var request = new CertificateRequest(name, _key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        Certificate = Own(request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-30), DateTimeOffset.UtcNow.AddYears(2)));
    }

    public X509Certificate2 Certificate { get; }

    public string Pem => Certificate.ExportCertificatePem();

    /// <summary>A certificate for a server of this machine, or for another name.</summary>
    public X509Certificate2 Server(string? name = null, DateTimeOffset? until = null, string purpose = "1.3.6.1.5.5.7.3.1") =>
        Issue("CN=server", purpose, null, until, names =>
    {
        if (name is not null)
        {
            names.AddDnsName(name);
            return;
        }
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
    });

    /// <summary>A certificate for a client.</summary>
    public X509Certificate2 Client(DateTimeOffset? from = null, DateTimeOffset? until = null, string? purpose = "1.3.6.1.5.5.7.3.2",
        AsymmetricAlgorithm? key = null) =>
        Issue("CN=MZP0000000042, OU=Programs Partners", purpose, from, until, null, key);

    public void Dispose()
    {
        _made.ForEach(m => m.Dispose());
        s_keys.Add(_key);
    }

    private X509Certificate2 Issue(string subject, string? purpose, DateTimeOffset? from, DateTimeOffset? until,
        Action<SubjectAlternativeNameBuilder>? names, AsymmetricAlgorithm? key = null)
    {
        key ??= s_leafKey;
        var name = new X500DistinguishedName(subject);
        var request = key is ECDsa curve
            ? new CertificateRequest(name, curve, HashAlgorithmName.SHA256)
            : new CertificateRequest(name, (RSA)key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment, true));
        if (purpose is not null)
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(purpose)], false));
        if (names is not null)
        {
            var alternatives = new SubjectAlternativeNameBuilder();
            names(alternatives);
            request.CertificateExtensions.Add(alternatives.Build());
        }
        var start = from ?? DateTimeOffset.UtcNow.AddDays(-10);
        using var issued = request.Create(
            Certificate.SubjectName, X509SignatureGenerator.CreateForRSA(_key, RSASignaturePadding.Pkcs1), start, until
                ?? DateTimeOffset.UtcNow.AddYears(1), RandomNumberGenerator.GetBytes(8));
        // A server's key must have been through PFX on Windows.
        using var whole = key is ECDsa ec ? issued.CopyWithPrivateKey(ec) : issued.CopyWithPrivateKey((RSA)key);
        return Own(X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pfx), null, X509KeyStorageFlags.Exportable));
    }

    private T Own<T>(T made) where T : IDisposable
    {
        _made.Add(made);
        return made;
    }
}
