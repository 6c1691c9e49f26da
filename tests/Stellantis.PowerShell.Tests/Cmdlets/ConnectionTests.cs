using System.Management.Automation;
using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Xunit;

namespace Stellantis.PowerShell.Tests.Cmdlets;

public sealed class ConnectionTests : IDisposable
{
    private readonly PowerShellSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void A_connection_shows_no_secret_in_any_form()
    {
        var run = _session.Run("Connect-Stellantis https://api.example.com/v1 $credential $user -Brand DS -PartnerId " +
            "partner-0042 -CustomerContext context-0042 -PassThru",
            ("credential", Connect.Credential), ("user", Connect.UserId)).WithoutErrors();
        var connection = run.Output[0];
        var texts = new List<string>
        {
            connection.ToString(),
            PSSerializer.Serialize(connection, 5),
            _session.RunText("Get-StellantisConnection"),
            _session.RunText("Get-StellantisConnection | ForEach-Object { $_.PSObject.Properties } | ForEach-Object { \"$($_.Name)=$($_.Value)\" }"),
        };
        foreach (var text in texts)
        {
            foreach (var secret in new[] { Connect.Secret, Connect.ClientId, Connect.UserId, "partner-0042", "context-0042" })
                Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase);
        }
        Assert.All(connection.Properties, p => Assert.True(p.Value is null or string or bool or double or int or DateTime, p.Name));
    }

    [Theory]
    [InlineData("http://api.example.com/v1", "https")]
    [InlineData("api.example.com/v1", "web address")]
    [InlineData("ftp://api.example.com", "web address")]
    [InlineData("https://api.example.com/v1?env=PREPROD", "-Environment")]
    [InlineData("https://api.example.com/v1#part", "fragment")]
    public void An_address_that_would_leak_credentials_is_refused(string uri, string word)
    {
        var error = _session.Run("Connect-Stellantis $uri $credential $user", ("uri", uri), ("credential", Connect.Credential),
            ("user", Connect.UserId)).Error;
        Assert.StartsWith("InvalidRequest,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(word, error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-Brand Renault", "Peugeot")]
    [InlineData("-Country France", "ISO 3166")]
    [InlineData("-PartnerId \"a`nX-Evil: 1\"", "-PartnerId")]
    [InlineData("-Vin caf\u00e9", "-Vin")]
    [InlineData("-Scope \"data`tx\"", "-Scope")]
    public void A_value_that_no_header_takes_is_refused_by_name(string parameter, string word)
    {
        var error = _session.Run($"Connect-Stellantis https://api.example.com/v1 $credential $user {parameter}", ("credential", Connect.Credential),
            ("user", Connect.UserId)).Error;
        Assert.StartsWith("InvalidRequest,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(word, error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Empty(_session.Run("Get-StellantisConnection").Output);
    }

    [Theory]
    [InlineData("-Brand peugeot", "clientsB2CPeugeot")]
    [InlineData("-Brand Citro\u00ebn", "clientsB2CCitroen")]
    [InlineData("-Brand Opel -RealmKind OTP", "OTPOpel")]
    [InlineData("-Brand Opel -Realm clientsB2CPeugot", "clientsB2CPeugot")]
    [InlineData("", null)]
    public void The_realm_follows_from_the_parameters(string parameters, string? realm)
    {
        var run = _session.Run($"Connect-Stellantis https://api.example.com/v1 $credential $user {parameters} -PassThru",
            ("credential", Connect.Credential), ("user", Connect.UserId));
        Assert.Equal(realm, Assert.Single(run.WithoutErrors().Property("Realm")));
    }

    [Fact]
    public void A_mixed_fleet_works_without_a_brand_as_soon_as_a_vehicle_is_named()
    {
        var run = _session.Run("""
            $s = Start-StellantisSandbox
            Connect-Stellantis $s.BaseUri $s.Credential $s.UserId -Brand Peugeot -Name peugeot
            $vehicles = Get-StellantisVehicle -All -Connection peugeot
            Connect-Stellantis $s.BaseUri $s.Credential $s.UserId
            $null = $vehicles | Get-StellantisAlert
            Get-StellantisSandboxRequest -Path *alerts | ForEach-Object { $_.Headers['X-Introspect-Realm'] }
            Stop-StellantisSandbox $s
            """).WithoutErrors();
        Assert.Equal(5, run.Values<string>().Distinct().Count());
    }

    [Fact]
    public void Without_a_brand_a_call_about_no_vehicle_names_the_parameter()
    {
        var error = _session.Run("Connect-Stellantis https://api.example.com/v1 $credential $user; Get-StellantisVehicle",
            ("credential", Connect.Credential), ("user", Connect.UserId)).Error;
        Assert.StartsWith("InvalidRequest,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("-Brand", error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Connections_have_names_and_the_last_one_is_the_default()
    {
        var run = _session.Run("""
            Connect-Stellantis -Sandbox -Name one -VehicleCount 3
            Connect-Stellantis -Sandbox -Name two -VehicleCount 4
            Get-StellantisVehicle -Count
            Get-StellantisVehicle -Count -Connection one
            $c = Get-StellantisConnection o*
            Get-StellantisVehicle -Count -Connection $c
            Disconnect-Stellantis
            Get-StellantisVehicle -Count
            """).WithoutErrors();
        Assert.Equal([4L, 3L, 3L, 3L], run.Values<long>());
        Assert.StartsWith("NotConnected,", _session.Run("Get-StellantisVehicle -Connection nobody").Error.FullyQualifiedErrorId,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_copy_of_a_connection_from_another_process_says_so()
    {
        var copy = PowerShellSession.RoundTrip(_session.Run("Connect-Stellantis -Sandbox -PassThru").Output[0]);
        var error = _session.Run("Get-StellantisVehicle -Connection $copy", ("copy", copy)).Error;
        Assert.StartsWith("NotConnected,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("another process", error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_connection_crosses_runspaces_and_each_runspace_has_its_own_default()
    {
        using var other = new PowerShellSession();
        var connection = _session.Run("Connect-Stellantis -Sandbox -PassThru -VehicleCount 6").Output[0].BaseObject;
        Assert.StartsWith("NotConnected,", other.Run("Get-StellantisVehicle").Error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(6L, other.Run("Get-StellantisVehicle -Count -Connection $c", ("c", connection)).WithoutErrors().Value<long>());
    }

    [Fact]
    public void Test_tells_whether_it_works_and_what_does_not()
    {
        _session.ToSandbox();
        Assert.True(_session.Run("Test-StellantisConnection").WithoutErrors().Value<bool>());
        Assert.Equal(1L, _session.Run("Get-StellantisSandboxRequest | ForEach-Object Number").Value<long>());

        using var server = CannedServer.Answering(401, "{}");
        _session.To(server.BaseUri);
        Assert.False(_session.Run("Test-StellantisConnection").WithoutErrors().Value<bool>());
        var detail = Assert.Single(_session.Run("Test-StellantisConnection -Detailed").WithoutErrors().Output);
        Assert.Equal((true, false, null), (detail.Properties["Endpoint"].Value, detail.Properties["Credentials"].Value,
            detail.Properties["Scopes"].Value));

        _session.To(CannedServer.NobodyThere());
        detail = Assert.Single(_session.Run("Test-StellantisConnection -Detailed").WithoutErrors().Output);
        Assert.Equal((false, null), (detail.Properties["Endpoint"].Value, detail.Properties["Credentials"].Value));
    }

    [Fact]
    public void Brands_show_their_realms_and_a_vin_tells_its_brand()
    {
        Assert.Equal(["Peugeot", "Citroen", "DS", "Opel", "Vauxhall"], _session.Run("Get-StellantisBrand").WithoutErrors().Property("Name"));
        Assert.Equal("Citroen", Assert.Single(_session.Run("Get-StellantisBrand -Vin VF7AAAAAAAA000001").WithoutErrors().Property("Name")));
        Assert.StartsWith("InvalidRequest,", _session.Run("Get-StellantisBrand -Vin XXX").Error.FullyQualifiedErrorId, StringComparison.Ordinal);
    }
}
