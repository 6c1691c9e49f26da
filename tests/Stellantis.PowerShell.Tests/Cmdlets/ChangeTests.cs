using System.Management.Automation;
using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Stellantis.PowerShell.Tests.Surface;
using Xunit;

namespace Stellantis.PowerShell.Tests.Cmdlets;

/// <summary>What every cmdlet that changes something does: asks what if, keeps quiet, leaves a record.</summary>
public sealed class ChangeTests : IDisposable
{
    /// <summary>Every command that changes something, and what the record of it calls the thing.</summary>
    internal static readonly (string Command, string Target)[] Changes =
    [
        ("New-StellantisChannel -Label Hook -WebhookTarget https://hooks.example.com", "Hook"),
        ("Set-StellantisChannel ch-1 -Label Yard", "ch-1"),
        ("Suspend-StellantisChannel ch-1", "ch-1"),
        ("Resume-StellantisChannel ch-1", "ch-1"),
        ("Remove-StellantisChannel ch-1 -Confirm:$false", "ch-1"),
        ("New-StellantisMonitor ch-1 -Label Key -BoolExp s -Trigger @{ name='s'; setting=@{ type='DigitalKey' } } -RefreshEvent 60", "Key"),
        ("Set-StellantisMonitor ch-1 mo-7 -Label Key", "mo-7"),
        ("Suspend-StellantisMonitor ch-1 mo-7", "mo-7"),
        ("Resume-StellantisMonitor ch-1 mo-7", "mo-7"),
        ("Remove-StellantisMonitor ch-1 mo-7 -Confirm:$false", "mo-7"),
        ("Add-StellantisMonitorHandle ch-1 mo-7 VR3UHZKXZPT500042", "mo-7"),
        ("Remove-StellantisMonitorHandle ch-1 mo-7 VR3UHZKXZPT500042", "mo-7"),
        ("Send-StellantisRemote VR3UHZKXZPT500042 ch-1 @{ horn=@{ state='Activated' } }", "VR3UHZKXZPT500042"),
        ("Invoke-StellantisRequest /accounts/channels/ch-1 DELETE", "/accounts/channels/ch-1"),
    ];

    private static readonly string[] s_verbs =
        ["New", "Set", "Suspend", "Resume", "Remove", "Add", "Send", "Invoke", "Lock", "Unlock", "Start", "Stop", "Enable", "Disable", "Clear"];

    // Those that send a command of their own do it as Send-StellantisRemote does.
    private static readonly string[] s_commands =
        [.. Changes.Select(c => c.Command), .. RemoteVerb.All.Select(verb => verb + " -VehicleId VR3UHZKXZPT500042 -ChannelId ch-1 -SkipCheck")];

    private static readonly string[] s_whatIf = ["-WhatIf", "-WhatIf -Confirm:$false"];

    private readonly CannedService _service = new();
    private readonly PowerShellSession _session = new();

    public ChangeTests() => _session.To(_service.BaseUri);

    public void Dispose()
    {
        _session.Dispose();
        _service.Dispose();
    }

