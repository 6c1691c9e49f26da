using System.Management.Automation;
using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Xunit;

namespace Stellantis.PowerShell.Tests.Completion;

public sealed class WordCompletionTests : IDisposable
{
    private readonly PowerShellSession _session = new();

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("Connect-Stellantis -Brand p", "Peugeot")]
    [InlineData("Connect-Stellantis -Realm clientsB2CO", "clientsB2COpel")]
    [InlineData("Connect-Stellantis -Scope remote:lo", "remote:locking:write")]
    [InlineData("New-StellantisAuthorizationUri -Scope data:c", "data:collision")]
    [InlineData("New-StellantisAuthorizationUri -Local pt-B", "pt-BR")]
    [InlineData("Get-StellantisAlert -Locale nl-B", "nl-BE")]
    [InlineData("Get-StellantisVehicle -Locale nl-N", "nl-NL")]
    [InlineData("Get-StellantisTelemetry -Type vehicle.bat", "vehicle.battery")]
    [InlineData("Get-StellantisTelemetry -Type vehicle,vehicle.bat", "vehicle.battery")]
    [InlineData("New-StellantisMonitor -ExtendedEventParam vehicle.col", "vehicle.collision")]
    [InlineData("Send-StellantisRemote -ExtendedEventParam 'vehicle.pos", "vehicle.position")]
    [InlineData("Get-StellantisChannel -Type Mon", "Monitor")]
    [InlineData("Get-StellantisSandboxRequest -Method D", "DELETE")]
    [InlineData("Add-StellantisSandboxAlert -Type RiskO", "RiskOfIce")]
    [InlineData("Add-StellantisSandboxAlert -Severity W", "Warning")]
    public void Words_that_are_known_are_completed(string line, string expected) => Assert.Equal([expected], _session.Press(line).Texts());

    [Fact]
    public void All_locales_of_the_service_are_offered() => Assert.Equal(89, _session.Press("New-StellantisAuthorizationUri -Locale ").Count);

    [Fact]
    public void A_word_that_is_none_by_its_beginning_is_found_by_its_middle() =>
        Assert.Equal(["vehicle.brakingSystem"], _session.Press("Get-StellantisTelemetry -Type brak").Texts());

    [Theory]
    [InlineData("vehicle.odometer g", "@{ name='odometer'; data=@{ data='vehicle.odometer'; op='greaterThan'; value='20' } }")]
    [InlineData("vehicle.doorsState.l", "@{ name='lockedState'; data=@{ data='vehicle.doorsState.lockedState'; op='onChange' } }")]
    [InlineData("Europe/Par", "@{ name='time'; time=@{ times=@{ recurrence='Daily'; start='PT22H'; duration='PT8H' }; timeZone='Europe/Paris' } }")]
    [InlineData("zone o", "@{ name='zone'; zone=@{ transition='Out'; place=@{ radius=5; center=@{ latitude=48.8566; longitude=2.3522 } } } }")]
    public void A_trigger_is_completed_from_what_it_watches(string typed, string expected) =>
        Assert.Equal([expected], _session.Press($"New-StellantisMonitor -Trigger '{typed}").Texts());

    [Fact]
    public void Data_that_can_be_watched_come_with_their_operators_and_values()
    {
        var found = _session.Press("New-StellantisMonitor -Trigger vehicle.energy.charging.status");
        Assert.Equal(
            ["vehicle.energy.charging.status equalsTo", "vehicle.energy.charging.status includedIn", "vehicle.energy.charging.status onChange"],
                found.Select(f => f.ListItemText));
        Assert.Equal(
            "Takes equalsTo, includedIn, onChange, with Disconnected, InProgress, Failure, Stopped, Finished; previous takes equalsTo, includedIn",
                found[0].ToolTip);
    }

    [Fact]
    public void The_second_trigger_is_completed_like_the_first() => Assert.Equal(
        ["zone In", "zone Out"], _session.Press("New-StellantisMonitor -Trigger @{ name='a'; setting=@{ type='DigitalKey' } }, zone")
            .Select(f => f.ListItemText));

    [Fact]
    public void Variables_are_offered_in_single_quotes()
    {
        var found = _session.Press("New-StellantisChannel -WebhookTarget https://a.example.com -Attribute 'Header $Channel").Texts();
        Assert.Equal(["@{ type='Header'; key='X-ChannelId'; value='$ChannelId' }",
            "@{ type='Header'; key='X-ChannelLabel'; value='$ChannelLabel' }"], found);
        Assert.Equal(["@{ webhook=@{ type='Query'; key='Vin'; value='$Vin' } }"],
            _session.Press("New-StellantisMonitor -ChannelAttribute 'webhook Query $V").Texts());
    }

    [Fact]
    public void An_expression_is_completed_from_the_names_of_the_triggers()
    {
        const string Line = "New-StellantisMonitor -Trigger @{ name='low'; data=@{ op='onChange' } }, @{ name='home'; " +
            "zone=@{} } -Attribute @{ name='no' } -BoolExp ";
        Assert.Equal(["low", "home", "'low & home'", "'low | home'"], _session.Press(Line).Texts());
    }

    [Fact]
    public void Every_trigger_that_is_offered_is_taken()
    {
        _session.ToSandbox();
        foreach (var trigger in _session.Press("New-StellantisMonitor -Trigger ").Concat(_session.Press("New-StellantisMonitor -Trigger Europe/P")))
            AssertTaken(trigger, $"$t = {trigger.CompletionText}; New-StellantisMonitor c -Label x -BoolExp $t.name -Trigger $t -WhatIf");
    }

    [Fact]
    public void Every_remote_command_that_is_offered_is_taken()
    {
        _session.ToSandbox();
        foreach (var command in _session.Press("Send-StellantisRemote v c "))
            AssertTaken(command, $"Send-StellantisRemote VR3FBYHZ3R0649664 c {command.CompletionText} -WhatIf");
    }

    [Fact]
    public void Every_action_and_attribute_that_is_offered_is_taken()
    {
        _session.ToSandbox();
        const string Monitor = "New-StellantisMonitor c -Label x -BoolExp a -Trigger @{ name='a'; data=@{ data='vehicle.odometer'; " +
            "op='greaterThan'; value='1' } }";
        foreach (var action in _session.Press("New-StellantisMonitor -Action "))
            AssertTaken(action, $"{Monitor} -Action {action.CompletionText} -WhatIf");
        foreach (var attribute in _session.Press("New-StellantisMonitor -ChannelAttribute "))
            AssertTaken(attribute, $"{Monitor} -ChannelAttribute {attribute.CompletionText} -WhatIf");
        foreach (var attribute in _session.Press("New-StellantisMonitor -Attribute Body"))
            AssertTaken(attribute, $"{Monitor} -Attribute {attribute.CompletionText} -WhatIf");
    }

    private void AssertTaken(CompletionResult offered, string script)
    {
        var result = _session.Run(script);
        Assert.True(result.Errors.Count == 0 && result.Terminating is null,
            $"{offered.ListItemText}: {(result.Errors.Count > 0 ? result.Errors[0] : result.Terminating)}");
    }
}
