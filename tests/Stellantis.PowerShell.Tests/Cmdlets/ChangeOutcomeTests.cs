using System.Management.Automation;
using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Xunit;

namespace Stellantis.PowerShell.Tests.Cmdlets;

/// <summary>What a user is told of a change whose answer is none of the service's, or says less than it should.</summary>
public sealed class ChangeOutcomeTests : IDisposable
{
    private const string Channel = "New-StellantisChannel -Label 'Ops'' hook' -WebhookTarget https://hooks.example.com";
    private const string Monitor =
        "New-StellantisMonitor ch-1 -Label Key -BoolExp s -Trigger @{ name='s'; setting=@{ type='DigitalKey' } } -RefreshEvent 60";
    private const string Remote = "Send-StellantisRemote VR3UHZKXZPT500042 ch-1 @{ horn=@{ state='Activated' } } -Label Beep";

    private static readonly string[] s_needsId = ["New-StellantisChannel", "New-StellantisMonitor", "Send-StellantisRemote"];

    private readonly CannedService _service = new();
    private readonly PowerShellSession _session = new();

    public ChangeOutcomeTests() => _session.To(_service.BaseUri, "-MaxRetry 0");

    public void Dispose()
    {
        _session.Dispose();
        _service.Dispose();
    }

    [Theory]
    [InlineData(502, "", "text/plain")]
    [InlineData(504, "<html>Gateway timeout</html>", "text/html")]
    [InlineData(524, "{\"message\":\"x\"}", "application/json")]
    [InlineData(500, "<html>Oops</html>", "text/html")]
    [InlineData(408, "{\"name\":\"TIMEOUT\",\"debug\":\"ERROR_1\",\"message\":\"x\"}", "application/json")]
    [InlineData(202, "{\"channelId\":", "application/json")]
    public void A_change_whose_outcome_is_unknown_is_so_in_the_error_and_in_the_record_and_nobody_is_told_to_repeat_it(
        int status, string body, string media) => Assert.All(ChangeTests.Changes, change =>
    {
        var (error, record) = Fail(change.Command, new CannedAnswer(status, body, media));
        Assert.Equal(("OutcomeUnknown", ErrorCategory.OperationTimeout), (Id(error), error.CategoryInfo.Category));
        Assert.Equal("OutcomeUnknown", record.Properties["Outcome"].Value);
        Assert.DoesNotContain("again", error.ErrorDetails.RecommendedAction, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Get-Stellantis", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    });

    [Fact]
    public void A_page_of_somebody_else_is_no_change_that_was_done() => Assert.All(ChangeTests.Changes, change =>
    {
        foreach (var (body, media) in new[] { ("<html>Sign in</html>", "text/html"), ("OK", "text/plain") })
        {
            var (error, record) = Fail(change.Command, new CannedAnswer(200, body, media));
            Assert.Equal("InvalidResponse", Id(error));
            Assert.Equal("InvalidResponse", record.Properties["Outcome"].Value);
            Assert.Contains("-BaseUri", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        }
    });

    [Theory]
    [InlineData(202, "")]
    [InlineData(200, "{}")]
    [InlineData(204, "")]
    public void An_answer_without_content_is_a_success_where_nothing_of_it_is_needed_and_unknown_where_an_id_is(int status, string body) =>
        Assert.All(ChangeTests.Changes, change =>
    {
        var answer = new CannedAnswer(status, body);
        if (s_needsId.Contains(change.Command.Split(' ')[0]))
        {
            var (error, record) = Fail(change.Command, answer);
            Assert.Equal("OutcomeUnknown", Id(error));
            Assert.Equal("OutcomeUnknown", record.Properties["Outcome"].Value);
            Assert.Contains("no id", error.ErrorDetails.Message, StringComparison.Ordinal);
            return;
        }
        _service.First = request => request.Method == "GET" ? null : answer;
        var run = _session.Run(change.Command + " -WarningAction Ignore").WithoutErrors();
        Assert.Equal("Done", Record(run).Properties["Outcome"].Value);
    });

    [Theory]
    [InlineData(Channel, "Get-StellantisChannel | Where-Object Label -eq 'Ops'' hook'")]
    [InlineData(Monitor, "Get-StellantisMonitor ch-1 | Where-Object Label -eq 'Key'")]
    [InlineData(Remote, "Get-StellantisRemote <vehicle> ch-1 | Where-Object Label -eq 'Beep'")]
    [InlineData("Set-StellantisMonitor ch-1 mo-7 -Label Key", "Get-StellantisMonitor ch-1 mo-7")]
    [InlineData("Suspend-StellantisChannel ch-1", "Get-StellantisChannel ch-1")]
    [InlineData("Add-StellantisMonitorHandle ch-1 mo-7 VR3UHZKXZPT500042", "Get-StellantisMonitorHandle ch-1 mo-7")]
    [InlineData("Invoke-StellantisRequest /accounts/channels POST -Body @{ label='Hook' }", "Get-StellantisChannel | Where-Object Label -eq 'Hook'")]
    public void The_recommendation_for_an_unknown_outcome_is_the_command_that_finds_out(string command, string inquiry)
    {
        var (error, _) = Fail(command, new CannedAnswer(504, ""));
        Assert.Contains(inquiry, error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(307)]
    [InlineData(308)]
    public void A_redirect_of_a_change_names_the_host(int status) => Assert.All(ChangeTests.Changes, change =>
    {
        var (error, _) = Fail(change.Command, new CannedAnswer(status, "") { Headers = "Location: https://login.example.net/sso?t=1\r\n" });
        Assert.Equal("InvalidResponse", Id(error));
        Assert.Contains("redirect to https://login.example.net", error.ErrorDetails.Message, StringComparison.Ordinal);
    });

    [Fact]
    public void A_change_of_handles_that_answers_nothing_warns_that_PassThru_has_nothing_to_write()
    {
        _service.First = _ => new CannedAnswer(202, "");
        var run = _session.Run("Add-StellantisMonitorHandle ch-1 mo-7 VR3UHZKXZPT500042 -PassThru").WithoutErrors();
        Assert.Empty(run.Output);
        Assert.Contains("Get-StellantisMonitorHandle", Assert.Single(run.Warnings), StringComparison.Ordinal);
    }

    private (ErrorRecord Error, PSObject Record) Fail(string command, CannedAnswer answer)
    {
        _service.First = request => request.Method == "GET" ? null : answer;
        var run = _session.Run(command + " -WarningAction Ignore");
        Assert.Empty(run.Output);
        return (run.Error, Record(run));
    }

    private static PSObject Record(RunResult run) =>
        PSObject.AsPSObject(Assert.Single(run.Information, r => r.Tags.Contains("Stellantis.Change")).MessageData);

    private static string Id(ErrorRecord error) => error.FullyQualifiedErrorId.Split(',')[0];
}
