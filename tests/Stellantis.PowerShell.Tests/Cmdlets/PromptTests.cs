using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Xunit;

namespace Stellantis.PowerShell.Tests.Cmdlets;

/// <summary>What -WhatIf and -Confirm say: a sentence with what it is about, what changes, and how many vehicles it touches.</summary>
public sealed class PromptTests : IDisposable
{
    private const string Channel = """
        {"id":"ch-1","status":"Running","subscribe":{"type":["Monitor"],"label":"Depot","channel":{"webhook":{
          "target":"https://hooks.example.test/in","name":"depot","attributes":[
            {"type":"Header","key":"X-Car","value":"$Vin"},{"type":"Header","key":"X-Key","value":"old-secret-11"}]}}}}
        """;

    private const string Monitor = """
        {"monitorId":"mo-7","status":{"status":"Running"},"monitor":{"label":"Home","subscribeParam":{"refreshEvent":600},"triggerParam":{
          "triggers":[{"name":"z1","zone":{"transition":"In","place":{"radius":10,"center":{"longitude":2.5,"latitude":48.1}}}}],"boolExp":"z1"}}}
        """;

    private readonly CannedService _service = new();
    private readonly PowerShellSession _session = new();

    public PromptTests()
    {
        _session.To(_service.BaseUri);
        _service.First = request => (request.Method, request.Path) switch
        {
            ("GET", "/v1/accounts/channels/ch-1") => new CannedAnswer(200, Channel),
            ("GET", "/v1/accounts/channels/ch-1/monitors/mo-7") => new CannedAnswer(200, Monitor),
            _ => null,
        };
        _session.Run("$c = Get-StellantisChannel ch-1; $m = Get-StellantisMonitor ch-1 mo-7").WithoutErrors();
        _service.Take();
    }

    public void Dispose()
    {
        _session.Dispose();
        _service.Dispose();
    }

