using System.Management.Automation;
using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Xunit;

namespace Stellantis.PowerShell.Tests.Cmdlets;

/// <summary>What an error tells a user to do fits what went wrong.</summary>
[Collection("Environment variables")]
public sealed class AdviceTests : IDisposable
{
    private const string Missing = """{"name":"NOT_FOUND","debug":"ERROR_1","message":"No such thing: VR3UHZKXZPT500042."}""";

    private readonly PowerShellSession _session = new();

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("Get-StellantisVehicle -VehicleId VR3UHZKXZPT500042", "-All instead of -VehicleId", "Get-StellantisVehicle")]
    [InlineData("Get-StellantisVehicle -All", "-BaseUri", "Get-StellantisVehicle")]
    [InlineData("Get-StellantisAlert VR3UHZKXZPT500042", "Get-StellantisVehicle -All", "Get-StellantisAlert")]
    [InlineData("Get-StellantisTrip VR3UHZKXZPT500042 -TripId t", "without -TripId", "Get-StellantisTrip")]
    [InlineData("Get-StellantisTripWayPoint VR3UHZKXZPT500042 t", "Get-StellantisTrip lists", "Get-StellantisTripWayPoint")]
    [InlineData("Get-StellantisChannel ch-1", "without -ChannelId", "Get-StellantisChannel")]
    [InlineData("Remove-StellantisChannel ch-1 -Confirm:$false", "Get-StellantisChannel lists", "Remove-StellantisChannel")]
    [InlineData("Send-StellantisRemote VR3UHZKXZPT500042 ch-1 @{ horn=@{ state='Activated' } } -Confirm:$false", "Get-StellantisVehicle -All",
        "Send-StellantisRemote")]
    [InlineData("Add-StellantisMonitorHandle ch-1 mo-1 VR3UHZKXZPT500042", "Get-StellantisVehicle -All", "Add-StellantisMonitorHandle")]
    [InlineData("Set-StellantisChannel ch-1 -Label x", "Get-StellantisChannel lists", "Set-StellantisChannel")]
    [InlineData("Set-StellantisMonitor ch-1 mo-1 -Label x", "Get-StellantisMonitor lists", "Set-StellantisMonitor")]
    [InlineData("Invoke-StellantisRequest /accounts/nothing", "Check the path", "Invoke-StellantisRequest")]
    [InlineData("Suspend-StellantisMonitor ch-1 mo-1", "Get-StellantisMonitor lists", "Suspend-StellantisMonitor")]
    public void What_is_missing_is_looked_for_by_another_call_than_the_one_that_failed(string command, string advice, string failed)
    {
        using var server = CannedServer.Answering(404, Missing);
        var said = _session.To(server.BaseUri).Run(command).Error.ErrorDetails.RecommendedAction;
        Assert.Contains(advice, said, StringComparison.Ordinal);
        Assert.DoesNotContain(failed + " ", said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_proxy_that_wants_a_user_is_asked_once_for_a_whole_fleet_and_names_ProxyCredential()
    {
        using var proxy = CannedServer.Answering(407, "", headers: "Proxy-Authenticate: Basic realm=\"proxy\"\r\n");
        foreach (var uri in new[] { "http://127.0.0.1:9/v1", "https://api.example.com/v1" })
        {
            proxy.Clear();
            _session.To(uri, $"-MaxRetry 4 -Proxy {new Uri(proxy.BaseUri).GetLeftPart(UriPartial.Authority)}");
            var run = _session.Run("'VR3UHZKXZPT500041', 'VR3UHZKXZPT500042', 'VR3UHZKXZPT500043' | Get-StellantisVehicle -ThrottleLimit 1");
            Assert.Equal("AuthenticationFailed", run.Error.FullyQualifiedErrorId.Split(',')[0]);
            Assert.Contains("-ProxyCredential", run.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
            Assert.Equal(1, proxy.Requests);
        }
    }

    [Theory]
    [InlineData(400, "<html><h1>400 Bad Request</h1>No required SSL certificate was sent</html>", "text/html")]
    [InlineData(403, "{\"httpMessage\":\"Forbidden\",\"moreInformation\":\"client certificate required\"}", "application/json")]
    [InlineData(496, "SSL Certificate Required", "text/plain")]
    public void Who_misses_a_client_certificate_is_told_how_to_give_it(int status, string body, string media)
    {
        using var server = CannedServer.Answering(status, body, media);
        var said = _session.To(server.BaseUri).Run("Get-StellantisVehicle").Error.ErrorDetails.RecommendedAction;
        Assert.Contains("-CertificatePath", said, StringComparison.Ordinal);
        Assert.Contains("-CertificateThumbprint", said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_that_is_not_trusted_names_the_parameter_for_its_authority()
    {
        using var authority = new Stellantis.Testing.Tls.TestAuthority();
        var run = _session.Run("""
            $s = Start-StellantisSandbox -Certificate $certificate
            Connect-Stellantis $s.BaseUri $s.Credential $s.UserId -Realm B2C
            Get-StellantisVehicle
            """, ("certificate", authority.Server()));
        Assert.Contains("-CaCertificatePath", run.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void A_port_that_is_taken_is_said_to_be_one()
    {
        var run = _session.Run("$s = Start-StellantisSandbox; Start-StellantisSandbox -Port $s.BaseUri.Port");
        Assert.Contains("-Port", run.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.DoesNotContain("-BaseUri", run.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_error_of_many_vehicles_says_once_what_to_do()
    {
        using var server = CannedServer.Answering(403, """{"name":"FORBIDDEN","debug":"E","message":"No."}""");
        var run = _session.To(server.BaseUri).Run("1..5 | ForEach-Object { \"VR3UHZKXZPT50004$_\" } | Get-StellantisAlert");
        Assert.Equal(5, run.Errors.Count);
        Assert.Single(run.Errors, e => !string.IsNullOrEmpty(e.ErrorDetails.RecommendedAction));
        Assert.NotEmpty(run.Errors[0].ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void The_vehicle_of_an_error_is_found_though_the_message_masks_it()
    {
        using var server = CannedServer.Answering(403, Missing);
        var error = _session.To(server.BaseUri).Run("Get-StellantisVehicle -VehicleId VR3UHZKXZPT500042").Error;
        Assert.DoesNotContain("VR3UHZKXZPT500042", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Contains("See TargetObject", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Equal("VR3UHZKXZPT500042", error.TargetObject);
    }

    [Fact]
    public void Several_problems_have_a_line_each_and_the_names_that_were_typed()
    {
        using var server = CannedServer.Answering(202, "{}");
        var run = _session.To(server.BaseUri).Run("""
            New-StellantisMonitor ch-1 -Label x -BoolExp 't &' -Trigger @{
                name='t'; data=@{ data='vehicle.alert'; op='inclededIn'; value='FuelLevelLow' }; oops=1 }
            """);
        var error = run.Error;
        Assert.Contains("-Trigger[0].data.op", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Contains("-BoolExp", error.ErrorDetails.Message, StringComparison.Ordinal);
        var lines = error.ErrorDetails.Message.Split('\n');
        Assert.Contains(lines, line => line.StartsWith("- -Trigger[0].data.op (triggerParam.triggers[0].data.op)", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("- -BoolExp (", StringComparison.Ordinal));
        Assert.Contains(run.Warnings, warning => warning.Contains("oops", StringComparison.Ordinal));
        Assert.DoesNotContain(run.Warnings, warning => warning.Contains("sent as it is", StringComparison.Ordinal));
        Assert.Equal(0, server.Requests);
    }

    [Theory]
    [InlineData("script.ps1", 60)]
    [InlineData("script.ps1", 80)]
    [InlineData("script.ps1", 120)]
    [InlineData("script.ps1", 200)]
    [InlineData("module.psm1", 80)]
    [InlineData("", 80)]
    public void Each_of_several_problems_has_a_line_of_its_own_in_what_is_shown_and_stands_there_once(string file, int width)
    {
        const string Command = "New-StellantisMonitor ch-1 -Label x -BoolExp 't &' -Trigger @{ name='t'; "
            + "data=@{ data='vehicle.alert'; op='inclededIn'; value='FuelLevelLow' } }";
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var path = Path.Combine(folder.FullName, file);
            if (file.Length > 0)
                File.WriteAllText(path, file.EndsWith(".psm1", StringComparison.Ordinal) ? $"function Invoke-It {{ {Command} }}" : "\n\n" + Command);
            using var server = CannedServer.Answering(202, "{}");
            var shown = _session.To(server.BaseUri).RunText(file switch
            {
                "" => Command,
                "module.psm1" => $"Import-Module '{path}'; Invoke-It",
                _ => $"& '{path}'",
            }, width);
            foreach (var problem in new[] { "- -Trigger[0].data.op", "- -BoolExp (" })
            {
                Assert.Single(shown.Split('\n'), line => line.TrimStart(' ', '|').StartsWith(problem, StringComparison.Ordinal));
                Assert.Equal(2, shown.Split(problem).Length);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("BASEURI", "ftp://x", "STELLANTIS_BASEURI")]
    [InlineData("COUNTRY", "France", "STELLANTIS_COUNTRY")]
    [InlineData("BRAND", "Trabant", "STELLANTIS_BRAND")]
    [InlineData("PROXY", "ftp://p", "STELLANTIS_PROXY")]
    public void With_environment_variables_an_error_names_the_variable(string name, string value, string named)
    {
        var error = _session.Run($$"""
            $env:STELLANTIS_BASEURI = 'https://api.example.com/v1'; $env:STELLANTIS_CLIENTID = 'c-1'; $env:STELLANTIS_CLIENTSECRET = 's-0042-x'
            $env:STELLANTIS_USERID = 'AC-1'; $env:STELLANTIS_{{name}} = '{{value}}'
            try { Connect-Stellantis -FromEnvironmentVariable }
            finally {
                $set = 'BASEURI', 'CLIENTID', 'CLIENTSECRET', 'USERID', '{{name}}'
                Remove-Item $set.ForEach({ "Env:STELLANTIS_$_" }) -ErrorAction Ignore
            }
            """).Error;
        Assert.Contains(named, error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_calls_for_tokens_are_told_too_and_masked()
    {
        using var server = CannedServer.Routing(request => request.Path.EndsWith("/token", StringComparison.Ordinal)
            ? new CannedAnswer(200, """{"access_token":"acc3ss-0042-value","refresh_token":"r3fresh-0042-new","expires_in":600}""",
                "application/json")
            : new CannedAnswer(200, """{"vin":"VR3UHZKXZPT500042"}"""));
        var run = _session.Run("""
            $token = ConvertTo-SecureString 'r3fresh-0042-value' -AsPlainText -Force
            Connect-Stellantis $uri -RefreshToken $token -TokenUri "$uri/token" -Credential $credential -Realm B2C
            Get-StellantisVehicle -VehicleId VR3UHZKXZPT500042 -Verbose -Debug
            """, ("uri", server.BaseUri), ("credential", Connect.Credential));
        Assert.Contains(run.Verbose, line => line.StartsWith("POST ", StringComparison.Ordinal)
            && line.Contains("/token -> 200", StringComparison.Ordinal));
        Assert.Contains(run.Debug, line => line.Contains("grant_type=refresh_token", StringComparison.Ordinal));
        foreach (var secret in new[] { "acc3ss-0042-value", "r3fresh-0042-new", "r3fresh-0042-value", Connect.Secret })
            Assert.DoesNotContain(run.Verbose.Concat(run.Debug), line => line.Contains(secret, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Disconnect-Stellantis")]
    [InlineData("Disconnect-Stellantis -Connection gone")]
    [InlineData("Stop-StellantisSandbox")]
    public void What_only_cleans_up_obeys_ErrorAction(string command)
    {
        var run = _session.Run($"{command} -ErrorAction SilentlyContinue; 'went on'");
        Assert.Equal("went on", run.Value<string>());
        Assert.Empty(_session.Run($"{command} -ErrorAction Ignore").Errors);
        Assert.StartsWith("NotConnected", _session.Run(command).Error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.NotNull(_session.Run($"{command} -ErrorAction Stop").Terminating);
    }

    [Fact]
    public void A_file_in_another_encoding_is_refused_and_those_with_a_mark_are_read()
    {
        using var server = CannedServer.Answering(202, """{"channelId":"ch-1"}""");
        _session.To(server.BaseUri);
        var file = Path.GetTempFileName();
        try
        {
            const string Body = """{"label":"Caf\u00e9","channel":{"webhook":{"target":"https://hooks.example.com","name":"Caf\u00e9"}}}""";
            var text = Body.Replace("\\u00e9", "\u00e9", StringComparison.Ordinal);
            File.WriteAllBytes(file, System.Text.Encoding.Latin1.GetBytes(text));
            var error = _session.Run("New-StellantisChannel -Path $file", ("file", file)).Error;
            Assert.Contains("UTF-8", error.ErrorDetails.Message, StringComparison.Ordinal);
            Assert.Equal(0, server.Requests);
            foreach (var encoding in new[] { System.Text.Encoding.UTF8, System.Text.Encoding.Unicode, System.Text.Encoding.BigEndianUnicode })
            {
                File.WriteAllText(file, text, encoding);
                Assert.Equal("Caf\u00e9", _session.Run("(New-StellantisChannel -Path $file).Label", ("file", file)).WithoutErrors().Value<string>());
            }
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Waits_and_retries_come_from_environment_variables_too()
    {
        const string Set = "$env:STELLANTIS_BASEURI = 'https://api.example.com/v1'; $env:STELLANTIS_CLIENTID = 'c-1'; "
            + "$env:STELLANTIS_CLIENTSECRET = 's-0042-x'; $env:STELLANTIS_USERID = 'AC-1'; $env:STELLANTIS_MAXRETRY = '2'; "
            + "$env:STELLANTIS_MAXWAITSEC = '7'; $env:STELLANTIS_TIMEOUTSEC = '9'; ";
        const string Clear = "'BASEURI', 'CLIENTID', 'CLIENTSECRET', 'USERID', 'MAXRETRY', 'MAXWAITSEC', 'TIMEOUTSEC' | "
            + "ForEach-Object { Remove-Item Env:STELLANTIS_$_ -ErrorAction Ignore }";
        var run = _session.Run($"{Set} try {{ $c = Connect-Stellantis -FromEnvironmentVariable -TimeoutSec 3 -PassThru }} finally {{ {Clear} }}; "
            + "\"$($c.MaxRetry) $($c.MaxWaitSec) $($c.TimeoutSec)\"").WithoutErrors();
        Assert.Equal("2 7 3", run.Value<string>());
        Assert.Contains("STELLANTIS_MAXRETRY", _session.Run($"{Set} $env:STELLANTIS_MAXRETRY = 'many'; "
            + $"try {{ Connect-Stellantis -FromEnvironmentVariable }} finally {{ {Clear} }}").Error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("c0de-0042-value")]
    [InlineData("https://me.example.com/back?code=c0de-0042-value&state=abc")]
    [InlineData("myapp://oauth2redirect/fr?state=abc&code=c0de-0042-value")]
    public void A_code_may_be_pasted_with_the_whole_address_that_it_came_in(string pasted)
    {
        using var server = CannedServer.Answering(200, """{"access_token":"acc3ss-0042-value","expires_in":600}""");
        _session.Run("Connect-Stellantis $uri -AuthorizationCode $code -RedirectUri https://me.example.com/back -TokenUri \"$uri/token\" " +
            "-Credential $credential -Realm B2C", ("uri", server.BaseUri), ("code", pasted), ("credential", Connect.Credential)).WithoutErrors();
        Assert.Contains("code=c0de-0042-value", Assert.Single(server.Received).Body.Split('&'));
    }
}
