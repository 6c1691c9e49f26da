using System.Management.Automation;
using System.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Stellantis.Testing.Tls;
using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Xunit;

namespace Stellantis.PowerShell.Tests.Cmdlets;

/// <summary>All ways to sign in, over real HTTP: the server is the service and, below /am, its identity provider.</summary>
[Collection("Environment variables")]
public sealed class SignInTests : IDisposable
{
    private const string Token = """{"access_token":"access-0042-1","refresh_token":"refresh-0042-1","expires_in":3600}""";

    private const string SentOff = "$r = New-StellantisAuthorizationUri client-0042 https://me.example.com -Brand DS";

    private readonly PowerShellSession _session = new();
    private readonly CannedServer _server;
    private Func<CannedRequest, CannedAnswer> _provider = _ => new CannedAnswer(200, Token);

    public SignInTests() => _server = CannedServer.Routing(request => request.Path.StartsWith("/am/", StringComparison.Ordinal)
        ? _provider(request)
        : new CannedAnswer(200, """{"_embedded":{"vehicles":[{"vin":"VR3UHZKXZPT500042"}]},"total":1}"""));

    private string TokenUri => _server.BaseUri.Replace("/v1", "/am/oauth2/access_token", StringComparison.Ordinal);

    public void Dispose()
    {
        _server.Dispose();
        _session.Dispose();
        foreach (var name in Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .Where(n => n.StartsWith("STELLANTIS_", StringComparison.Ordinal) && n != "STELLANTIS_UPDATE_SURFACE"))
            Environment.SetEnvironmentVariable(name, null);
    }

    [Fact]
    public void An_access_token_signs_every_call()
    {
        var run = Run("Connect-Stellantis $base -AccessToken $token -ClientId client-0042 -Brand DS -PassThru; Get-StellantisVehicle",
            ("token", Secret("token-0042"))).WithoutErrors();
        Assert.Equal("Token", run.Output[0].Properties["SignIn"].Value);
        var sent = Assert.Single(_server.Received);
        Assert.Equal(("Bearer token-0042", "clientsB2CDS"), (sent.Headers["Authorization"], sent.Headers["X-Introspect-Realm"]));
        Assert.Equal("client-0042", Assert.Single(sent.Values("client_id")));
        Assert.DoesNotContain("X-IBM-Client-Secret", sent.Headers.Keys);
    }

    [Fact]
    public void A_refresh_token_asks_for_an_access_token_with_the_first_call()
    {
        var run = Run("""
            Connect-Stellantis $base $credential -RefreshToken $token -TokenUri $tokenUri -Brand DS
            (Get-StellantisConnection).TokenExpiresAt
            $null = Get-StellantisVehicle
            (Get-StellantisConnection).TokenExpiresAt
            """, ("token", Secret("refresh-0042-0"))).WithoutErrors();
        Assert.Equal(["/am/oauth2/access_token", "/v1/accounts/vehicles"], _server.Received.Select(r => r.Path));
        Assert.Contains("refresh_token=refresh-0042-0", _server.Received[0].Body, StringComparison.Ordinal);
        Assert.DoesNotContain(_server.Received[0].Headers.Keys, k => k.StartsWith("X-", StringComparison.OrdinalIgnoreCase));
        Assert.Equal("Bearer access-0042-1", _server.Received[1].Headers["Authorization"]);
        Assert.InRange((DateTime)run.Output[^1].BaseObject, DateTime.Now.AddMinutes(55), DateTime.Now.AddMinutes(61));
    }

    [Fact]
    public void With_a_user_id_the_gateways_headers_go_besides_the_token()
    {
        Run("Connect-Stellantis $base $credential -RefreshToken $token -TokenUri $tokenUri -Brand DS -UserId $user; Get-StellantisVehicle",
            ("token", Secret("refresh-0042-0"))).WithoutErrors();
        var headers = _server.Received[1].Headers;
        Assert.Equal(("Bearer access-0042-1", Connect.Secret, Connect.UserId),
            (headers["Authorization"], headers["X-IBM-Client-Secret"], headers["X-Supersede-CVS-User-Id"]));
    }

    [Fact]
    public void A_code_is_exchanged_at_once_and_may_be_text()
    {
        var run = Run("Connect-Stellantis $base $credential -AuthorizationCode code-0042 -RedirectUri " +
            "https://me.example.com -TokenUri $tokenUri -Realm B2C -PassThru").WithoutErrors();
        Assert.Equal("Code", run.Output[0].Properties["SignIn"].Value);
        var sent = Assert.Single(_server.Received);
        Assert.Equal("grant_type=authorization_code&redirect_uri=https%3A%2F%2Fme.example.com&code=code-0042", sent.Body);
    }