    [Theory]
    [InlineData("$c | Set-StellantisChannel -Label Yard", "Change the channel 'Depot' (ch-1): label: 'Depot' -> 'Yard'.")]
    [InlineData("$c.Definition.Label = 'Yard'; $c | Set-StellantisChannel", "Change the channel 'Depot' (ch-1): label: 'Depot' -> 'Yard'.")]
    [InlineData("Set-StellantisChannel ch-1 -Label Yard -Type remote",
        "Change the channel 'Depot' (ch-1): type -> Remote; label -> 'Yard'.")]
    [InlineData("$c | Set-StellantisChannel -Attribute @{ type='Header'; key='X-New'; value='fresh-secret-22' }",
        "Change the channel 'Depot' (ch-1): attributes: X-Car dropped; attributes: X-Key dropped; attributes: X-New added.")]
    [InlineData("Set-StellantisChannel ch-1 -Attribute @{ type='Header'; key='X-New'; value='fresh-secret-22' }",
        "Change the channel 'Depot' (ch-1): attributes -> X-New, and any other is dropped (-AddAttribute keeps the others).")]
    [InlineData("$c | Set-StellantisChannel -AddAttribute @{ type='Header'; key='x-key'; value='fresh-secret-22' }",
        "Change the channel 'Depot' (ch-1): attributes[X-Key].key: 'X-Key' -> 'x-key'; attributes[X-Key].value: *** -> ***.")]
    [InlineData("$c | Set-StellantisChannel -RemoveAttribute X-Car", "Change the channel 'Depot' (ch-1): attributes: X-Car dropped.")]
    [InlineData("Set-StellantisChannel ch-1 -RemoveAttribute X-Car -AddAttribute @{ type='Header'; key='X-New'; value='fresh-secret-22' }",
        "Change the channel 'Depot' (ch-1): attributes: X-Car dropped; attributes: X-New added, or given its new value.")]
    [InlineData("$c | Set-StellantisChannel -Body @{ type='Monitor'; label='Depot'; webhook=@{ target='https://hooks.example.test/in'; name='x' } }",
        "Change the channel 'Depot' (ch-1): name: 'depot' -> 'x'; attributes: X-Car dropped; attributes: X-Key dropped.")]
    [InlineData("$m | Set-StellantisMonitor -Label Work -RefreshEvent 15m",
        "Change the monitor 'Home' (mo-7) of the channel 'Depot' (ch-1): label: 'Home' -> 'Work'; refreshEvent: 600 -> 900.")]
    [InlineData("$m.Definition.Triggers[0].Zone.Place.Radius = 25; $m | Set-StellantisMonitor",
        "Change the monitor 'Home' (mo-7) of the channel 'Depot' (ch-1): triggers[z1].zone.place.radius: 10 -> 25.")]
    [InlineData("Set-StellantisMonitor ch-1 mo-7 -BoolExp '!z1'", "(mo-7) of the channel 'Depot' (ch-1): boolExp -> '!z1'.")]
    [InlineData("$m | Set-StellantisMonitor", "(ch-1): nothing in it is another.")]
    [InlineData("Lock-StellantisVehicle VR3UHZKXZPT500042 ch-1",
        "through the channel 'Depot' (ch-1), after up to 3 requests that look whether it would.")]
    [InlineData("Lock-StellantisVehicle VR3UHZKXZPT500042 ch-1 -SkipCheck",
        "through the channel 'Depot' (ch-1), by one request, without looking whether")]
    [InlineData("Unlock-StellantisVehicle VR3UHZKXZPT500042 ch-1 -Force",
        "through the channel 'Depot' (ch-1), by one request, without looking whether")]
    [InlineData("$c | Remove-StellantisChannel", "Delete the channel 'Depot' (ch-1).")]
    [InlineData("Remove-StellantisChannel nobody-read-it", "Delete the channel nobody-read-it.")]
    [InlineData("$m | Remove-StellantisMonitor", "Stop and delete the monitor 'Home' (mo-7) of the channel 'Depot' (ch-1).")]
    [InlineData("$c | Suspend-StellantisChannel", "Pause the channel 'Depot' (ch-1); status: Running -> Paused.")]
    [InlineData("$m | Suspend-StellantisMonitor", "Pause the monitor 'Home' (mo-7) of the channel 'Depot' (ch-1); status: Running -> Paused.")]
    [InlineData("Resume-StellantisMonitor ch-9 mo-9", "Resume the monitor mo-9 of the channel ch-9; status -> Running.")]
    [InlineData("'VR3UHZKXZPT500041', 'VR3UHZKXZPT500042' | Add-StellantisMonitorHandle ch-1 mo-7",
        "Add 2 vehicles to the monitor 'Home' (mo-7) of the channel 'Depot' (ch-1).")]
    [InlineData("Remove-StellantisMonitorHandle ch-1 mo-7 VR3UHZKXZPT500041 -Group root",
        "Remove 1 vehicle and 1 group from the monitor 'Home' (mo-7) of the channel 'Depot' (ch-1).")]
    [InlineData("New-StellantisChannel -Label Ops -WebsocketTarget wss://live.example.test/s?key=sesame-77",
        "Create the channel 'Ops', a websocket to wss://live.example.test/s.")]
    [InlineData("'VR3UHZKXZPT500041', 'VR3UHZKXZPT500042' | " +
        "New-StellantisMonitor ch-1 -Label Key -Trigger @{ s=@{ setting=@{ type='DigitalKey' } } }",
        "Create the monitor 'Key' on the channel 'Depot' (ch-1) for 2 vehicles.")]
    [InlineData("New-StellantisMonitor ch-1 -Label Key -Trigger @{ s=@{ setting=@{ type='DigitalKey' } } } -VehicleId VR3UHZKXZPT500041",
        "Create the monitor 'Key' on the channel 'Depot' (ch-1) for the vehicle VR3UHZKXZPT500041.")]
    [InlineData("Send-StellantisRemote VR3UHZKXZPT500041, VR3UHZKXZPT500042 ch-1 @{ horn=@{ state='activated' } }",
        "What if: sound the horn of VR3UHZKXZPT500042 (vehicle 2 of 2), through the channel 'Depot' (ch-1).")]
    [InlineData("Invoke-StellantisRequest /accounts/channels/ch-1 delete", "Send DELETE /accounts/channels/ch-1.")]
    public void WhatIf_says_in_a_sentence_what_is_changed_of_what_and_sends_nothing(string command, string sentence)
    {
        _session.Run($"{command} -WhatIf").WithoutErrors();
        var screen = string.Join(" ", _session.Screen.Split('\n', StringSplitOptions.TrimEntries));
        Assert.True(screen.Contains(sentence, StringComparison.Ordinal), screen);
        foreach (var secret in new[] { "old-secret", "fresh-secret", "sesame" })
            Assert.DoesNotContain(secret, _session.Screen, StringComparison.Ordinal);
        Assert.Empty(_service.Take());
    }

