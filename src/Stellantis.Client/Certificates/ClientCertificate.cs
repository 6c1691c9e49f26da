using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Stellantis.Client.Certificates;

/// <summary>
/// The client certificate of a connection. One that was read from a file is released with the connection; on Windows that removes the key container
/// that TLS needs there, the one thing that is ever written to disk.
/// </summary>
internal sealed class ClientCertificate : IDisposable
{
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";
    private const string AnyPurpose = "2.5.29.37.0";

    private static readonly TimeSpan s_near = TimeSpan.FromDays(30);

    private readonly bool _isOwn;

    private ClientCertificate(X509Certificate2 certificate, bool isOwn)
    {
        Certificate = certificate;
        _isOwn = isOwn;
    }

    public X509Certificate2 Certificate { get; }

    public DateTimeOffset ExpiresAt => Certificate.NotAfter;

    /// <summary>Whose it is, and its thumbprint.</summary>
    public override string ToString() => $"{Certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false)} ({Certificate.Thumbprint})";

    /// <summary>Takes a certificate that the user holds.</summary>
    /// <exception cref="StellantisApiException">InvalidRequest: it cannot be used.</exception>
    public static ClientCertificate Of(X509Certificate2 certificate, DateTimeOffset now, string source = "Certificate")
    {
        Check(certificate, now, source);
        return new ClientCertificate(certificate, isOwn: false);
    }

    /// <summary>Reads a certificate and its key from a PFX file, or from PEM files.</summary>
    /// <param name="path">The PFX file, or the PEM file with the certificate.</param>
    /// <param name="keyPath">The PEM file with the key; null when it is in the same file.</param>
    /// <param name="password">The password of the PFX file or of the key, or null.</param>
    /// <param name="now">The time.</param>
    /// <exception cref="StellantisApiException">InvalidRequest: it cannot be read or used.</exception>
    public static ClientCertificate Read(string path, string? keyPath, string? password, DateTimeOffset now)
    {
        var certificate = PemFile.IsPem(Bytes(path, "CertificatePath")) ? Pem(path, keyPath ?? path, password) : Pfx(path, keyPath, password);
        try
        {
            Check(certificate, now, "CertificatePath");
        }
        catch (StellantisApiException)
        {
            certificate.Dispose();
            throw;
        }
        return new ClientCertificate(certificate, isOwn: true);
    }

    /// <summary>Finds a certificate in the user's store, else in the machine's.</summary>
    /// <exception cref="StellantisApiException">InvalidRequest: there is none, or it cannot be used.</exception>
    public static ClientCertificate Find(string thumbprint, DateTimeOffset now)
    {
        var wanted = new string([.. thumbprint.Where(Uri.IsHexDigit)]).ToUpperInvariant();
        foreach (var location in new[] { StoreLocation.CurrentUser, StoreLocation.LocalMachine })
        {
            using var store = new X509Store(StoreName.My, location);
            try
            {
                store.Open(OpenFlags.ReadOnly | OpenFlags.OpenExistingOnly);
            }
            catch (CryptographicException)
            {
                // There is no such store here.
                continue;
            }
            var found = store.Certificates.Find(X509FindType.FindByThumbprint, wanted, validOnly: false);
            if (found.Count == 0)
                continue;
            Check(found[0], now, "CertificateThumbprint");
            return new ClientCertificate(found[0], isOwn: true);
        }
        throw Refused("CertificateThumbprint",
            "does not belong to a certificate in the store My of the user or of the machine. Give another, or the file by -CertificatePath");
    }

    /// <summary>What to warn of; null when there is nothing.</summary>
    public string? Warning(DateTimeOffset now) => ExpiresAt - now >= s_near ? null
        : $"The client certificate {this} ends on {ExpiresAt.ToLocalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}. Ask for a new " +
            $"one before then.";

    public void Dispose()
    {
        if (_isOwn)
            Certificate.Dispose();
    }

    private static X509Certificate2 Pfx(string path, string? keyPath, string? password)
    {
        if (keyPath is not null)
            throw Refused("CertificateKeyPath", "goes with a certificate in PEM; a PFX file holds its key itself. Leave it out");
        try
        {
            return new X509Certificate2(Bytes(path, "CertificatePath"), password, X509KeyStorageFlags.DefaultKeySet);
        }
        catch (CryptographicException e)
        {
            throw Refused("CertificatePath", $"cannot be read as PFX or PEM; check -CertificatePassword ({e.Message.TrimEnd('.')})", e);
        }
    }

    private static X509Certificate2 Pem(string path, string keyPath, string? password)
    {
        Bytes(keyPath, "CertificateKeyPath");
        X509Certificate2 certificate;
        try
        {
            certificate = PemFile.Read(path, keyPath, password);
        }
        catch (Exception e) when (e is CryptographicException or FormatException or ArgumentException or IndexOutOfRangeException)
        {
            throw Refused(path == keyPath ? "CertificatePath" : "CertificateKeyPath",
                $"cannot be read as the PEM of a certificate and its key; check -CertificateKeyPath and -CertificatePassword " +
                    $"({e.Message.TrimEnd('.')})", e);
        }
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
            return certificate;
        // TLS on Windows finds keys in containers only. Loaded so, the container goes with the certificate.
        using (certificate)
            return new X509Certificate2(certificate.Export(X509ContentType.Pfx), (string?)null, X509KeyStorageFlags.DefaultKeySet);
    }

    private static byte[] Bytes(string path, string source)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw Refused(source, $"cannot be read: {e.Message.TrimEnd('.')}", e);
        }
    }

    private static void Check(X509Certificate2 certificate, DateTimeOffset now, string source)
    {
        if (!certificate.HasPrivateKey)
            throw Refused(source, "has no private key, so it cannot be used to sign in. Give the PFX file that " +
                "holds both, or the key by -CertificateKeyPath");
        if (certificate.NotAfter < now.LocalDateTime)
            throw Refused(source, $"ended on {Day(certificate.NotAfter)}. Ask for a new certificate");
        if (certificate.NotBefore > now.LocalDateTime)
            throw Refused(source, $"is not valid before {Day(certificate.NotBefore)}. Check the clock of this machine, or wait");
        var purposes = certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().SelectMany(e => e.EnhancedKeyUsages.Cast<Oid>())
            .Select(o => o.Value).ToList();
        // TLS would leave it out without a word.
        if (purposes.Count > 0 && !purposes.Contains(ClientAuthentication) && !purposes.Contains(AnyPurpose))
            throw Refused(source, "is not meant for clients: its purposes do not include client authentication. Give the " +
                "certificate that came back for your request");
    }

    private static string Day(DateTime time) => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static StellantisApiException Refused(string source, string why, Exception? inner = null) =>
        new(ErrorIds.InvalidRequest, $"The client certificate of -{source} {why}.", inner);
}
