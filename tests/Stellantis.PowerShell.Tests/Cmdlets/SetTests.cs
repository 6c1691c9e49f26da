using Newtonsoft.Json.Linq;
using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Xunit;

namespace Stellantis.PowerShell.Tests.Cmdlets;

/// <summary>Replacing what there is: complete bodies, whatever was changed.</summary>
public sealed class SetTests : IDisposable
{
    private const string Monitor = """
        {"label":"Home","subscribeParam":{"refreshEvent":600,"quietHours":{"from":22.50}},
         "triggerParam":{"triggers":[{"name":"z1","zone":{"transition":"Dwell",
        "place":{"radius":10.50,"center":{"longitude":-80,"latitude":68.10},"shape":"Circle"}},"weight":1e2}],"boolExp":"z1"},
         "attributes":[{"type":"Body",
        "key":"monitor","value":"$MonitorLabel"}],"since":"2026-01-01T00:00:00+0000"}
        """;

    private const string Channel = """
        {"type":["Monitor"],"label":"Depot",
         "channel":{"webhook":{"target":"https://hooks.example.test/in","name":"depot","attributes":[{"type":"Header","key":"X-Car",
        "value":"$Vin"}],"retries":3.0}},"region":"EU"}
        """;

    private readonly CannedService _service = new();
    private readonly PowerShellSession _session = new();

    public SetTests()
    {
        _session.To(_service.BaseUri);
        _service.First = request => (request.Method, request.Path) switch
        {
            ("GET", "/v1/accounts/channels/ch-1/monitors/mo-7") =>
                new CannedAnswer(200, $$$"""{"monitorId":"mo-7","status":{"status":"Running"},"monitor":{{{Monitor}}}}"""),
            ("GET", "/v1/accounts/channels/ch-1") => new CannedAnswer(200, $$$"""{"id":"ch-1","status":"Running","subscribe":{{{Channel}}}}"""),
            _ => null,
        };
    }

    public void Dispose()
    {
        _session.Dispose();
        _service.Dispose();
    }

