using System.Net;
using System.Security.Cryptography.X509Certificates;
using Stellantis.Testing.Tls;
using Stellantis.PowerShell.Tests.Engine;
using Xunit;

namespace Stellantis.PowerShell.Tests.Cmdlets;

/// <summary>Signing in against the identity provider of a sandbox.</summary>
public sealed class IdentityProviderTests : IDisposable
{
    private readonly PowerShellSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Tokens_that_expire_are_renewed_and_the_refresh_token_rotates()
    {
        var run = _session.Run("""
            $s = Start-StellantisSandbox -TokenLifetime 600
            Connect-Stellantis $s.BaseUri $s.Credential -RefreshToken $s.RefreshToken -TokenUri $s.TokenUri -Realm clientsB2CDS
            1..3 | ForEach-Object {
                Get-StellantisVehicle -Count
                Step-StellantisSandbox 3600
            }
            Get-StellantisSandboxRequest | ForEach-Object { "$($_.Method) $($_.Path) $($_.Status)" }
            """).WithoutErrors();
        Assert.Equal([25L, 25L, 25L], run.Output.Select(o => o.BaseObject).OfType<long>());
        var sent = run.Output.Select(o => o.BaseObject).OfType<string>().ToList();
        Assert.Equal(3, sent.Count(s => s == "POST /am/oauth2/access_token 200"));
        Assert.Equal(2, sent.Count(s => s.EndsWith("/accounts/vehicles 401", StringComparison.Ordinal)));
        Assert.Equal(3, sent.Count(s => s.EndsWith("/accounts/vehicles 200", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_code_from_the_sign_in_page_makes_a_connection_and_revoking_ends_it()
    {
        var made = _session.Run("""
            $s = Start-StellantisSandbox
            $scopes = 'data:vehicle', 'data:telemetry'
            New-StellantisAuthorizationUri $s.Credential.UserName https://me.example.com/back -AuthorizationUri $s.AuthorizationUri -Scope $scopes
            """).WithoutErrors().Output[0];
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var answer = await browser.GetAsync((Uri)made.Properties["Uri"].Value);
        var back = answer.Headers.Location!.Query.TrimStart('?').Split('&').Select(p => p.Split('='))
            .ToDictionary(p => p[0], p => WebUtility.UrlDecode(p[1]));
        Assert.Equal(made.Properties["State"].Value, back["state"]);

        var run = _session.Run("""
            $way = @{ RedirectUri = 'https://me.example.com/back'; TokenUri = $s.TokenUri; Realm = 'clientsB2CDS' }
            Connect-Stellantis $s.BaseUri $s.Credential -AuthorizationCode $code @way
            (Get-StellantisVehicle -First 2).Count
            Disconnect-Stellantis -Revoke
            Get-StellantisSandboxRequest -Path *revoke | ForEach-Object Status
            """, ("code", back["code"])).WithoutErrors();
        Assert.Equal([2, 200], run.Output.Select(o => (int)o.BaseObject));

        // A code is good for one use.
        var again = _session.Run("Connect-Stellantis $s.BaseUri $s.Credential -AuthorizationCode $code -RedirectUri https://me.example.com/back " +
            "-TokenUri $s.TokenUri -Realm clientsB2CDS").Error;
        Assert.StartsWith("TokenExpired,", again.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void A_partner_signs_in_by_its_certificate_over_TLS()
    {
        using var authority = new TestAuthority();
        var folder = Directory.CreateTempSubdirectory("stellantis").FullName;
        try
        {
            var client = authority.Client();
            File.WriteAllText(Path.Combine(folder, "ca.pem"), authority.Pem);
            File.WriteAllBytes(Path.Combine(folder, "client.pfx"), client.Export(X509ContentType.Pfx));
            var run = _session.Run("""
                $s = Start-StellantisSandbox -Certificate $certificate -RequireClientCertificate -ClientCertificateThumbprint $thumbprint
                $partner = @{ TokenUri = $s.PartnerTokenUri; ClientId = $s.Credential.UserName; CaCertificatePath = "$folder/ca.pem" }
                Connect-Stellantis $s.BaseUri -ClientCredential @partner -Scope data:vehicle -Realm B2C -CertificatePath "$folder/client.pfx"
                Get-StellantisVehicle -Count
                Disconnect-Stellantis
                Connect-Stellantis $s.BaseUri -ClientCredential @partner -Scope data:vehicle -Realm B2C -MaxRetry 0
                Test-StellantisConnection
                """, ("certificate", authority.Server()), ("thumbprint", client.Thumbprint), ("folder", folder)).WithoutErrors();
            Assert.Equal([25L, false], run.Output.Select(o => o.BaseObject));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
