using System.Management.Automation;
using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Xunit;

namespace Stellantis.PowerShell.Tests.Cmdlets;

/// <summary>A sandbox in bad weather.</summary>
public sealed class SandboxFaultTests : IDisposable
{
    // Sandboxes of other tests may run in the same process.
    private const string Own =
        "$own = Get-StellantisSandbox | Where-Object { $_.BaseUri.Port -eq ([uri](Get-StellantisConnection).BaseUri).Port }; ";

    private readonly PowerShellSession _session = new PowerShellSession().ToSandbox();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void A_fault_happens_to_what_it_is_about_and_the_record_shows_it()
    {
        var run = _session.Run("""
            Set-StellantisSandboxFault Status -Status 403 -Operation getVehicleAlerts -Position 2
            $v = Get-StellantisVehicle -First 1
            1..3 | ForEach-Object { $null = Get-StellantisAlert $v }
            (Get-StellantisSandboxRequest -Path */alerts).Fault
            """);
        Assert.Equal("Forbidden", run.Error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Equal([null, "Status", null], run.Output.Select(o => (string?)o?.BaseObject));
    }

    [Fact]
    public void Faults_replace_those_that_were_set_unless_they_are_added()
    {
        var run = _session.Run("""
            Set-StellantisSandboxFault -Kind reset -Rate 0.05 -Path */trips
            Set-StellantisSandboxFault -Fault @{ kind = 'Throttle'; retryAfter = 2; operation = 'getVehicle*' },
                ([ordered]@{ KIND = 'Hang'; Position = 3, 5; count = '1' }) -Latency 0.001
            (Set-StellantisSandboxFault -Kind Html -Method GET -Append -PassThru).Fault
            $s = Set-StellantisSandboxFault -Latency PT0.002S -PassThru
            $s.Fault.Count
            $s.Latency.TotalMilliseconds
            $s | Set-StellantisSandboxFault -Clear
            "$($s.Fault.Count) $($s.Latency)"
            """).WithoutErrors();
        Assert.Equal(["Throttle on getVehicle*", "Hang at 3, 5 up to 1 times", "Html on GET", "3", "2", "0 00:00:00"],
            run.Output.Select(o => FormattableString.Invariant($"{o}")));
    }

    [Theory]
    [InlineData("-Kind Nonsense", "-Kind 'Nonsense' is not one of Status, Throttle")]
    [InlineData("-Kind Reset -Operation getNothing", "It has getVehicles")]
    [InlineData("-Kind Reset -Rate 0.5 -Position 1", "exclude each other")]
    [InlineData("-Kind Throttle -RetryAfter soon", "RetryAfter cannot be 'soon'")]
    [InlineData("-Fault @{ Kind = 'Reset' }, @{ Kind = 'Reset'; Often = 1 }", "-Fault[1]: A fault has no 'Often'. It has Kind, Rate")]
    [InlineData("-Latency -1", "-Latency")]
    public void A_fault_that_cannot_be_is_refused_by_the_name_of_what_is_wrong(string arguments, string message)
    {
        var run = _session.Run($"Set-StellantisSandboxFault {arguments}");
        Assert.Equal("InvalidRequest", run.Error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Contains(message, run.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Equal(0, _session.Run(Own + "($own | ForEach-Object Fault).Count").Value<int>());
    }

    [Fact]
    public void A_date_goes_out_as_a_date_and_a_number_as_seconds()
    {
        var run = _session.Run("""
            $s = Start-StellantisSandbox
            foreach ($after in [datetimeoffset]'2030-01-02T03:04:05Z', 2, [timespan]'00:01:30', '2030-01-02T03:04:05Z') {
                $s | Set-StellantisSandboxFault Throttle -RetryAfter $after
                $request = [System.Net.WebRequest]::Create("$($s.BaseUri)/accounts/vehicles")
                try { $null = $request.GetResponse() } catch { $_.Exception.InnerException.Response.Headers['Retry-After'] }
            }
            """).WithoutErrors();
        Assert.Equal(["Wed, 02 Jan 2030 03:04:05 GMT", "2", "90", "Wed, 02 Jan 2030 03:04:05 GMT"], run.Values<string>());
    }

    [Fact]
    public void What_if_changes_nothing()
    {
        var run = _session.Run("(Set-StellantisSandboxFault Reset -Latency 5 -WhatIf -PassThru).Fault.Count; " +
            Own + "$own.Latency.Ticks").WithoutErrors();
        Assert.All(run.Output, value => Assert.Equal("0", value.ToString()));
    }

    [Fact]
    public void A_sandbox_starts_in_bad_weather()
    {
        var run = _session.Run("""
            $s = Start-StellantisSandbox -Fault @{ Kind = 'Status'; Status = 404; Position = 2 } -Latency 0.001 -DailyLimit 2 -BurstLimit 100
            Connect-Stellantis $s.BaseUri $s.Credential $s.UserId -Realm B2C
            $null = Get-StellantisVehicle -First 1
            $null = Get-StellantisVehicle -First 1 -ErrorAction SilentlyContinue
            ($s | Get-StellantisSandboxRequest).Status
            "$($s.Fault) $($s.Latency.TotalMilliseconds)"
            """).WithoutErrors();
        Assert.Equal(["200", "404", "Status at 2 1"], run.Output.Select(o => o.ToString()));
        Assert.Contains("-Fault[0]: Kind", _session.Run("Start-StellantisSandbox -Fault @{ Kind = 'x' }").Error.ErrorDetails.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Kinds_and_operations_are_completed()
    {
        Assert.Equal(["NextLoop", "NextRepeat", "NextEmpty", "NextForeign"], Completed("Set-StellantisSandboxFault -Kind Next"));
        Assert.Equal(["getToken"], Completed("Set-StellantisSandboxFault Reset -Operation getTok"));
    }

    [Fact]
    public void A_sandbox_shows_no_secret()
    {
        var secrets = _session.Run(Own + "$s = $own; $s.Credential.GetNetworkCredential().Password; [pscredential]::new('t', " +
            "$s.AccessToken).GetNetworkCredential().Password").Values<string>();
        var shown = _session.RunText("$s; $s | Out-Default; \"$s\"", 400);
        Assert.Equal(2, secrets.Distinct().Count());
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, shown, StringComparison.Ordinal));
    }

    [Fact]
    public void Tokens_are_ready_and_good()
    {
        var run = _session.Run("""
            $s = Start-StellantisSandbox -TokenLifetime 60
            $token = [pscredential]::new('t', $s.AccessToken).GetNetworkCredential().Password
            function Ask {
                $request = [System.Net.WebRequest]::Create("$($s.BaseUri)/accounts/vehicles?client_id=$($s.Credential.UserName)")
                $request.Headers['Authorization'] = "Bearer $token"
                $request.Headers['x-introspect-realm'] = 'B2C'
                try { [int]$request.GetResponse().StatusCode } catch { [int]$_.Exception.InnerException.Response.StatusCode }
            }
            Ask
            $s | Step-StellantisSandbox -Duration 60
            Ask
            $s.TokenUri.AbsolutePath; $s.AuthorizationUri.AbsolutePath; $s.RevocationUri.AbsolutePath; $s.PartnerTokenUri.AbsolutePath
            """).WithoutErrors();
        Assert.Equal(["200", "401", "/am/oauth2/access_token", "/am/oauth2/authorize", "/am/oauth2/token/revoke", "/as/token.oauth2"],
            run.Output.Select(o => o.ToString()));
    }

    [Theory]
    [InlineData("-RequireClientCertificate", "need -Certificate")]
    [InlineData("-TokenLifetime 0", "-TokenLifetime")]
    [InlineData("-Latency -1", "-Latency")]
    public void A_sandbox_that_cannot_be_does_not_start(string arguments, string message) =>
        Assert.Contains(message, _session.Run($"Start-StellantisSandbox {arguments}").Error.ErrorDetails.Message, StringComparison.Ordinal);

    private IReadOnlyList<string> Completed(string line) =>
        _session.Run("[System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null).CompletionMatches.CompletionText",
            ("line", line)).Values<string>();
}
