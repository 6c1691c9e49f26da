using System.Net.Sockets;
using Stellantis.PowerShell.Tests.Engine;
using Xunit;

namespace Stellantis.PowerShell.Tests.Cmdlets;

/// <summary>How long a sandbox lives, and what it takes with it. Environment variables belong to the process: no other test runs meanwhile.</summary>
[Collection("Environment variables")]
public sealed class SandboxLifetimeTests
{
    [Fact]
    public void The_environment_leads_to_the_sandbox_until_it_stops()
    {
        using var session = new PowerShellSession();
        var run = session.Run("""
            function Show {
                $who = "$env:STELLANTIS_BASEURI|$env:STELLANTIS_CLIENTID|$env:STELLANTIS_CLIENTSECRET|$env:STELLANTIS_USERID"
                "$who|$env:STELLANTIS_REALM|$env:STELLANTIS_BRAND|$env:STELLANTIS_PROXY"
            }
            $env:STELLANTIS_BASEURI = 'https://before.example/v1'
            $env:STELLANTIS_BRAND = 'Opel'
            $one = Start-StellantisSandbox -SetEnvironmentVariable
            (Show) -eq "$($one.BaseUri)|$($one.Credential.UserName)|$($one.Credential.GetNetworkCredential().Password)|$($one.UserId)|B2C||"
            $other = Start-StellantisSandbox -SetEnvironmentVariable
            $env:STELLANTIS_USERID -eq $other.UserId
            $one | Stop-StellantisSandbox
            $env:STELLANTIS_USERID -eq $other.UserId
            $other | Stop-StellantisSandbox
            Show
            $one = Start-StellantisSandbox -SetEnvironmentVariable
            $other = Start-StellantisSandbox -SetEnvironmentVariable
            $other | Stop-StellantisSandbox
            $env:STELLANTIS_USERID -eq $one.UserId
            Get-Module Stellantis | Remove-Module
            Show
            $env:STELLANTIS_BASEURI = $null
            $env:STELLANTIS_BRAND = $null
            """).WithoutErrors();

        const string Before = "https://before.example/v1|||||Opel|";
        Assert.Equal(["True", "True", "True", Before, "True", Before], run.Output.Select(o => o.ToString()));
    }

    [Fact]
    public async Task A_sandbox_ends_with_the_runspace_that_started_it()
    {
        int port;
        using (var session = new PowerShellSession())
            port = session.Run("(Start-StellantisSandbox).BaseUri.Port").WithoutErrors().Value<int>();

        using var client = new TcpClient();
        await Assert.ThrowsAsync<SocketException>(() => client.ConnectAsync("127.0.0.1", port));
    }
}
