using System.Management.Automation;
using System.Security;
using System.Security.Cryptography.X509Certificates;

namespace Stellantis.PowerShell.SignIn;

/// <summary>What a connection is to be made of, whether it came by parameters or by environment variables.</summary>
internal sealed class SignInInput
{
    public Uri? BaseUri { get; set; }

    public string? ClientId { get; set; }

    public SecureString? ClientSecret { get; set; }

    public string? UserId { get; set; }

    public SecureString? AccessToken { get; set; }

    public SecureString? RefreshToken { get; set; }

    public SecureString? AuthorizationCode { get; set; }

    public Uri? RedirectUri { get; set; }

    public Uri? TokenUri { get; set; }

    public string? Brand { get; set; }

    public string? Realm { get; set; }

    public RealmKind RealmKind { get; set; }

    public string? CvsUserId { get; set; }

    public string? PartnerId { get; set; }

    public string? CustomerContext { get; set; }

    public string[] Country { get; set; } = [];

    public string? Environment { get; set; }

    public string? Vin { get; set; }

    public string? ChannelId { get; set; }

    public string[] Scope { get; set; } = [];

    public string[] AddScope { get; set; } = [];

    public X509Certificate2? Certificate { get; set; }

    public string? CertificatePath { get; set; }

    public string? CertificateKeyPath { get; set; }

    public SecureString? CertificatePassword { get; set; }

    public string? CertificateThumbprint { get; set; }

    public string? CaCertificatePath { get; set; }

    public Uri? Proxy { get; set; }

    public PSCredential? ProxyCredential { get; set; }

    public bool ProxyUseDefaultCredentials { get; set; }

    public int TimeoutSec { get; set; }

    public int MaxRetry { get; set; }

    public int MaxWaitSec { get; set; }

    public string? Name { get; set; }

    public bool HasCertificate => Certificate is not null || CertificatePath is not null || CertificateThumbprint is not null;
}