    [Fact]
    public void Confirm_reads_what_there_is_and_asks_with_the_old_value_and_the_new()
    {
        _session.Answer("n");
        _session.Run("Set-StellantisMonitor ch-1 mo-7 -Label Work -Confirm").WithoutErrors();
        Assert.Equal("Change the monitor 'Home' (mo-7) of the channel 'Depot' (ch-1): label: 'Home' -> 'Work'?",
            Assert.Single(_session.Questions).Question);
        Assert.DoesNotContain(_service.Take(), r => r.Method == "PUT");
    }

    [Fact]
    public void What_was_changed_is_called_by_its_new_label_and_status_afterwards()
    {
        _session.Run("$c | Set-StellantisChannel -Label Yard; $c | Suspend-StellantisChannel").WithoutErrors();
        _session.Run("Resume-StellantisChannel ch-1 -WhatIf").WithoutErrors();
        Assert.Contains("Resume the channel 'Yard' (ch-1); status: Paused -> Running.", _session.Screen, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-AddAttribute @{ type='Header'; key='X-Key'; value='fresh-secret-22' }", "X-Car=$Vin X-Key=fresh-secret-22")]
    [InlineData("-AddAttribute @{ type='query'; key='x'; value='1' }, @{ type='Header'; key='X-B'; value='2' }",
        "X-Car=$Vin X-Key=old-secret-11 x=1 X-B=2")]
    [InlineData("-RemoveAttribute x-key", "X-Car=$Vin")]
    [InlineData("-RemoveAttribute X-Car, X-Key", "")]
    [InlineData("-RemoveAttribute X-Car -AddAttribute @{ type='Header'; key='X-Key'; value='fresh-secret-22' }", "X-Key=fresh-secret-22")]
    public void One_attribute_of_a_channel_changes_and_the_others_stay(string parameters, string attributes)
    {
        foreach (var command in new[] { "Set-StellantisChannel ch-1", "Get-StellantisChannel ch-1 | Set-StellantisChannel" })
        {
            var run = _session.Run($"{command} {parameters} -Verbose").WithoutErrors();
            var sent = CannedService.Parsed(_service.Take().Single(r => r.Method == "PUT").Body)["channel"]!["webhook"]!;
            Assert.Equal(attributes, string.Join(" ", sent["attributes"]!.Select(a => $"{a["key"]}={a["value"]}")));
            Assert.Equal("https://hooks.example.test/in", (string?)sent["target"]);
            Assert.DoesNotContain(run.Verbose, line => line.Contains("secret-", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_secret_is_rotated_in_one_line_that_shows_it_nowhere()
    {
        var run = _session.Run("Set-StellantisChannel ch-1 -AddAttribute @{ type='Header'; key='X-Key'; value=$s } -Verbose -Debug",
            ("s", Connect.Credential.Password)).WithoutErrors();
        Assert.Contains(Connect.Secret, _service.Take().Single(r => r.Method == "PUT").Body, StringComparison.Ordinal);
        Assert.DoesNotContain(run.Verbose.Concat(run.Debug).Append(_session.Screen), text => text.Contains(Connect.Secret, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("-RemoveAttribute X-Cra", "InvalidRequest",
        "-RemoveAttribute 'X-Cra': the channel has no attribute of this name. It has X-Car, X-Key.")]
    [InlineData("-Attribute @{ type='Header'; key='X'; value='v' } -AddAttribute @{ type='Header'; key='Y'; value='v' }", "InvalidRequest",
        "give one or the other")]
    [InlineData("-AddAttribute @{ type='Haeder'; key='X'; value='a-secret-33' }", "InvalidBody",
        "-AddAttribute (channel.webhook.attributes[2].type)")]
    public void An_attribute_that_is_not_there_or_makes_no_sense_is_an_error_and_nothing_changes(string parameters, string id, string message)
    {
        var error = _session.Run($"Set-StellantisChannel ch-1 {parameters}").Error;
        Assert.StartsWith(id + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(message, error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(_service.Take(), r => r.Method == "PUT");
    }

    [Theory]
    [InlineData("-WebhookTarget https://hooks.example.test", "-WebhookName (channel.webhook.name): is missing: give -WebhookName, or -Label")]
    [InlineData("-WebhookTarget https://hooks.example.test -Label x -Attribute @{ type='Header'; value='a' }",
        "-Attribute[0].key (channel.webhook.attributes[0].key): is missing")]
    public void A_channel_without_what_it_needs_says_which_parameter_is_missing(string parameters, string message)
    {
        var error = _session.Run($"New-StellantisChannel {parameters}").Error;
        Assert.StartsWith("InvalidBody,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(message, error.ErrorDetails.Message, StringComparison.Ordinal);
    }
}