    [Fact]
    public void Every_cmdlet_that_changes_the_service_is_in_these_tests()
    {
        var changing = ModuleCommands.Of(_session)
            .Where(c => s_verbs.Contains(c.Verb) && !c.Noun.StartsWith("StellantisSandbox", StringComparison.Ordinal)
                && !c.Noun.StartsWith("StellantisEvent", StringComparison.Ordinal)
            && c.Noun is not ("StellantisAuthorizationUri" or "StellantisTrigger")).Select(c => c.Name);
        Assert.Equal(changing.Order(StringComparer.Ordinal), s_commands.Select(c => c.Split(' ')[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void WhatIf_sends_nothing_whatever_else_is_given() => Assert.All(s_commands, change =>
    {
        foreach (var more in s_whatIf)
        {
            var run = _session.Run($"{change.Replace("-Confirm:$false", "", StringComparison.Ordinal)} {more}").WithoutErrors();
            Assert.Empty(run.Output);
            Assert.DoesNotContain(run.Information, record => record.Tags.Contains("Stellantis.Change"));
        }
        Assert.Empty(_service.Take());
    });

    [Fact]
    public void Every_change_leaves_one_record_that_tells_what_was_done() => Assert.All(Changes, change =>
    {
        var run = _session.Run(change.Command + " -WarningAction Ignore").WithoutErrors();
        var record = PSObject.AsPSObject(Assert.Single(run.Information, r => r.Tags.Contains("Stellantis.Change")).MessageData);
        Assert.Equal(change.Command.Split(' ')[0], record.Properties["Cmdlet"].Value);
        Assert.Equal("Done", record.Properties["Outcome"].Value);
        Assert.NotNull(record.Properties["Time"].Value);
        Assert.NotNull(record.Properties["Connection"].Value);
    });

    [Fact]
    public void A_change_that_fails_leaves_one_record_with_the_error_and_its_debug_id() => Assert.All(Changes, change =>
    {
        _service.First = request =>
            request.Method == "GET" ? null : new CannedAnswer(400, """{"name":"BAD_REQUEST","debug":"ERROR_77","message":"No."}""");
        var run = _session.Run(change.Command + " -WarningAction Ignore");
        Assert.StartsWith("InvalidRequest", run.Error.FullyQualifiedErrorId, StringComparison.Ordinal);
        var record = PSObject.AsPSObject(Assert.Single(run.Information, r => r.Tags.Contains("Stellantis.Change")).MessageData);
        Assert.Equal(("InvalidRequest", "ERROR_77", change.Target),
            (record.Properties["Outcome"].Value, record.Properties["DebugId"].Value, record.Properties["Target"].Value));
    });

    [Fact]
    public void A_change_writes_nothing_unless_it_makes_something_or_is_asked_to() => Assert.All(Changes, change =>
    {
        var makes = change.Command.Split('-')[0] is "New" or "Send";
        Assert.Equal(makes ? 1 : 0, _session.Run(change.Command + " -WarningAction Ignore").WithoutErrors().Output.Count);
    });

    [Theory]
    [InlineData("Remove-StellantisChannel ch-1")]
    [InlineData("Remove-StellantisMonitor ch-1 mo-7")]
    public void Deleting_asks_first_and_only_a_yes_sends(string command)
    {
        _session.Answer("n");
        _session.Run(command);
        Assert.Empty(_service.Take());
        _session.Answer("y");
        _session.Run(command).WithoutErrors();
        Assert.Equal("DELETE", Assert.Single(_service.Take()).Method);
    }

    [Theory]
    [InlineData("Suspend-StellantisChannel ch-1", "PUT /accounts/channels/ch-1/status", "Paused")]
    [InlineData("Resume-StellantisChannel ch-1", "PUT /accounts/channels/ch-1/status", "Running")]
    [InlineData("Suspend-StellantisMonitor ch-1 mo-7", "PUT /accounts/channels/ch-1/monitors/mo-7/status", "Paused")]
    [InlineData("Resume-StellantisMonitor ch-1 mo-7", "PUT /accounts/channels/ch-1/monitors/mo-7/status", "Running")]
    public void Pausing_and_resuming_send_the_status_and_PassThru_writes_what_came_of_it(string command, string request, string status)
    {
        _session.Run(command).WithoutErrors();
        var sent = Assert.Single(_service.Take());
        Assert.Equal((request, $"{{\"status\":\"{status}\"}}"), (sent.ToString(), sent.Body));

        var run = _session.Run(command + " -PassThru").WithoutErrors();
        Assert.Equal(["PUT", "GET"], _service.Take().Select(r => r.Method));
        Assert.Equal(["ch-1"], run.Property("ChannelId"));
    }

    [Fact]
    public void In_the_sandbox_a_paused_monitor_is_paused_until_it_is_resumed()
    {
        var run = _session.ToSandbox().Run(
            """
            $c = New-StellantisChannel -Label Hook -WebhookTarget https://hooks.example.com
            $m = New-StellantisMonitor $c -Label Key -BoolExp s -Trigger @{ name='s'; setting=@{ type='DigitalKey' } } -RefreshEvent 60
            ($m | Suspend-StellantisMonitor -PassThru).Status
            ($m | Resume-StellantisMonitor -PassThru).Status
            ($c | Suspend-StellantisChannel -PassThru).Status
            ($c | Resume-StellantisChannel -PassThru).Status
            """).WithoutErrors();
        Assert.Equal(["Paused", "Running", "Paused", "Running"], run.Values<string>());
    }
}