    [Theory]
    [InlineData("Set-StellantisMonitor ch-1 mo-7 -Label Work")]
    [InlineData("Get-StellantisMonitor ch-1 mo-7 | Set-StellantisMonitor -Label Work")]
    [InlineData("$m = Get-StellantisMonitor ch-1 mo-7; $m.Definition.Label = 'Work'; $m | Set-StellantisMonitor")]
    public void A_monitor_with_one_part_changed_is_sent_whole_with_what_nobody_knows(string script)
    {
        var run = _session.Run(script + " -WarningAction Ignore").WithoutErrors();
        Assert.Empty(run.Output);
        var sent = Sent("PUT", "/accounts/channels/ch-1/monitors/mo-7");
        AssertSame(Monitor.Replace("\"Home\"", "\"Work\"", StringComparison.Ordinal), sent);
        // Numbers and times leave as they came.
        foreach (var spelling in new[] { "22.50", "10.50", "68.10", "1e2", "+0000" })
            Assert.Contains(spelling, sent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_monitor_is_changed_deep_inside_also_where_the_service_had_what_nobody_can_read()
    {
        _session.Run("$m = Get-StellantisMonitor ch-1 mo-7; $m.Definition.Triggers[0].Zone.Place.Radius = 5; $m | " +
            "Set-StellantisMonitor -WarningAction Ignore").WithoutErrors();
        AssertSame(Monitor.Replace("10.50", "5", StringComparison.Ordinal), Sent("PUT", "/accounts/channels/ch-1/monitors/mo-7"));
    }

    [Fact]
    public void Several_parts_of_a_monitor_are_changed_at_once()
    {
        _session.Run("Set-StellantisMonitor ch-1 mo-7 -RefreshEvent ([timespan]'00:02:00') -BoolExp '!d1' -Trigger @{ d1 = @{ data = @{ data = " +
            "'vehicle.energy.charging.status'; op = 'onChange' } } } -WarningAction Ignore").WithoutErrors();
        var sent = CannedService.Parsed(Sent("PUT", "/accounts/channels/ch-1/monitors/mo-7"));
        Assert.Equal("Home", (string?)sent["label"]);
        Assert.Equal(120, (int?)sent["subscribeParam"]!["refreshEvent"]);
        Assert.Equal(22.5, (double?)sent["subscribeParam"]!["quietHours"]!["from"]);
        Assert.Equal(["d1"], sent["triggerParam"]!["triggers"]!.Select(t => (string)t["name"]!));
        Assert.Equal("!d1", (string?)sent["triggerParam"]!["boolExp"]);
    }

    [Theory]
    [InlineData("Set-StellantisChannel ch-1 -Label Yard")]
    [InlineData("Get-StellantisChannel ch-1 | Set-StellantisChannel -Label Yard")]
    [InlineData("$c = Get-StellantisChannel ch-1; $c.Definition.Label = 'Yard'; $c | Set-StellantisChannel")]
    public void A_channel_with_one_part_changed_is_sent_whole_with_what_nobody_knows(string script)
    {
        var run = _session.Run(script + " -WarningAction Ignore").WithoutErrors();
        Assert.Empty(run.Output);
        var sent = Sent("PUT", "/accounts/channels/ch-1");
        AssertSame(Channel.Replace("\"Depot\"", "\"Yard\"", StringComparison.Ordinal), sent);
        Assert.Contains("3.0", sent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_channel_gets_another_target_and_keeps_its_name_and_attributes()
    {
        _session.Run("Set-StellantisChannel ch-1 -WebhookTarget https://other.example.test/in -WarningAction Ignore").WithoutErrors();
        AssertSame(Channel.Replace("https://hooks.", "https://other.", StringComparison.Ordinal), Sent("PUT", "/accounts/channels/ch-1"));
    }

    [Fact]
    public void A_channel_gets_other_attributes_and_keeps_its_target()
    {
        _session.Run("Set-StellantisChannel ch-1 -Attribute @{ type = 'Query'; key = 'car'; value = '$Vin' } -WarningAction Ignore").WithoutErrors();
        var sent = CannedService.Parsed(Sent("PUT", "/accounts/channels/ch-1"))["channel"]!["webhook"]!;
        Assert.Equal("https://hooks.example.test/in", (string?)sent["target"]);
        Assert.Equal(["car"], sent["attributes"]!.Select(a => (string)a["key"]!));
    }

    [Fact]
    public void A_whole_body_is_sent_as_it_is_and_nothing_is_read_first()
    {
        var body = Channel.Replace("Depot", "Yard", StringComparison.Ordinal);
        _session.Run("Set-StellantisChannel ch-1 -Body $body -WarningAction Ignore", ("body", body)).WithoutErrors();
        var sent = Assert.Single(_service.Take());
        Assert.Equal(("PUT /accounts/channels/ch-1", body), (sent.ToString(), sent.Body));
    }

    [Fact]
    public void A_value_that_only_the_service_knows_is_sent_back_with_a_warning()
    {
        var run = _session.Run("Set-StellantisMonitor ch-1 mo-7 -Label Work").WithoutErrors();
        Assert.Contains(run.Warnings, w => w.Contains("'Dwell'", StringComparison.Ordinal));
        Assert.Contains("\"Dwell\"", Sent("PUT", "/accounts/channels/ch-1/monitors/mo-7"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Set-StellantisMonitor ch-1 mo-7 -Label Work -PassThru", "MonitorId", "mo-7")]
    [InlineData("Set-StellantisChannel ch-1 -Label Yard -PassThru", "ChannelId", "ch-1")]
    public void PassThru_writes_what_the_service_has_after_the_change(string command, string property, string id)
    {
        var run = _session.Run(command + " -WarningAction Ignore").WithoutErrors();
        Assert.Equal([id], run.Property(property));
        Assert.Equal(["Running"], run.Property("Status"));
        Assert.Equal(["PUT", "GET"], _service.Take().Select(r => r.Method).TakeLast(2));
    }

    [Theory]
    [InlineData("Set-StellantisMonitor ch-1 mo-7")]
    [InlineData("Set-StellantisChannel ch-1")]
    public void Nothing_to_change_is_an_error_and_nothing_is_sent(string command)
    {
        Assert.StartsWith("InvalidRequest", _session.Run(command).Error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(_service.Take());
    }

    [Theory]
    [InlineData("Get-StellantisMonitor ch-1 mo-7", "Set-StellantisMonitor", Forms.File)]
    [InlineData("Get-StellantisMonitor ch-1 mo-7", "Set-StellantisMonitor", Forms.Row)]
    [InlineData("Get-StellantisChannel ch-1", "Set-StellantisChannel", Forms.File)]
    [InlineData("Get-StellantisChannel ch-1", "Set-StellantisChannel", Forms.Row)]
    public void A_copy_that_has_lost_its_definition_is_not_taken_for_a_changed_one(string source, string command, string form)
    {
        var copy = Forms.Of(Assert.Single(_session.Run(source).WithoutErrors().Output), form);
        _service.Take();
        Assert.StartsWith("InvalidRequest", _session.Run($"$o | {command}", ("o", copy)).Error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(_service.Take());

        _session.Run($"$o | {command} -Label Other -WarningAction Ignore", ("o", copy)).WithoutErrors();
        Assert.Equal("Other", (string?)CannedService.Parsed(_service.Take()[^1].Body)["label"]);
    }

    [Fact]
    public void A_change_that_makes_no_sense_is_one_error_with_its_paths_and_is_not_sent()
    {
        var error = _session.Run("$m = Get-StellantisMonitor ch-1 mo-7; $m.Definition.BoolExp = 'z1 & z9'; $m.Definition.RefreshEvent = 5; $m | " +
            "Set-StellantisMonitor -WarningAction Ignore").Error;
        Assert.StartsWith("InvalidBody", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("triggerParam.boolExp", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Dwell", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Contains("subscribeParam.refreshEvent", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(_service.Take(), r => r.Method == "PUT");
    }

    private string Sent(string method, string path)
    {
        var sent = Assert.Single(_service.Take(), r => r.Method == method);
        Assert.Equal(path, sent.Path);
        return sent.Body;
    }

    private static void AssertSame(string expected, string sent) =>
        Assert.True(JToken.DeepEquals(CannedService.Parsed(expected), CannedService.Parsed(sent)), sent);
}
