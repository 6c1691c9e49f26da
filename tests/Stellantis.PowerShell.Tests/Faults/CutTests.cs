using System.Management.Automation;
using Stellantis.PowerShell.Tests.Cmdlets;
using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Xunit;

namespace Stellantis.PowerShell.Tests.Faults;

/// <summary>
/// Commands that are cut short while the service has a request of theirs: by Ctrl+C, by Disconnect-Stellantis, by Remove-Module, by a pipeline that
/// has enough.
/// </summary>
public sealed class CutTests : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly PowerShellSession _owner = new();
    private readonly PowerShellSession _session = new();

    public static TheoryData<string> Commands => [.. ChangeTests.Changes.Select(c => c.Command)];

    public void Dispose()
    {
        _session.Dispose();
        _owner.Dispose();
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_change_whose_connection_is_closed_meanwhile_is_of_unknown_outcome(string command)
    {
        foreach (var close in new[] { "Disconnect-Stellantis", "Remove-Module Stellantis; Import-Module $manifest" })
        {
            using var server = HoldingChanges();
            var run = await CutAsync(server, command, () => _owner.Run(close, ("manifest", PowerShellSession.Manifest)).WithoutErrors());
            Assert.StartsWith("OutcomeUnknown,", run.Error.FullyQualifiedErrorId, StringComparison.Ordinal);
            Assert.Equal("OutcomeUnknown", Outcome(run));
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_change_that_is_stopped_says_on_the_screen_and_in_the_record_that_its_outcome_is_unknown(string command)
    {
        using var server = HoldingChanges();
        using var stop = new CancellationTokenSource();
        var run = await CutAsync(server, command, stop.Cancel, stop.Token);
        Assert.True(run.Stopped);
        Assert.Equal("OutcomeUnknown", Outcome(run));
        Assert.Contains("may have been carried out", _session.Screen, StringComparison.Ordinal);
        var kept = (ErrorRecord)_session.Run("$Error[0]").Output[0].BaseObject;
        Assert.Equal(("OutcomeUnknown", ErrorCategory.OperationTimeout), (kept.FullyQualifiedErrorId, kept.CategoryInfo.Category));
    }

    [Theory]
    [InlineData("Get-StellantisVehicle -All")]
    [InlineData("Get-StellantisVehicle VR3UHZKXZPT500042")]
    [InlineData("'VR3UHZKXZPT500042', 'VR3UHZKXZPT500043', 'VR3UHZKXZPT500044' | Get-StellantisTrip -All")]
    [InlineData("'VR3UHZKXZPT500042', 'VR3UHZKXZPT500043', 'VR3UHZKXZPT500044' | Get-StellantisTelemetry -Latest -ThrottleLimit 1")]
    [InlineData("Invoke-StellantisRequest /accounts/vehicles")]
    public async Task A_read_whose_connection_is_closed_meanwhile_ends_with_one_error(string command)
    {
        using var server = CannedServer.Holding(_ => null);
        var run = await CutAsync(server, command, () => _owner.Run("Disconnect-Stellantis").WithoutErrors());
        Assert.StartsWith("NotConnected,", run.Error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task A_read_that_is_stopped_says_nothing()
    {
        using var server = CannedServer.Holding(_ => null);
        using var stop = new CancellationTokenSource();
        var run = await CutAsync(server, "Get-StellantisVehicle -All", stop.Cancel, stop.Token);
        Assert.True(run.Stopped);
        Assert.Empty(run.Errors);
        Assert.Equal("", _session.Screen);
    }

    [Fact]
    public void A_change_whose_pipeline_has_enough_leaves_its_record_and_is_done_to_its_end()
    {
        using var service = new CannedService();
        var run = _session.To(service.BaseUri).Run("""
            foreach ($round in 1) {
                New-StellantisMonitor ch-1 -Label Key -BoolExp s -Trigger @{
                    name='s'; setting=@{ type='DigitalKey' } } -RefreshEvent 60 -VehicleId VR3UHZKXZPT500042, VR3UHZKXZPT500043 |
                    ForEach-Object { break }
            }
            """).WithoutErrors();
        Assert.Equal(["Done", "Done"], run.Information.Where(r => r.Tags.Contains("Stellantis.Change"))
            .Select(r => PSObject.AsPSObject(r.MessageData).Properties["Outcome"].Value));
        Assert.Equal(["POST", "PUT"], service.Received.Select(r => r.Method));
    }

    [Fact]
    public void The_next_change_after_the_connection_was_closed_is_not_sent()
    {
        using var service = new CannedService();
        var run = _session.To(service.BaseUri).Run("'ch-1', 'ch-2' | Suspend-StellantisChannel -PassThru | ForEach-Object { Disconnect-Stellantis }");
        Assert.StartsWith("NotConnected,", run.Error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Single(service.Received, r => r.Method == "PUT");
    }

    private static CannedServer HoldingChanges() =>
        CannedServer.Holding(request => request.Method == "GET" ? new CannedAnswer(200, """{"id":"ch-1","monitorId":"mo-7"}""") : null);

    // The command runs in one runspace, with the connection of another.
    private async Task<RunResult> CutAsync(CannedServer server, string command, Action cut, CancellationToken stop = default)
    {
        var connection = _owner.To(server.BaseUri).Run("Get-StellantisConnection").Output[^1];
        var running = Task.Factory.StartNew(
            () => _session.Run("$PSDefaultParameterValues = @{ '*-Stellantis*:Connection' = $c }; " + command, stop, ("c", connection)),
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await Task.WhenAny(server.Held, running).WaitAsync(s_patience, CancellationToken.None);
        cut();
        return await running.WaitAsync(s_patience, CancellationToken.None);
    }

    private static object? Outcome(RunResult run) =>
        PSObject.AsPSObject(Assert.Single(run.Information, r => r.Tags.Contains("Stellantis.Change")).MessageData).Properties["Outcome"].Value;
}
