using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Xunit;

namespace Stellantis.PowerShell.Tests.Faults;

/// <summary>
/// Everything that can go wrong between the module and the service, case by case: what the user gets, and how often what was sent. 120 vehicles stand
/// on three pages; the fault happens to the third request.
/// </summary>
public sealed class FaultTableTests : IDisposable
{
    private const string ThirdOnly = "Position = 3";

    // Whatever is sent from the third request on.
    private const string FromThird = "Position = 3, 4, 5, 6, 7, 8, 9, 10, 11, 12";

    private readonly PowerShellSession _session = new();

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("Kind = 'Status'; Status = 502")]
    [InlineData("Kind = 'Status'; Status = 503")]
    [InlineData("Kind = 'Status'; Status = 503; RetryAfter = 1")]
    [InlineData("Kind = 'Status'; Status = 504")]
    [InlineData("Kind = 'Throttle'; RetryAfter = 1")]
    [InlineData("Kind = 'Throttle'; RetryAfter = 0")]
    [InlineData("Kind = 'Reset'")]
    [InlineData("Kind = 'Close'")]
    [InlineData("Kind = 'LostAnswer'")]
    [InlineData("Kind = 'Truncate'")]
    [InlineData("Kind = 'TruncateChunked'")]
    [InlineData("Kind = 'Hang'")]
    [InlineData("Kind = 'HangBody'")]
    [InlineData("Kind = 'Redirect'")]
    public void A_passing_fault_costs_one_more_request_and_nothing_else(string fault)
    {
        var run = Read($"{fault}; {ThirdOnly}");
        Assert.Empty(run.Errors);
        Assert.Empty(run.Warnings);
        Assert.Equal(120, Distinct(run));
        Assert.Equal(4, Sent());
    }

    [Theory]
    [InlineData("Kind = 'SlowBody'; Delay = 0.02")]
    [InlineData("Kind = 'Delay'; Delay = 0.2")]
    [InlineData("Kind = 'WrongContentType'")]
    public void What_only_looks_odd_costs_nothing(string fault)
    {
        var run = Read($"{fault}; {ThirdOnly}");
        Assert.Empty(run.Errors);
        Assert.Empty(run.Warnings);
        Assert.Equal(120, Distinct(run));
        Assert.Equal(3, Sent());
    }

    [Theory]
    [InlineData("Kind = 'Status'; Status = 400", "InvalidRequest", 3)]
    [InlineData("Kind = 'Status'; Status = 401", "AuthenticationFailed", 3)]
    [InlineData("Kind = 'Status'; Status = 403", "Forbidden", 3)]
    [InlineData("Kind = 'Status'; Status = 404", "ResourceNotFound", 3)]
    [InlineData("Kind = 'Status'; Status = 500", "ServiceUnavailable", 3)]
    [InlineData("Kind = 'Status'; Status = 501", "NotSupported", 3)]
    [InlineData("Kind = 'Status'; Status = 502", "ServiceUnavailable", 5)]
    [InlineData("Kind = 'Status'; Status = 503", "ServiceUnavailable", 5)]
    [InlineData("Kind = 'Status'; Status = 503; RetryAfter = 86400", "ServiceUnavailable", 3)]
    [InlineData("Kind = 'Throttle'; RetryAfter = 86400", "Throttled", 3)]
    [InlineData("Kind = 'Reset'", "NetworkError", 5)]
    [InlineData("Kind = 'Truncate'", "NetworkError", 5)]
    [InlineData("Kind = 'TruncateChunked'", "NetworkError", 5)]
    [InlineData("Kind = 'Hang'", "RequestTimeout", 5)]
    [InlineData("Kind = 'HangBody'", "RequestTimeout", 5)]
    [InlineData("Kind = 'TruncatedJson'", "InvalidResponse", 3)]
    [InlineData("Kind = 'Html'", "InvalidResponse", 3)]
    [InlineData("Kind = 'EmptyBody'", "InvalidResponse", 3)]
    [InlineData("Kind = 'BadGzip'", "InvalidResponse", 3)]
    [InlineData("Kind = 'Redirect'", "InvalidResponse", 8)]
    public void A_lasting_fault_is_one_clear_error_after_what_was_read(string fault, string errorId, int sent)
    {
        var run = Read($"{fault}; {FromThird}");
        Assert.Equal(errorId, run.Error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.False(string.IsNullOrEmpty(run.Error.ErrorDetails.RecommendedAction));
        Assert.Equal(100, Distinct(run));
        Assert.Equal(sent, Sent());
    }

    [Fact]
    public void A_connection_that_is_closed_without_a_word_is_an_error_after_what_was_read()
    {
        // The framework itself sends a read again when the connection turns out to be closed: how often is its affair.
        var run = Read($"Kind = 'Close'; Position = {string.Join(',', Enumerable.Range(3, 60))}");
        Assert.Equal("NetworkError", run.Error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Equal(100, Distinct(run));
    }

    [Fact]
    public void A_wait_that_is_too_long_tells_until_when()
    {
        var message = Read($"Kind = 'Throttle'; RetryAfter = 7200; {ThirdOnly}").Error.ErrorDetails.Message;
        Assert.Contains(DateTime.Now.AddHours(2).ToString("yyyy-MM-dd HH:", System.Globalization.CultureInfo.InvariantCulture), message,
            StringComparison.Ordinal);
        Assert.Contains("2 h", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wait_may_be_told_as_a_date_and_is_announced_once()
    {
        Connect();
        // Sandboxes of other tests may run in the same process.
        _session.Run("""
            $own = Get-StellantisSandbox | Where-Object { $_.BaseUri.Port -eq ([uri](Get-StellantisConnection).BaseUri).Port }
            Set-StellantisSandboxFault -Kind Throttle -RetryAfter $own.Now.AddSeconds(4) -Position 3, 4, 5
            """).WithoutErrors();
        var run = _session.Run("Get-StellantisVehicle -First 8 | Get-StellantisAlert").WithoutErrors();
        Assert.Contains("takes no more calls", Assert.Single(run.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Kind = 'NextRepeat'; Position = 3", 120)]
    [InlineData("Kind = 'NextLoop'; Position = 3", 120)]
    public void Links_in_a_circle_are_an_error_after_what_was_read_and_nothing_is_doubled(string fault, int written)
    {
        var run = Read(fault);
        Assert.Equal("InvalidResponse", run.Error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Equal(written, Distinct(run));
        Assert.Equal(written, run.Output.Count);
        Assert.InRange(Sent(), 3, 5);
    }

    [Theory]
    [InlineData("Kind = 'NoItems'; Position = 2", "", 4)]
    [InlineData("Kind = 'Duplicate'; Position = 2", "repeats items", 3)]
    [InlineData("Kind = 'WrongTotal'; Amount = -7", "", 3)]
    [InlineData("Kind = 'NextForeign'; Position = 1, 2", "another host", 3)]
    public void Pages_that_do_not_line_up_give_every_vehicle_once(string fault, string warning, int sent)
    {
        var run = Read(fault);
        Assert.Empty(run.Errors);
        Assert.Equal(120, Distinct(run));
        Assert.Equal(120, run.Output.Count);
        Assert.Equal(warning.Length > 0 ? 1 : 0, run.Warnings.Count);
        Assert.All(run.Warnings, text => Assert.Contains(warning, text, StringComparison.Ordinal));
        Assert.Equal(sent, Sent());
    }

    [Fact]
    public void What_an_empty_link_does_not_lead_to_is_read_by_its_place()
    {
        var run = Read("Kind = 'NextEmpty'; Position = 2").WithoutErrors();
        Assert.Equal(120, Distinct(run));
        Assert.Equal(120, run.Output.Count);
        Assert.Empty(run.Warnings);
    }

    [Fact]
    public void A_list_that_has_fewer_than_it_announces_is_an_error_after_what_was_read()
    {
        var run = Read("Kind = 'WrongTotal'; Amount = 7");
        Assert.Equal("InvalidResponse", run.Error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Contains("120 of 127 came", run.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Equal(120, Distinct(run));
        Assert.Equal(120, run.Output.Count);
    }

    [Fact]
    public void A_redirect_to_another_origin_is_refused_and_nothing_is_sent_there()
    {
        using var canary = CannedServer.Answering(200, "{}");
        var run = Read("Kind = 'Redirect'; Position = 3; Location = $canary", ("canary", canary.BaseUri[..^"/v1".Length]));
        Assert.Equal("InvalidResponse", run.Error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Contains("nothing was sent there", run.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Equal(100, Distinct(run));
        Assert.Equal(0, canary.Requests);
    }

    [Fact]
    public void A_link_to_another_origin_is_read_from_the_connection_and_nothing_is_sent_there()
    {
        using var canary = CannedServer.Answering(200, "{}");
        var run = Read("Kind = 'NextForeign'; Position = 2; Location = $canary", ("canary", canary.BaseUri)).WithoutErrors();
        Assert.Equal(120, Distinct(run));
        Assert.Single(run.Warnings);
        Assert.Equal(0, canary.Requests);
    }

    [Theory]
    [InlineData("Kind = 'Throttle'; RetryAfter = 1; Count = 1", "", 2, 1)]
    [InlineData("Kind = 'Status'; Status = 503; RetryAfter = 1; Count = 1", "", 2, 1)]
    [InlineData("Kind = 'Status'; Status = 503", "ServiceUnavailable", 1, 0)]
    [InlineData("Kind = 'Status'; Status = 502", "OutcomeUnknown", 1, 0)]
    [InlineData("Kind = 'Reset'", "OutcomeUnknown", 1, 0)]
    [InlineData("Kind = 'Close'", "OutcomeUnknown", 1, 0)]
    [InlineData("Kind = 'LostAnswer'", "OutcomeUnknown", 1, 1)]
    [InlineData("Kind = 'Hang'", "OutcomeUnknown", 1, 0)]
    [InlineData("Kind = 'Truncate'", "OutcomeUnknown", 1, 1)]
    public void What_creates_something_is_sent_again_only_when_it_was_not_taken(string fault, string errorId, int sent, int created)
    {
        Connect(fault);
        // On a connection that is in use: what the framework does by itself shows there.
        _session.Run($"$null = Get-StellantisChannel; Set-StellantisSandboxFault -Fault @{{ Method = 'POST'; {fault} }}").WithoutErrors();
        var run = _session.Run("New-StellantisChannel -Label Hook -WebhookTarget https://hooks.example.com/x");
        Assert.Equal(errorId, run.Errors.Count == 0 ? "" : run.Error.FullyQualifiedErrorId.Split(',')[0]);
        if (errorId == "OutcomeUnknown")
            Assert.Contains("Get-StellantisChannel", run.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(sent, _session.Run("@(Get-StellantisSandboxRequest -Method POST).Count").Value<int>());
        Assert.Equal(created, _session.Run("@(Get-StellantisChannel).Count").Value<int>());
    }

    [Fact]
    public void A_deletion_whose_answer_was_lost_succeeds_though_the_second_finds_nothing()
    {
        Connect();
        var run = _session.Run("""
            $channel = New-StellantisChannel -Label Hook -WebhookTarget https://hooks.example.com/x
            Set-StellantisSandboxFault -Kind LostAnswer -Method DELETE -Count 1
            $channel | Remove-StellantisChannel -Confirm:$false
            @(Get-StellantisChannel).Count
            @(Get-StellantisSandboxRequest -Method DELETE).Count
            """).WithoutErrors();
        Assert.Equal([0, 2], run.Values<int>());
    }

    [Fact]
    public void A_channel_that_was_never_there_is_not_found_whatever_was_throttled_before()
    {
        Connect();
        _session.Run("Set-StellantisSandboxFault -Kind Throttle -RetryAfter 1 -Method DELETE -Count 1").WithoutErrors();
        Assert.Equal("ResourceNotFound", _session.Run("Remove-StellantisChannel 0ab1 -Confirm:$false").Error.FullyQualifiedErrorId.Split(',')[0]);
    }

    [Fact]
    public void One_vehicle_in_trouble_is_one_error_and_the_others_are_read_in_their_order()
    {
        Connect();
        var run = _session.Run("""
            $ids = (Get-StellantisVehicle -First 20 | Get-StellantisTelemetry -Latest -ThrottleLimit 1 -WarningAction SilentlyContinue).VehicleId
            Set-StellantisSandboxFault -Kind Reset -Path "*/$($ids[7])/telemetries/latest"
            $ids | Get-StellantisTelemetry -Latest
            """, ("ErrorActionPreference", "Continue"));
        var ids = _session.Run("$ids").Values<string>();
        Assert.Equal(ids[7], run.Error.TargetObject.ToString());
        Assert.Equal("NetworkError", run.Error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Equal(ids.Except([ids[7]]), run.Property("VehicleId").Cast<string>());
    }

    [Fact]
    public void A_fault_of_the_connection_is_one_error_that_tells_what_is_left()
    {
        Connect();
        var run = _session.Run("""
            $ids = (Get-StellantisVehicle -First 20).VehicleId
            Set-StellantisSandboxFault -Kind Status -Status 401 -Path "*/$($ids[5])/*"
            $ids | Get-StellantisTelemetry -Latest
            """);
        var ids = _session.Run("$ids").Values<string>();
        Assert.Equal("AuthenticationFailed", run.Error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Equal(ids.Take(5), run.Property("VehicleId").Cast<string>());
        var left = Assert.IsType<string[]>(run.Error.TargetObject);
        Assert.Equal(ids.Skip(5).Take(left.Length), left);
        Assert.True(left.Length > 1);
    }

    private RunResult Read(string fault, params (string Name, object? Value)[] variables)
    {
        Connect(fault);
        _session.Run($"Set-StellantisSandboxFault -Fault @{{ {fault} }}", variables).WithoutErrors();
        return _session.Run("Get-StellantisVehicle -All -PageSize 50");
    }

    // Whoever waits for an answer that never comes waits a second, the shortest time-out that there is; nobody else may run out of it.
    private void Connect(string fault = "") => _session.ToSandbox(
        $"-VehicleCount 120 -Seed 7 -MaxRetry 2 -MaxWaitSec 10 -TimeoutSec {(fault.Contains("Hang", StringComparison.Ordinal) ? 1 : 100)}");

    private static int Distinct(RunResult run) => run.Property("VehicleId").Distinct().Count();

    private int Sent() => _session.Run("@(Get-StellantisSandboxRequest).Count").Value<int>();
}
