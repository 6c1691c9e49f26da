using System.Diagnostics;
using System.Management.Automation;
using Stellantis.PowerShell.Tests.Completion;
using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Xunit;

namespace Stellantis.PowerShell.Tests.Cmdlets;

/// <summary>Several connections: which is the default, what they are called, and what is said of those that are gone.</summary>
public sealed class ConnectionNameTests : IDisposable
{
    private const string Two = "Connect-Stellantis -Sandbox -Name north -VehicleCount 3; Connect-Stellantis -Sandbox -Name south -VehicleCount 4; ";

    private readonly PowerShellSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void The_table_marks_the_default_and_selecting_moves_the_mark()
    {
        Assert.Matches(@"(?m)^  north +Gateway", _session.RunText(Two + "Get-StellantisConnection"));
        Assert.Matches(@"(?m)^\* south +Gateway", _session.RunText("Get-StellantisConnection"));
        var text = _session.RunText("Select-StellantisConnection north; Get-StellantisConnection");
        Assert.Matches(@"(?m)^\* north +Gateway", text);
        Assert.Matches(@"(?m)^  south +Gateway", text);
        Assert.Equal("north", _session.Run("(Get-StellantisConnection | Where-Object IsDefault).Name").Value<string>());
        Assert.Equal(3L, _session.Run("Get-StellantisVehicle -Count").Value<long>());
    }

    [Theory]
    [InlineData("Select-StellantisConnection -Name NORTH")]
    [InlineData("'north' | Select-StellantisConnection")]
    [InlineData("Get-StellantisConnection nor* | Select-StellantisConnection")]
    [InlineData("Select-StellantisConnection (Get-StellantisConnection north)")]
    [InlineData("[pscustomobject]@{ Name = 'north' } | Select-StellantisConnection")]
    public void A_connection_is_selected_by_its_name_or_by_itself(string script) =>
        Assert.Equal(["north"], _session.Run($"{Two} {script} -PassThru").WithoutErrors().Property("Name"));

    [Fact]
    public void What_was_the_default_before_is_the_default_again_when_the_selected_connection_ends() =>
        Assert.Equal("south", _session.Run(Two + "Select-StellantisConnection north; Disconnect-Stellantis; " +
            "Get-StellantisConnection | Where-Object IsDefault | ForEach-Object Name").WithoutErrors().Value<string>());

    [Fact]
    public void Tab_completes_the_names_of_connections()
    {
        _session.Run(Two).WithoutErrors();
        Assert.Equal(["north"], _session.Press("Select-StellantisConnection n").Texts());
        Assert.Equal(["south"], _session.Press("Disconnect-Stellantis -Connection s").Texts());
        Assert.Equal(["south"], _session.Press("Disconnect-Stellantis s").Texts());
    }