    [Theory]
    [InlineData("?code=code-0042&state={0}&scope=openid")]
    [InlineData("?state={0}&code=code-0042")]
    [InlineData("#code=code-0042&state={0}")]
    public void The_address_that_the_browser_came_back_to_gives_its_code_when_its_state_is_the_one_that_was_sent(string query)
    {
        var run = Run($"{SentOff}; Connect-Stellantis $base $credential -AuthorizationCode ('https://me.example.com{query}' -f $r.State) " +
            "-RedirectUri https://me.example.com -TokenUri $tokenUri -Realm B2C").WithoutErrors();
        Assert.Empty(run.Output);
        Assert.EndsWith("&code=code-0042", Assert.Single(_server.Received).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?code=code-0042&state=somebody-elses")]
    [InlineData("?code=code-0042&state=")]
    [InlineData("?code=code-0042")]
    public void A_code_that_came_with_another_state_is_not_sent(string query)
    {
        var error = Run($"{SentOff}; Connect-Stellantis $base $credential -AuthorizationCode 'https://me.example.com{query}' " +
            "-RedirectUri https://me.example.com -TokenUri $tokenUri -Realm B2C").Error;
        Assert.StartsWith("InvalidRequest,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("state", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Contains("not sent", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("code-0042", error.ToString() + error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Empty(_server.Received);
        Assert.Empty(_session.Run("Get-StellantisConnection").Output);
    }

    [Theory]
    [InlineData("")]
    [InlineData("$null = New-StellantisAuthorizationUri other-client https://me.example.com -Brand DS; ")]
    [InlineData("$null = New-StellantisAuthorizationUri client-0042 https://other.example.com -Brand DS; ")]
    public void A_state_that_was_sent_from_elsewhere_is_not_compared(string before)
    {
        Run($"{before}Connect-Stellantis $base $credential -AuthorizationCode 'https://me.example.com?code=code-0042&state=elsewhere' " +
            "-RedirectUri https://me.example.com -TokenUri $tokenUri -Realm B2C").WithoutErrors();
        Assert.Single(_server.Received);
    }

    [Theory]
    [InlineData("?error=access_denied&error_description=The+customer+said+no", "AuthenticationFailed,", "access_denied: The customer said no")]
    [InlineData("?state=1", "InvalidRequest,", "no code")]
    public void An_address_without_a_code_says_what_it_has_instead(string query, string errorId, string says)
    {
        var error = Run($"Connect-Stellantis $base $credential -AuthorizationCode 'https://me.example.com{query}' " +
            "-RedirectUri https://me.example.com -TokenUri $tokenUri -Realm B2C").Error;
        Assert.StartsWith(errorId, error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(says, error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Empty(_server.Received);
    }

    [Fact]
    public void A_code_that_is_refused_makes_no_connection()
    {
        _provider = _ => new CannedAnswer(400, """{"error":"invalid_grant","error_description":"code-0042 is used up"}""", "application/json");
        var error = Run("Connect-Stellantis $base $credential -AuthorizationCode code-0042 -RedirectUri " +
            "https://me.example.com -TokenUri $tokenUri -Realm B2C").Error;
        Assert.StartsWith("TokenExpired,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.AuthenticationError, error.CategoryInfo.Category);
        Assert.DoesNotContain("code-0042", error.ToString() + error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Empty(_session.Run("Get-StellantisConnection").Output);
    }

    [Fact]
    public void A_partner_signs_in_as_the_application_itself_and_needs_no_realm()
    {
        Run("Connect-Stellantis $base -ClientCredential -TokenUri $tokenUri -ClientId client-0042 -Scope prd:CLV; Get-StellantisVehicle")
            .WithoutErrors();
        Assert.Equal("grant_type=client_credentials&client_id=client-0042&scope=prd%3ACLV", _server.Received[0].Body);
        Assert.False(_server.Received[1].Headers.ContainsKey("X-Introspect-Realm"));
    }

    [Fact]
    public void A_refresh_that_fails_ends_the_command_with_one_error_and_asks_once()
    {
        _provider = _ => new CannedAnswer(400, """{"error":"invalid_grant"}""", "application/json");
        var run = Run("""
            Connect-Stellantis $base $credential -RefreshToken $token -TokenUri $tokenUri -Brand DS
            1..20 | ForEach-Object { "VR3UHZKXZPT5000$($_ + 10)" } | Get-StellantisAlert
            Test-StellantisConnection -Detailed
            """, ("token", Secret("refresh-0042-0")));
        Assert.StartsWith("TokenExpired,", run.Error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Single(_server.Received);
        Assert.Equal(false, Assert.Single(run.Output).Properties["Credentials"].Value);
    }

    [Fact]
    public void Revoking_tells_the_identity_provider_and_closes()
    {
        Run("Connect-Stellantis $base $credential -RefreshToken $token -TokenUri $tokenUri -Brand DS; " +
            "Disconnect-Stellantis -Revoke; Get-StellantisConnection", ("token", Secret("refresh-0042-0"))).WithoutErrors();
        var sent = Assert.Single(_server.Received);
        Assert.Equal("/am/oauth2/token/revoke", sent.Path);
        Assert.Contains("token=refresh-0042-0", sent.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Connect-Stellantis $base $credential -RefreshToken $token -TokenUri $tokenUri -Brand DS", "AuthenticationFailed,")]
    [InlineData("Connect-Stellantis $base $credential $user -Brand DS", "NotSupported,")]
    [InlineData("Connect-Stellantis $base -AccessToken $token -ClientId client-0042 -Brand DS", "NotSupported,")]
    public void When_revoking_fails_it_is_an_error_and_the_connection_is_closed_all_the_same(string connect, string errorId)
    {
        _provider = _ => new CannedAnswer(401, """{"error":"invalid_client"}""", "application/json");
        var run = Run(connect + "; Disconnect-Stellantis -Revoke; Get-StellantisConnection", ("token", Secret("refresh-0042-0")));
        Assert.StartsWith(errorId, run.Error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Theory]
    [InlineData("-RefreshToken $token -ClientId client-0042", "-TokenUri")]
    [InlineData("-RefreshToken $token -Brand DS", "-ClientId")]
    [InlineData("-RefreshToken $token -ClientId client-0042 -TokenUri http://idp.example.com/token", "-TokenUri")]
    [InlineData("-RefreshToken $token -ClientId client-0042 -Brand DS -UserId AC-ACNT000000000042", "-Credential")]
    [InlineData("-AccessToken $token -ClientId client-0042 -Proxy http://pat:word@proxy.example.com", "-ProxyCredential")]
    [InlineData("-AccessToken $token -ClientId client-0042 -CertificatePath a.pfx -CertificateThumbprint 00", "-CertificateThumbprint")]
    [InlineData("-AccessToken $token -ClientId client-0042 -CertificateKeyPath a.key", "-CertificatePath")]
    [InlineData("-AccessToken $token -ClientId client-0042 -CertificatePath none.pfx", "-CertificatePath")]
    [InlineData("-AccessToken $token -ClientId client-0042 -CaCertificatePath none.pem", "-CaCertificatePath")]
    public void What_makes_no_sense_is_refused_before_anything_is_sent(string parameters, string word)
    {
        var error = Run("Connect-Stellantis $base " + parameters, ("token", Secret("token-0042"))).Error;
        Assert.StartsWith("InvalidRequest,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(word, error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Empty(_server.Received);
    }

    [Fact]
    public void A_connection_by_token_shows_no_secret_in_any_form_and_crosses_runspaces()
    {
        using var other = new PowerShellSession();
        var run = Run("Connect-Stellantis $base $credential -RefreshToken $token -TokenUri $tokenUri -Brand DS -UserId " +
            "$user -PassThru; $null = Get-StellantisVehicle", ("token", Secret("refresh-0042-0"))).WithoutErrors();
        var connection = run.Output[0];
        Assert.Single(other.Run("Get-StellantisVehicle -Connection $c", ("c", connection.BaseObject)).WithoutErrors().Output);
        foreach (var text in new[]
        {
            connection.ToString(), PSSerializer.Serialize(connection, 5), _session.RunText("Get-StellantisConnection"),
            _session.RunText("Get-StellantisConnection | ForEach-Object { $_.PSObject.Properties } | ForEach-Object { \"$($_.Name)=$($_.Value)\" }"),
        })
        {
            foreach (var secret in new[] { "0042-0", "0042-1", Connect.Secret, Connect.ClientId, Connect.UserId })
                Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase);
        }
        Assert.All(connection.Properties, p => Assert.True(p.Value is null or string or bool or double or int or DateTime, p.Name));
    }

    [Fact]
    public void Certificate_authority_and_proxy_work_together_with_a_token()
    {
        using var authority = new TestAuthority();
        using var server = new TlsServer(authority.Server(), demandsClient: true);
        using var proxy = new ProxyServer("pat:pr0xy-0042");
        var folder = Directory.CreateTempSubdirectory("stellantis").FullName;
        try
        {
            var client = authority.Client(until: DateTimeOffset.UtcNow.AddDays(20));
            File.WriteAllText(Path.Combine(folder, "ca.pem"), authority.Pem);
            File.WriteAllText(Path.Combine(folder, "client.crt"), client.ExportCertificatePem());
            File.WriteAllText(Path.Combine(folder, "client.key"), client.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem());
            File.WriteAllBytes(Path.Combine(folder, "client.pfx"), client.Export(X509ContentType.Pfx, "pass-0042"));
            var run = Run("""
                $null = $ExecutionContext.SessionState.Path.SetLocation($folder)
                $who = @{ AccessToken = $token; ClientId = 'client-0042'; Brand = 'DS'; CaCertificatePath = 'ca.pem' }
                Connect-Stellantis $tls @who -CertificatePath client.crt -CertificateKeyPath client.key -Proxy $proxy -ProxyCredential $pat
                Get-StellantisVehicle
                $c = Get-StellantisConnection
                Connect-Stellantis $tls @who -CertificatePath client.pfx -CertificatePassword $word
                Get-StellantisVehicle
                Disconnect-Stellantis
                Connect-Stellantis $tls @who -Certificate $certificate
                Get-StellantisVehicle
                $c
                """, ("folder", folder), ("tls", server.BaseUri), ("token", Secret("token-0042")), ("proxy", proxy.Address),
                ("word", Secret("pass-0042")), ("pat", new PSCredential("pat", Secret("pr0xy-0042"))), ("certificate", client)).WithoutErrors();
            Assert.Equal(3, server.Requests.Count);
            Assert.All(server.Clients, subject => Assert.Contains("CN=MZP0000000042", subject, StringComparison.Ordinal));
            Assert.All(proxy.Seen, seen => Assert.StartsWith("CONNECT ", seen, StringComparison.Ordinal));
            Assert.All(run.Warnings, warning => Assert.Contains("Ask for a new one", warning, StringComparison.Ordinal));
            Assert.Equal(3, run.Warnings.Count);
            var connection = Assert.Single(run.Output);
            Assert.Equal($"MZP0000000042 ({client.Thumbprint})", connection.Properties["Certificate"].Value);
            Assert.Equal(proxy.Address.AbsoluteUri, connection.Properties["Proxy"].Value);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Variables_say_how_to_sign_in_and_parameters_win()
    {
        Set(("BASEURI", _server.BaseUri), ("CLIENTID", "client-0042"), ("CLIENTSECRET", "s3cr3t-0042"), ("USERID", Connect.UserId), ("REALM", "B2C"),
            ("COUNTRY", "fr, IT"), ("ENVIRONMENT", "int"));
        var run = Run("Connect-Stellantis -FromEnvironmentVariable -Brand Opel -PassThru; Get-StellantisVehicle").WithoutErrors();
        var connection = run.Output[0].Properties;
        Assert.Equal(("Gateway", "clientsB2COpel", "FR,IT", "int"),
            (connection["SignIn"].Value, connection["Realm"].Value, connection["Country"].Value, connection["Environment"].Value));
        var sent = Assert.Single(_server.Received);
        Assert.Equal(("client-0042", "s3cr3t-0042"), (sent.Headers["X-IBM-Client-Id"], sent.Headers["X-IBM-Client-Secret"]));
        Assert.Equal("int", Assert.Single(sent.Values("env")));
    }

    [Theory]
    [InlineData("REFRESHTOKEN", "Refresh")]
    [InlineData("ACCESSTOKEN", "Token")]
    [InlineData("SCOPE", "ClientCredential")]
    public void Variables_tell_the_way(string variable, string way)
    {
        Set(("BASEURI", _server.BaseUri), ("CLIENTID", "client-0042"), (variable, "value-0042"), ("BRAND", "DS"));
        if (way != "Token")
            Set(("TOKENURI", TokenUri));
        Assert.Equal(way, Assert.Single(Run("Connect-Stellantis -FromEnvironmentVariable -PassThru").WithoutErrors().Property("SignIn")));
        Run("Get-StellantisVehicle").WithoutErrors();
    }

    [Fact]
    public void All_missing_variables_are_named_in_one_error()
    {
        Set(("CLIENTID", "client-0042"), ("VIN", "VR3UHZKXZPT500042"));
        var error = Run("Connect-Stellantis -FromEnvironmentVariable").Error;
        Assert.StartsWith("InvalidRequest,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        foreach (var name in new[] { "STELLANTIS_BASEURI", "STELLANTIS_CLIENTSECRET", "STELLANTIS_USERID" })
            Assert.Contains(name, error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("STELLANTIS_CLIENTID", error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Secrets_are_looked_up_by_their_names_in_a_vault()
    {
        Set(("BASEURI", _server.BaseUri), ("CLIENTID", "client-0042"), ("CLIENTSECRET", "name-of-secret"), ("USERID", Connect.UserId),
            ("REALM", "B2C"));
        var missing = Run("Connect-Stellantis -FromEnvironmentVariable -SecretVault runbooks").Error;
        Assert.Contains("Install-Module Microsoft.PowerShell.SecretManagement", missing.ErrorDetails.Message, StringComparison.Ordinal);

        Run("""
            New-Module -Name Microsoft.PowerShell.SecretManagement -ScriptBlock {
                function Get-Secret {
                    [CmdletBinding()] param($Name, $Vault)
                    if ($Name -ne 'name-of-secret') { throw "The secret $Name was not found." }
                    "$Vault-s3cr3t-0042"
                }
            } | Import-Module
            Connect-Stellantis -FromEnvironmentVariable -SecretVault runbooks
            Get-StellantisVehicle
            """).WithoutErrors();
        Assert.Equal("runbooks-s3cr3t-0042", Assert.Single(_server.Received).Headers["X-IBM-Client-Secret"]);

        Set(("CLIENTSECRET", "the-secret-itself"), ("SECRETVAULT", "runbooks"));
        var mistaken = Run("Connect-Stellantis -FromEnvironmentVariable").Error;
        Assert.Contains("STELLANTIS_CLIENTSECRET", mistaken.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("the-secret-itself", mistaken.ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_address_of_the_sign_in_page_comes_with_its_state()
    {
        var request = Assert.Single(_session.Run("New-StellantisAuthorizationUri client-0042 https://me.example.com -Brand " +
            "citroën -Scope openid, data:trip -Locale fr-FR").WithoutErrors().Output);
        var state = (string)request.Properties["State"].Value;
        Assert.Equal("https://idpcvs.citroen.com/am/oauth2/authorize?client_id=client-0042&response_type=code&" +
            "redirect_uri=https%3A%2F%2Fme.example.com"
            + $"&scope=openid%2Cdata%3Atrip&state={state}&local=fr-FR", request.ToString());
        var own = _session.Run("New-StellantisAuthorizationUri client-0042 https://me.example.com -AuthorizationUri " +
            "http://127.0.0.1:8080/am/oauth2/authorize?realm=x -State mine").WithoutErrors();
        Assert.StartsWith("http://127.0.0.1:8080/am/oauth2/authorize?realm=x&client_id=client-0042&", own.Output[0].ToString(),
            StringComparison.Ordinal);
        Assert.EndsWith("&state=mine", own.Output[0].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "-Brand")]
    [InlineData("-Brand Renault", "-AuthorizationUri")]
    [InlineData("-AuthorizationUri http://idp.example.com", "https")]
    [InlineData("-Brand DS -Locale french", "-Locale")]
    public void An_address_that_cannot_be_made_names_the_parameter(string parameters, string word)
    {
        var error = _session.Run("New-StellantisAuthorizationUri client-0042 https://me.example.com " + parameters).Error;
        Assert.StartsWith("InvalidRequest,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(word, error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    private static SecureString Secret(string text)
    {
        var secret = new SecureString();
        foreach (var c in text)
            secret.AppendChar(c);
        return secret;
    }

    private static void Set(params (string Name, string Value)[] variables)
    {
        foreach (var (name, value) in variables)
            Environment.SetEnvironmentVariable("STELLANTIS_" + name, value);
    }

    private RunResult Run(string script, params (string Name, object? Value)[] variables) =>
        _session.Run(script, [("base", _server.BaseUri), ("tokenUri", TokenUri), ("credential", Connect.Credential), ("user", Connect.UserId),
            .. variables]);
}
