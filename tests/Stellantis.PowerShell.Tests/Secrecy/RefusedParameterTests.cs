using System.Collections;
using System.Management.Automation;
using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Xunit;

namespace Stellantis.PowerShell.Tests.Secrecy;

/// <summary>
/// What is refused by the binder, by a transformation or by a cmdlet is not repeated: neither in the error nor in anything that hangs on it.
/// </summary>
public sealed class RefusedParameterTests : IDisposable
{
    private const string Secret = "Pw0042Leak";
    private const string Connection = "Connect-Stellantis https://api.example.com/v1 $credential AC-1 -Realm B2C";

    private readonly PowerShellSession _session = new();

    public static TheoryData<string> Calls =>
    [
        $"{Connection} -Proxy \"socks5://u:$s@h\"", $"{Connection} -Proxy \"http://u:$s@h:99999\"",
        $"{Connection} -Proxy \"http://u:$s@h\"", $"{Connection} -Proxy \"u:$s@h:8080\"", $"{Connection} -Proxy \"//u:$s@h\"",
        $"{Connection} -Proxy \"http://u:$s@[h\"", $"{Connection} -Proxy @{{ u = $s }}", $"{Connection} -Proxy $object",
            $"{Connection} -Proxy ($s, $s)",
        "Connect-Stellantis \"ftp://u:$s@h\" $credential AC-1", "Connect-Stellantis \"https://u:$s@h/v1\" $credential AC-1",
            "Connect-Stellantis \"http://u:$s@h:99999/v1\" $credential AC-1",
        "Connect-Stellantis \"http://h.example.com/$s\" $credential AC-1", "Connect-Stellantis \"$s\" $credential AC-1",
            "Connect-Stellantis $object $credential AC-1",
        "Connect-Stellantis https://h/v1 -AccessToken $s -ClientId c", "Connect-Stellantis https://h/v1 -RefreshToken $s -ClientId c -Brand DS",
            "Connect-Stellantis https://h/v1 -AccessToken $object -ClientId c",
        "Connect-Stellantis https://h/v1 -AuthorizationCode $object -RedirectUri https://r -ClientId c -Brand DS",
            "Connect-Stellantis https://h/v1 -AuthorizationCode \"$s x\" -RedirectUri https://r -ClientId c -Brand DS",
        "Connect-Stellantis https://h/v1 -AccessToken (ConvertTo-Secure \"Bearer $s\") -ClientId c -Realm B2C",
            "Connect-Stellantis https://h/v1 -AccessToken (ConvertTo-Secure \"$s`n\") -ClientId c -Realm B2C",
        "Connect-Stellantis https://h/v1 $object AC-1", "Connect-Stellantis https://h/v1 @{ user = 'u'; password = $s } AC-1",
        "Connect-Stellantis https://h/v1 -ClientCredential -TokenUri \"ftp://u:$s@h\" -ClientId c",
            "Connect-Stellantis https://h/v1 -ClientCredential -TokenUri \"https://u:$s@h\" -ClientId c",
        "Connect-Stellantis https://h/v1 -ClientCredential -TokenUri \"http://u:$s@h:99999\" -ClientId c",
        $"{Connection} -CertificatePath missing -CertificatePassword $s", $"{Connection} -CertificatePassword $object -CertificatePath x",
            $"{Connection} -Certificate \"-----BEGIN PRIVATE KEY-----`n$s\"",
        $"{Connection} -ProxyCredential $object", "New-StellantisAuthorizationUri app \"$s/back\" -Brand DS",
            "New-StellantisAuthorizationUri app \"http://u:$s@h:99999\" -Brand DS",
        "New-StellantisAuthorizationUri app https://r -AuthorizationUri \"https://u:$s@h\"",
            "New-StellantisAuthorizationUri app https://r -AuthorizationUri \"ftp://u:$s@h\"", "New-StellantisAuthorizationUri app $object -Brand DS",
        "New-StellantisAuthorizationUri app https://r -AuthorizationUri \"http://u:$s@h:99999\"", "New-StellantisAuthorizationUri app \"//u:$s@h\"",
        "Invoke-StellantisRequest /x -Header \"Authorization: $s\"", "Invoke-StellantisRequest /x -Header @{ 'X-A' = \"$s`n\" }",
            "Invoke-StellantisRequest /x -Header @{ 'X-A' = \"$s é\" }",
        "Invoke-StellantisRequest /x -Query \"sig=$s\"", "Invoke-StellantisRequest \"/../x?sig=$s\"",
            "Invoke-StellantisRequest \"https://u:$s@h/x\"", "Invoke-StellantisRequest \"/a/../x?api_key=$s\" POST",
        "Invoke-StellantisRequest /x POST -Body \"{ `\"password`\": `\"$s`\", }\"",
        "New-StellantisChannel -Label a -WebhookTarget \"http://u:$s@h/x\" -Type Nothing",
            "New-StellantisChannel -Label a -WebhookTarget \"u:$s@h\"",
            "New-StellantisChannel -Label a -WebhookTarget \"ftp://hooks.example.com/services/$s\"",
        "New-StellantisChannel -Label a -WebhookTarget (\"https://u:$s@h\", 'x')",
            "New-StellantisChannel -Label a -WebhookTarget https://h -Attribute @{ type = 'Nothing'; key = 'a'; value = $s }",
        "New-StellantisChannel -Body @{ channel = @{ webhook = @{ target = \"ftp://u:$s@h\" } } }",
            "Set-StellantisChannel ch-1 -WebhookTarget \"ftp://u:$s@h\" -Label x",
        "Start-StellantisSandbox -Certificate \"-----BEGIN PRIVATE KEY-----`n$s\"", "Start-StellantisSandbox -World \"[ { password: '$s' } ]\"",
            "Connect-Stellantis -Sandbox -World \"x $s\"",
        "$env:STELLANTIS_PROXY = \"socks5://u:$s@h\"; Connect-Stellantis https://h/v1 -FromEnvironmentVariable -Credential $credential -UserId AC-1",
        "$env:STELLANTIS_PROXY = \"http://u:$s@h:99999\"; Connect-Stellantis https://h/v1 -FromEnvironmentVariable " +
            "-Credential $credential -UserId AC-1",
        "$env:STELLANTIS_BASEURI = \"ftp://u:$s@h\"; Connect-Stellantis -FromEnvironmentVariable -Credential $credential -UserId AC-1",
        "$env:STELLANTIS_TOKENURI = \"https://u:$s@h\"; Connect-Stellantis https://h/v1 -FromEnvironmentVariable -ClientId c",
        "$env:STELLANTIS_ACCESSTOKEN = \"Bearer $s\"; Connect-Stellantis https://h/v1 -FromEnvironmentVariable -ClientId c",
        "Disconnect-Stellantis -Connection other -RevocationUri \"http://u:$s@h:99999\"",
            "Disconnect-Stellantis -Connection other -RevocationUri \"ftp://u:$s@h\"",
    ];

