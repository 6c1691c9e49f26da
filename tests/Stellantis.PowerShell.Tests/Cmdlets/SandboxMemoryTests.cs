using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Stellantis.PowerShell.Tests.Engine;
using Xunit;

namespace Stellantis.PowerShell.Tests.Cmdlets;

/// <summary>What has ended leaves nothing in memory.</summary>
public sealed class SandboxMemoryTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    private const string Functions = """
        function Watch($sandbox) {
            $server = $sandbox.GetType().GetField('_server', [Reflection.BindingFlags] 'NonPublic, Instance').GetValue($sandbox)
            [WeakReference]::new($sandbox)
            [WeakReference]::new($server)
        }
        function WatchOf($connection) {
            Watch $connection.GetType().GetProperty('Sandbox', [Reflection.BindingFlags] 'NonPublic, Instance').GetValue($connection)
        }
        function Read { $null = Get-StellantisVehicle | Get-StellantisTelemetry -First 3 }

        """;

    [Theory]
    [InlineData("Stop-StellantisSandbox", """
        function Test {
            $sandbox = Start-StellantisSandbox -VehicleCount 2
            Connect-Stellantis $sandbox.BaseUri $sandbox.Credential $sandbox.UserId -Realm B2C
            Read
            Watch $sandbox
            Stop-StellantisSandbox $sandbox
        }
        Test
        """)]
    [InlineData("Stop-StellantisSandbox by the pipeline, with its variables", """
        function Test {
            Start-StellantisSandbox -VehicleCount 2 -SetEnvironmentVariable | ForEach-Object { Watch $_; $_ } | ForEach-Object {
                if ($_ -is [WeakReference]) { $_ } else { $_ | Stop-StellantisSandbox }
            }
        }
        Test
        """)]
    [InlineData("Disconnect-Stellantis", """
        function Test {
            WatchOf (Connect-Stellantis -Sandbox -VehicleCount 2 -PassThru)
            Read
            Disconnect-Stellantis
        }
        Test
        """)]
    [InlineData("Disconnect-Stellantis, with the connection in a variable", """
        function Test {
            $global:connection = Connect-Stellantis -Sandbox -VehicleCount 2 -PassThru
            WatchOf $connection
            Read
            Disconnect-Stellantis -Connection $connection
        }
        Test
        """)]
    [InlineData("Connect-Stellantis by the same name", """
        function Test {
            WatchOf (Connect-Stellantis -Sandbox -VehicleCount 2 -Name Same -PassThru)
            Read
            Connect-Stellantis -Sandbox -VehicleCount 2 -Name same
            Read
        }
        Test
        """)]
    [InlineData("Remove-Module", """
        function Test {
            $sandbox = Start-StellantisSandbox -VehicleCount 2
            Watch $sandbox
            WatchOf (Connect-Stellantis -Sandbox -VehicleCount 2 -PassThru)
            Read
            Get-Module Stellantis | Remove-Module
        }
        Test
        """)]
    [InlineData("the end of the runspace", """
        function Test {
            $runspace = [runspacefactory]::CreateRunspace([initialsessionstate]::CreateDefault2())
            $runspace.Open()
            $shell = [powershell]::Create([initialsessionstate]::CreateDefault2())
            $shell.Runspace = $runspace
            $null = $shell.AddScript("Import-Module '$manifest'; Connect-Stellantis -Sandbox -VehicleCount 2 -PassThru").AddStatement()
            $null = $shell.AddScript('$null = Get-StellantisVehicle; Start-StellantisSandbox -VehicleCount 2')
            $shell.Invoke() |
                ForEach-Object { if ($_ -is [Stellantis.Connection]) { WatchOf $_ } else { Watch $_ } }
            $shell.Dispose()
            $runspace.Dispose()
        }
        Test
        """)]
    public void What_ends_a_sandbox_frees_its_memory(string ending, string script)
    {
        using var session = new PowerShellSession();

        var watched = session.Run(Functions + script, ("manifest", PowerShellSession.Manifest)).WithoutErrors().Values<WeakReference>();
        // The engine may hold on to the last thing that it ran.
        session.Run("1").WithoutErrors();

        Assert.NotEmpty(watched);
        for (var end = DateTime.UtcNow + s_patience; watched.Any(reference => reference.IsAlive) && DateTime.UtcNow < end; Thread.Yield())
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.DoesNotContain(watched, reference => reference.IsAlive);
        Assert.NotEmpty(ending);
    }

    [Fact]
    public void Connecting_again_by_a_name_ends_the_sandbox_of_the_connection_that_had_it_and_no_other()
    {
        using var session = new PowerShellSession();

        var run = session.Run("""
            $mine = Start-StellantisSandbox -VehicleCount 2
            $one = Connect-Stellantis $mine.BaseUri $mine.Credential $mine.UserId -Realm B2C -Name One -PassThru
            $other = Connect-Stellantis -Sandbox -VehicleCount 2 -Name Other -PassThru
            $first = Connect-Stellantis -Sandbox -VehicleCount 2 -Name One -PassThru
            $second = Connect-Stellantis -Sandbox -VehicleCount 2 -Name one -PassThru
            foreach ($connection in $one, $other, $first, $second) {
                try { @(Get-StellantisVehicle -Connection $connection -ErrorAction Stop).Count } catch { $_.FullyQualifiedErrorId.Split(',')[0] }
            }
            $mine.IsRunning
            @(Get-StellantisSandbox | Where-Object { $_.BaseUri.AbsoluteUri -eq $first.BaseUri }).Count
            """).WithoutErrors();

        Assert.Equal(["2", "2", "NotConnected", "2", "True", "0"], run.Output.Select(o => o.ToString()));
    }

    [Fact]
    public void A_connection_that_does_not_come_about_leaves_no_sandbox_running()
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        using var session = new PowerShellSession();

        // The certificate ends soon, and the warning of it is made an error.
        var run = session.Run(
            """
            try { Connect-Stellantis -Sandbox -VehicleCount 1234 -Certificate $certificate -WarningAction Stop; 'connected' } catch { 'refused' }
            try { Connect-Stellantis -Sandbox -VehicleCount 1234 -CertificatePath nowhere.pfx; 'connected' } catch { 'refused' }
            try { Connect-Stellantis -Sandbox -VehicleCount 1234 -Brand Nobody; 'connected' } catch { 'refused' }
            @(Get-StellantisSandbox | Where-Object VehicleCount -EQ 1234).Count
            """,
            ("certificate", certificate));

        Assert.Equal(["refused", "refused", "refused", "0"], run.Output.Select(o => o.ToString()));
    }

    [Fact]
    public void The_record_tells_that_it_dropped_requests()
    {
        using var session = new PowerShellSession();

        var run = session.Run("""
            $sandbox = Start-StellantisSandbox -VehicleCount 1
            Connect-Stellantis $sandbox.BaseUri $sandbox.Credential $sandbox.UserId -Realm B2C
            $body = '{"x": "' + 'x' * 10MB + '"}'
            foreach ($i in 1..8) { $null = Invoke-StellantisRequest /accounts/channels -Method POST -Body $body -ErrorAction SilentlyContinue }
            @(Get-StellantisSandboxRequest).Count
            @(Get-StellantisSandboxRequest -Last 1).Count
            @(Get-StellantisSandboxRequest -Clear -WarningAction SilentlyContinue).Count
            @(Get-StellantisSandboxRequest).Count
            """);

        Assert.Equal([6, 1, 6, 0], run.Values<int>());
        Assert.Contains("no longer has its 2 oldest requests", Assert.Single(run.Warnings), StringComparison.Ordinal);
    }
}