    [Theory]
    [InlineData("Get-StellantisConnection nobody")]
    [InlineData("Get-StellantisConnection -Name nobody")]
    [InlineData("Select-StellantisConnection nobody")]
    [InlineData("Disconnect-Stellantis nobody")]
    [InlineData("Get-StellantisVehicle -Connection nobody")]
    [InlineData("Test-StellantisConnection -Connection nobody")]
    [InlineData("Get-StellantisRateLimit -Connection nobody")]
    [InlineData("Get-StellantisVehicle -Connection nor*")]
    public void A_name_that_no_connection_has_is_one_error_that_lists_the_names_there_are(string script)
    {
        var error = Assert.Single(_session.Run(Two + script).Errors);
        Assert.StartsWith("NotConnected,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("north, south", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Contains("Connect-Stellantis", error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_any_connection_the_error_says_so()
    {
        var error = _session.Run("Get-StellantisConnection nobody").Error;
        Assert.Contains("no other", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Contains("Connect-Stellantis", error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pattern_that_matches_no_connection_gives_nothing_and_no_error()
    {
        var run = _session.Run(Two + "Get-StellantisConnection x*; Get-StellantisConnection [a-b]*").WithoutErrors();
        Assert.Empty(run.Output);
    }

    [Fact]
    public void A_name_with_brackets_in_it_is_found_as_it_is_written() =>
        Assert.Equal(["a[1]"],
            _session.Run("Connect-Stellantis -Sandbox -Name 'a[1]'; Get-StellantisConnection 'a[1]'").WithoutErrors().Property("Name"));

    [Theory]
    [InlineData("Get-StellantisConnection | Disconnect-Stellantis", 0)]
    [InlineData("'north', 'south' | Disconnect-Stellantis", 0)]
    [InlineData("Disconnect-Stellantis -Connection north, south", 0)]
    [InlineData("Disconnect-Stellantis (Get-StellantisConnection)", 0)]
    [InlineData("Get-StellantisConnection s* | Disconnect-Stellantis", 1)]
    [InlineData("Get-StellantisConnection x* | Disconnect-Stellantis", 2)]
    [InlineData("$null | Disconnect-Stellantis", 2)]
    public void Several_connections_end_by_the_pipeline_and_none_when_there_is_none(string script, int left)
    {
        var run = _session.Run($"{Two} {script}; @(Get-StellantisConnection).Count").WithoutErrors();
        Assert.Equal(left, run.Value<int>());
    }

    [Fact]
    public void One_of_several_that_is_not_there_does_not_keep_the_others_from_ending()
    {
        var run = _session.Run(Two + "'north', 'nobody', 'south' | Disconnect-Stellantis; @(Get-StellantisConnection).Count");
        Assert.Contains("nobody", Assert.Single(run.Errors).ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Equal(0, run.Value<int>());
    }

    [Fact]
    public void Connections_to_sandboxes_are_named_and_numbered()
    {
        var run = _session.Run("""
            Connect-Stellantis -Sandbox
            $s = Start-StellantisSandbox
            Connect-Stellantis $s.BaseUri $s.Credential $s.UserId -Realm B2C
            Connect-Stellantis -Sandbox
            Connect-Stellantis -Sandbox -Name other
            Get-StellantisConnection | ForEach-Object Name
            (Get-StellantisSandbox | Where-Object BaseUri -eq $s.BaseUri).Name -eq 'sandbox2'
            Disconnect-Stellantis sandbox
            Connect-Stellantis -Sandbox -PassThru | ForEach-Object Name
            """).WithoutErrors();
        Assert.Equal(["sandbox", "sandbox2", "sandbox3", "other", true, "sandbox"], run.Output.Select(o => o.BaseObject));
    }

    [Theory]
    [InlineData("Connect-Stellantis -Sandbox", "Get-StellantisVehicle")]
    [InlineData("Connect-Stellantis -Sandbox", "Get-StellantisVehicle -All | Get-StellantisAlert")]
    [InlineData("$s = Start-StellantisSandbox; Connect-Stellantis $s.BaseUri $s.Credential $s.UserId -Realm B2C", "Get-StellantisVehicle")]
    [InlineData("$s = Start-StellantisSandbox; Connect-Stellantis \"http://localhost:$($s.BaseUri.Port)/v1\" $s.Credential $s.UserId -Realm B2C",
        "Get-StellantisVehicle")]
    [InlineData("$s = Start-StellantisSandbox; Connect-Stellantis $s.BaseUri $s.Credential -RefreshToken $s.RefreshToken -TokenUri $s.TokenUri " +
        "-Realm B2C", "Get-StellantisVehicle")]
    public void A_connection_whose_sandbox_was_stopped_says_so_at_once(string connect, string read)
    {
        _session.Run(connect).WithoutErrors();
        var watch = Stopwatch.StartNew();
        var error = _session.Run("Get-StellantisSandbox | Where-Object { $_.BaseUri.Port -eq ([uri] (Get-StellantisConnection).BaseUri).Port } | " +
            "Stop-StellantisSandbox; " + read).Error;
        // Retries of what does not answer take seconds each.
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.StartsWith("NotConnected,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("'sandbox'", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Contains("Start-StellantisSandbox", error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_read_that_is_under_way_when_its_sandbox_stops_ends_with_that_error()
    {
        var run = _session.Run("""
            Connect-Stellantis -Sandbox -VehicleCount 200
            Get-StellantisVehicle -All -PageSize 10 | ForEach-Object { if ($_ -and -not $once) { $once = 1; Get-StellantisSandbox |
                Where-Object Name -eq sandbox | Where-Object { $_.BaseUri -eq (Get-StellantisConnection).BaseUri } | Stop-StellantisSandbox } }
            """);
        var error = run.Errors[^1];
        Assert.StartsWith("NotConnected,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("the sandbox 'sandbox' was stopped", error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_connection_whose_sandbox_was_stopped_is_tested_false_and_ends_without_an_error()
    {
        var run = _session.Run("""
            Connect-Stellantis -Sandbox
            Stop-StellantisSandbox
            Test-StellantisConnection
            Test-StellantisConnection -Detailed
            Disconnect-Stellantis
            @(Get-StellantisConnection).Count
            """).WithoutErrors();
        Assert.Equal(false, run.Output[0].BaseObject);
        Assert.Contains("was stopped", (string)run.Output[1].Properties["Message"].Value, StringComparison.Ordinal);
        Assert.Equal((false, 0), ((bool)run.Output[1].Properties["Endpoint"].Value, (int)run.Output[2].BaseObject));
    }

    [Fact]
    public void Verify_reads_once_right_away()
    {
        var run = _session.Run("""
            Connect-Stellantis -Sandbox -Verify -PassThru | ForEach-Object Name
            Get-StellantisSandboxRequest | ForEach-Object Query
            """).WithoutErrors();
        Assert.Equal(["sandbox", "pageSize=1"], run.Values<string>());
    }

    [Fact]
    public void A_connection_that_does_not_pass_verify_is_an_error_and_is_not_kept()
    {
        using var server = CannedServer.Answering(401, "{}");
        var run = _session.Run("Connect-Stellantis -Sandbox -Name one; Connect-Stellantis $uri $credential $user -Realm B2C -Name one -Verify; " +
            "'more'", ("uri", server.BaseUri), ("credential", Connect.Credential), ("user", Connect.UserId));
        Assert.StartsWith("AuthenticationFailed,", run.Error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.True(_session.Run("(Get-StellantisConnection).IsSandbox").WithoutErrors().Value<bool>());
    }

    [Fact]
    public void A_list_shows_what_is_set_and_no_empty_line()
    {
        var text = _session.RunText("Connect-Stellantis -Sandbox; Get-StellantisConnection | Format-List");
        Assert.DoesNotMatch(@"(?m)^\w+ *: *$", text);
        foreach (var absent in new[] { "Certificate", "Proxy", "TokenExpiresAt", "Scope" })
            Assert.DoesNotContain(absent, text, StringComparison.Ordinal);
        text = _session.RunText("""
            $s = Start-StellantisSandbox
            Connect-Stellantis $s.BaseUri $s.Credential -RefreshToken $s.RefreshToken -TokenUri $s.TokenUri -Realm B2C -Proxy http://127.0.0.1:9
            Get-StellantisConnection sandbox2 | Format-List
            """);
        Assert.Matches(@"(?m)^Proxy +: http://127\.0\.0\.1:9/", text);
        Assert.Matches(@"(?m)^TokenUri +: http://", text);
        Assert.DoesNotMatch(@"(?m)^\w+ *: *$", text);
    }
}