    public void Dispose()
    {
        foreach (var name in new[] { "PROXY", "BASEURI", "TOKENURI", "ACCESSTOKEN" })
            Environment.SetEnvironmentVariable("STELLANTIS_" + name, null);
        _session.Dispose();
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public void What_is_refused_is_not_repeated(string call)
    {
        using var service = new CannedService();
        _session.To(service.BaseUri);
        _session.Run("""
            Connect-Stellantis $uri $credential $user -Realm B2C -Name other
            function ConvertTo-Secure([string] $text) {
                $secret = [securestring]::new()
                foreach ($c in $text.ToCharArray()) { $secret.AppendChar($c) }
                $secret
            }
            """, ("uri", service.BaseUri), ("credential", Connect.Credential), ("user", Connect.UserId)).WithoutErrors();
        // The command line is the user's own; what is in its variables is not shown with it.
        var secret = new PSObject();
        secret.Properties.Add(new PSNoteProperty("password", Secret));
        _session.Run("", ("s", Secret), ("object", secret));

        var run = _session.Run(call);
        Assert.True(run.Errors.Count > 0 || run.Terminating is not null, $"Not refused: {call}");
        var error = run.Terminating ?? run.Errors[0];
        Assert.All(Parts(error), part => Assert.DoesNotContain(Secret, part, StringComparison.OrdinalIgnoreCase));
    }

    // All of an error but InvocationInfo, which is the user's own command line.
    private static IEnumerable<string> Parts(ErrorRecord error)
    {
        yield return error.ToString();
        yield return $"{error.CategoryInfo} {error.FullyQualifiedErrorId} {error.ErrorDetails?.Message} {error.ErrorDetails?.RecommendedAction} " +
            $"{error.TargetObject}";
        yield return PSSerializer.Serialize(error.TargetObject, 5);
        for (var e = error.Exception; e is not null; e = e.InnerException)
        {
            yield return e.ToString();
            foreach (DictionaryEntry entry in e.Data)
                yield return $"{entry.Key} {entry.Value}";
            if (e is IContainsErrorRecord { ErrorRecord: { } inner } && inner != error)
                yield return $"{inner} {inner.TargetObject} {inner.ErrorDetails}";
        }
    }
}
