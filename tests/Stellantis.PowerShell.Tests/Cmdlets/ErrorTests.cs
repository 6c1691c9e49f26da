using System.Management.Automation;
using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Xunit;

namespace Stellantis.PowerShell.Tests.Cmdlets;

public sealed class ErrorTests : IDisposable
{
    private const string Body = """{"name":"SOME_NAME","debug":"ERROR_17","message":"It went wrong."}""";

    private readonly PowerShellSession _session = new();

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Several_problems_have_a_line_each_that_names_what_was_typed_and_none_comes_twice(bool inScript)
    {
        const string command = "New-StellantisMonitor c-1 -Label x -VehicleId VR3UHZKXZPT500042 -Trigger @{ name='z'; zone=@{ transition='Outt'; " +
            "place=@{ radius=-5; center=@{ longitude=222; latitude=48 } } } }";
        _session.ToSandbox();
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".ps1");
        File.WriteAllText(file, command);
        try
        {
            var lines = _session.RunText(inScript ? $"& '{file}'" : command, 250).Split('\n');
            foreach (var typed in (string[])["transition", "place.radius", "place.center.longitude"])
                Assert.Single(lines, line => line.TrimStart(' ', '|').StartsWith($"- -Trigger[0].zone.{typed} ", StringComparison.Ordinal));
            Assert.Single(lines, line => line.Contains("222 is out of", StringComparison.Ordinal));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Without_a_connection_the_error_tells_how_to_connect()
    {
        var error = _session.Run("Get-StellantisVehicle").Error;
        See(error, "NotConnected", ErrorCategory.ConnectionError, null, "Connect-Stellantis");
        Assert.Contains("Connect-Stellantis -Sandbox", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Contains("-Connection $using:", error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, "InvalidRequest", ErrorCategory.InvalidArgument)]
    [InlineData(401, "AuthenticationFailed", ErrorCategory.AuthenticationError)]
    [InlineData(403, "Forbidden", ErrorCategory.PermissionDenied)]
    [InlineData(404, "ResourceNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData(429, "Throttled", ErrorCategory.LimitsExceeded)]
    [InlineData(500, "ServiceUnavailable", ErrorCategory.ResourceUnavailable)]
    [InlineData(501, "NotSupported", ErrorCategory.NotImplemented)]
    public void An_answer_of_the_service_is_an_error_about_the_vehicle(int status, string id, ErrorCategory category)
    {
        using var server = CannedServer.Answering(status, Body);
        var error = _session.To(server.BaseUri, "-MaxRetry 0").Run("Get-StellantisVehicle -VehicleId VR3UHZKXZPT500042").Error;
        See(error, id, category, "VR3UHZKXZPT500042", "SOME_NAME", "It went wrong", "ERROR_17");
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
        var failure = StellantisApiExceptionView.Of(error.Exception);
        Assert.Equal((status, "SOME_NAME", "ERROR_17"), (failure.StatusCode, failure.ErrorName, failure.DebugId));
    }

    [Fact]
    public void A_throttled_error_tells_how_long_to_wait()
    {
        using var server = CannedServer.Answering(429, Body, headers: "Retry-After: 30\r\n");
        var error = _session.To(server.BaseUri, "-MaxRetry 0").Run("Get-StellantisVehicle").Error;
        See(error, "Throttled", ErrorCategory.LimitsExceeded, null, "429");
        Assert.Contains("30 s", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void No_answer_in_time_is_a_request_timeout()
    {
        using var server = CannedServer.Hanging();
        var error = _session.To(server.BaseUri, "-TimeoutSec 1 -MaxRetry 0").Run("Get-StellantisVehicle -VehicleId VR3UHZKXZPT500042").Error;
        See(error, "RequestTimeout", ErrorCategory.OperationTimeout, "VR3UHZKXZPT500042", "1 s");
        Assert.Contains("-TimeoutSec", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_of_a_proxy_is_an_invalid_response()
    {
        using var server = CannedServer.Answering(200, "<html>Please sign in</html>", "text/html");
        See(_session.To(server.BaseUri).Run("Get-StellantisVehicle").Error, "InvalidResponse", ErrorCategory.InvalidData, null, "text/html");
    }

    [Fact]
    public void A_host_that_cannot_be_reached_ends_the_pipeline_with_one_network_error()
    {
        var run = _session.To(CannedServer.NobodyThere(), "-MaxRetry 0").Run("'VR3UHZKXZPT500041', 'VR3UHZKXZPT500042' | Get-StellantisVehicle");
        string[] unread = ["VR3UHZKXZPT500041", "VR3UHZKXZPT500042"];
        See(run.Error, "NetworkError", ErrorCategory.ConnectionError, unread, "127.0.0.1");
    }

    [Fact]
    public void A_creation_whose_answer_was_lost_is_unknown_and_was_sent_once()
    {
        using var server = CannedServer.Resetting();
        var error = _session.To(server.BaseUri).Run("New-StellantisChannel -Label Hook -WebhookTarget https://hooks.example.com").Error;
        See(error, "OutcomeUnknown", ErrorCategory.OperationTimeout, "Hook", "may have been carried out");
        Assert.Contains("Get-StellantisChannel", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(1, server.Requests);
    }

    [Fact]
    public void A_body_that_makes_no_sense_is_one_error_and_nothing_is_sent()
    {
        using var server = CannedServer.Answering(202, """{"monitorId":"m1","status":"Running"}""");
        var error = _session.To(server.BaseUri).Run("""
            New-StellantisMonitor -ChannelId c1 -Label '' -BoolExp 't1 &' -Trigger @{
                name='t1'; data=@{ data='vehicle.alert'; op='inclededIn'; value='FuelLevelLow' } }
            """).Error;
        See(error, "InvalidBody", ErrorCategory.InvalidArgument, "", "'inclededIn' is not an operator; did you mean 'includedIn'?", "boolExp",
            "label");
        Assert.Equal(0, server.Requests);
    }

    [Fact]
    public void A_parameter_that_makes_no_sense_is_refused_and_nothing_is_sent()
    {
        using var server = CannedServer.Answering(200, "{}");
        _session.To(server.BaseUri);
        See(_session.Run("Get-StellantisVehicle -All -First 3").Error, "InvalidRequest", ErrorCategory.InvalidArgument, null, "-All", "-First");
        See(_session.Run("Get-StellantisAlert VR3UHZKXZPT500042 -Since 2026-02-01 -Until 2026-01-01").Error, "InvalidRequest",
            ErrorCategory.InvalidArgument, null, "-Since", "-Until");
        foreach (var range in (string[])["someday", "31/12/2026", "13/11/2026/14/11/2026", "2026-01-01T00:00:00Z/P1D/PT1H"])
        {
            See(_session.Run($"Get-StellantisAlert VR3UHZKXZPT500042 -TimeRange {range}").Error, "InvalidRequest", ErrorCategory.InvalidArgument,
                null, "-TimeRange", range, "slash");
        }
        Assert.Equal(0, server.Requests);
    }

    [Fact]
    public void A_fault_of_one_vehicle_leaves_the_others()
    {
        _session.ToSandbox();
        var run = _session.Run("$v = Get-StellantisVehicle -First 2; $v[0].VehicleId, 'VR3NNNNNNNN000000', $v[1].VehicleId | Get-StellantisVehicle");
        Assert.Equal(2, run.Output.Count);
        See(Assert.Single(run.Errors), "ResourceNotFound", ErrorCategory.ObjectNotFound, "VR3NNNNNNNN000000", "404");
        Assert.Null(run.Terminating);
    }

    [Fact]
    public void Messages_show_the_last_four_of_a_vin_and_no_secret()
    {
        using var server = CannedServer.Answering(403,
            $$"""{"name":"X","debug":"D","message":"{{Connect.ClientId}} {{Connect.Secret}} VR3UHZKXZPT500042 48.856614"}""");
        var error = _session.To(server.BaseUri).Run("Get-StellantisVehicle -VehicleId VR3UHZKXZPT500042").Error;
        Assert.Contains("*** *** *************0042 48.9", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Connect.Secret, error.Exception.ToString(), StringComparison.Ordinal);
    }

    private static void See(ErrorRecord error, string id, ErrorCategory category, object? target, params string[] words)
    {
        Assert.Equal(id, error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Equal(category, error.CategoryInfo.Category);
        Assert.Equal(target, error.TargetObject is PSObject wrapped ? wrapped.BaseObject : error.TargetObject);
        foreach (var word in words)
            Assert.Contains(word, error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    /// <summary>The exception as a script sees it, by its properties: the test does not know the module's assemblies.</summary>
    private sealed record StellantisApiExceptionView(int? StatusCode, string? ErrorName, string? DebugId)
    {
        public static StellantisApiExceptionView Of(Exception exception)
        {
            var properties = PSObject.AsPSObject(exception).Properties;
            return new((int?)properties["StatusCode"]?.Value, (string?)properties["ErrorName"]?.Value, (string?)properties["DebugId"]?.Value);
        }
    }
}
