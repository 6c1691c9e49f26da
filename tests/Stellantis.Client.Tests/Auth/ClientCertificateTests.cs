using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Stellantis.Client.Certificates;
using Stellantis.Testing.Tls;
using Xunit;

namespace Stellantis.Client.Tests.Auth;

public sealed class ClientCertificateTests : IDisposable
{
    private static readonly PbeParameters s_encryption = new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000);

    private readonly string _folder = Directory.CreateTempSubdirectory("stellantis").FullName;
    private readonly TestAuthority _authority = new();

    public static TheoryData<string> Pems => ["PKCS#8", "PKCS#1", "one file", "with its chain", "encrypted", "EC"];

    public void Dispose()
    {
        _authority.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("pass word")]
    [InlineData(null)]
    public void A_pfx_file_is_read_with_its_password(string? password)
    {
        var path = Write("client.pfx", _authority.Client().Export(X509ContentType.Pfx, password));
        using var certificate = ClientCertificate.Read(path, null, password, DateTimeOffset.Now);
        Assert.True(certificate.Certificate.HasPrivateKey);
        Assert.Equal($"MZP0000000042 ({certificate.Certificate.Thumbprint})", certificate.ToString());
        Assert.Null(certificate.Warning(DateTimeOffset.Now));
    }

    [Fact]
    public void A_wrong_password_names_the_parameter()
    {
        var path = Write("client.pfx", _authority.Client().Export(X509ContentType.Pfx, "right"));
        Assert.Contains("-CertificatePassword", Refused(() => ClientCertificate.Read(path, null, "wrong", DateTimeOffset.Now)),
            StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Pems))]
    public void Pem_is_read_in_every_form(string form)
    {
        var (path, keyPath, password) = Pem(form);
        using var certificate = ClientCertificate.Read(path, keyPath, password, DateTimeOffset.Now);
        AssertSigns(certificate.Certificate);
    }

    [Theory]
    [InlineData("PKCS#8")]
    [InlineData("PKCS#1")]
    [InlineData("one file")]
    [InlineData("with its chain")]
    public void Pem_with_an_unencrypted_rsa_key_is_read_where_the_runtime_cannot(string form)
    {
        var (path, keyPath, password) = Pem(form);
        using var certificate = PemFile.Read(path, keyPath ?? path, password, byRuntime: false);
        AssertSigns(certificate);
    }

    [Theory]
    [InlineData("encrypted")]
    [InlineData("EC")]
    public void Where_the_runtime_cannot_read_a_key_the_way_out_is_named(string form)
    {
        var (path, keyPath, password) = Pem(form);
        var failure = Assert.Throws<CryptographicException>(() => PemFile.Read(path, keyPath ?? path, password, byRuntime: false));
        Assert.Contains("PFX", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_of_another_certificate_is_refused()
    {
        using var other = RSA.Create(2048);
        var path = Write("client.pem", _authority.Client().ExportCertificatePem());
        var keyPath = Write("other.pem", other.ExportPkcs8PrivateKeyPem());
        Assert.Contains("-CertificateKeyPath", Refused(() => ClientCertificate.Read(path, keyPath, null, DateTimeOffset.Now)),
            StringComparison.Ordinal);
        Assert.ThrowsAny<Exception>(() => PemFile.Read(path, keyPath, null, byRuntime: false));
    }

    [Fact]
    public void A_certificate_that_cannot_be_used_is_refused_with_the_remedy()
    {
        var now = DateTimeOffset.Now;
        using var bare = X509CertificateLoader.LoadCertificate(_authority.Client().RawData);
        Assert.Contains("private key", Refused(() => ClientCertificate.Of(bare, now)), StringComparison.Ordinal);
        Assert.Contains("Ask for a new", Refused(() => ClientCertificate.Of(_authority.Client(until: now.AddDays(-1)), now)),
            StringComparison.Ordinal);
        Assert.Contains("clock", Refused(() => ClientCertificate.Of(_authority.Client(from: now.AddDays(1)), now)), StringComparison.Ordinal);
        Assert.Contains("client authentication", Refused(() => ClientCertificate.Of(_authority.Client(purpose: "1.3.6.1.5.5.7.3.1"), now)),
            StringComparison.Ordinal);
        ClientCertificate.Of(_authority.Client(purpose: null), now).Dispose();
        Assert.Contains("-CertificatePath cannot be read", Refused(() => ClientCertificate.Read(Path.Combine(_folder, "none.pfx"), null, null, now)),
            StringComparison.Ordinal);
        Assert.Contains("-CertificateThumbprint", Refused(() => ClientCertificate.Find(new string('0', 40), now)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(29, true)]
    [InlineData(31, false)]
    public void A_certificate_near_its_end_warns(int days, bool warns)
    {
        var now = DateTimeOffset.Now;
        using var certificate = ClientCertificate.Of(_authority.Client(until: now.AddDays(days)), now);
        Assert.Equal(warns, certificate.Warning(now) is { } warning && warning.Contains("MZP0000000042", StringComparison.Ordinal));
    }

    [Fact]
    public void A_certificate_of_the_users_store_is_found_by_its_thumbprint()
    {
        using var store = new X509Store(StoreName.My, StoreLocation.CurrentUser);
        store.Open(OpenFlags.ReadWrite);
        var mine = _authority.Client();
        store.Add(mine);
        try
        {
            using var found = ClientCertificate.Find(" " + string.Join(' ', mine.Thumbprint.ToLowerInvariant().Chunk(2).Select(c => new string(c))),
                DateTimeOffset.Now);
            Assert.Equal(mine.RawData, found.Certificate.RawData);
        }
        finally
        {
            store.Remove(mine);
        }
    }

    private static string Refused(Action action)
    {
        var failure = Assert.Throws<StellantisApiException>(action);
        Assert.Equal(ErrorIds.InvalidRequest, failure.ErrorId);
        return failure.Message;
    }

    private static void AssertSigns(X509Certificate2 certificate)
    {
        var text = "text"u8.ToArray();
        if (certificate.GetRSAPrivateKey() is { } rsa)
            Assert.True(certificate.GetRSAPublicKey()!.VerifyData(text, rsa.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
                HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        else
            Assert.True(certificate.GetECDsaPublicKey()!.VerifyData(text, certificate.GetECDsaPrivateKey()!.SignData(text, HashAlgorithmName.SHA256),
                HashAlgorithmName.SHA256));
    }

    private (string Path, string? KeyPath, string? Password) Pem(string form)
    {
        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var client = _authority.Client(key: form == "EC" ? curve : null);
        var rsa = client.GetRSAPrivateKey();
        var certificate = client.ExportCertificatePem();
        switch (form)
        {
            case "PKCS#1":
                return (Write("client.crt", certificate), Write("client.key", rsa!.ExportRSAPrivateKeyPem()), null);
            case "one file":
                return (Write("client.pem", $"Bag Attributes\n{certificate}\n{rsa!.ExportPkcs8PrivateKeyPem()}\n"), null, null);
            case "with its chain":
                return (Write("client.pem", $"{rsa!.ExportRSAPrivateKeyPem()}\n{certificate}\n{_authority.Pem}\n"), null, null);
            case "encrypted":
                return (Write("client.crt", certificate), Write("client.key", rsa!.ExportEncryptedPkcs8PrivateKeyPem("pass word", s_encryption)),
                    "pass word");
            case "EC":
                return (Write("client.crt", certificate), Write("client.key", curve.ExportPkcs8PrivateKeyPem()), null);
            default:
                return (Write("client.crt", certificate), Write("client.key", rsa!.ExportPkcs8PrivateKeyPem()), null);
        }
    }

    private string Write(string name, byte[] content)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    private string Write(string name, string content) => Write(name, System.Text.Encoding.ASCII.GetBytes(content));
}
