using System.Management.Automation;
using Newtonsoft.Json.Linq;
using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Xunit;

namespace Stellantis.PowerShell.Tests.Cmdlets;

public sealed class RemoteTests : IDisposable
{
    // What the operation lists: the contract names no scope for these commands.
    private const string AllScopes =
        "remote:locking:write remote:horn:write remote:lights:write remote:preconditioning:write remote:onboardPersonalData:write "
        + "remote:charging:write remote:wakeUp:write remote:navigation:write remote:vehicleFinder:write";

    private const string Unlock = "Send-StellantisRemote VR3UHZKXZPT500042 ch-1 @{ locking=@{ state='Unlocked' } }";

    private readonly CannedService _service = new();
    private readonly PowerShellSession _session = new();

    public RemoteTests() => _session.To(_service.BaseUri);

    public void Dispose()
    {
        _session.Dispose();
        _service.Dispose();
    }

    [Fact]
    public void A_command_is_sent_to_every_vehicle_in_the_pipeline_and_comes_back_with_its_ids()
    {
        var run = _session.Run("'VR3UHZKXZPT500041', 'VR3UHZKXZPT500042' | Send-StellantisRemote -ChannelId ch-1 -Label " +
            "honk -Action @{ horn=@{ state='Activated' } }").WithoutErrors();
        var sent = _service.Take();
        Assert.Equal(
            ["POST /accounts/vehicles/VR3UHZKXZPT500041/channels/ch-1/remotes", "POST /accounts/vehicles/VR3UHZKXZPT500042/channels/ch-1/remotes"],
            sent.Select(r => r.ToString()));
        Assert.All(sent, r => Assert.True(JToken.DeepEquals(CannedService.Parsed("""{"label":"honk","action":{"horn":{"state":"Activated"}}}"""),
            CannedService.Parsed(r.Body)), r.Body));
        Assert.Equal(["VR3UHZKXZPT500041", "VR3UHZKXZPT500042"], run.Property("VehicleId"));
        Assert.All(run.Property("RemoteId"), id => Assert.Equal("re-3", id));
        Assert.All(run.Property("ChannelId"), id => Assert.Equal("ch-1", id));
        Assert.All(run.Property("Label"), label => Assert.Equal("honk", label));
    }

    [Theory]
    [InlineData("locking=@{ state='Locked' }", "remote:locking:write")]
    [InlineData("horn=@{ state='Activated' }", "remote:horn:write")]
    [InlineData("lights=@{ state='Activated' }", "remote:lights:write")]
    [InlineData("preconditioning=@{ airConditioning=@{ immediate=$true } }", "remote:preconditioning:write")]
    [InlineData("charging=@{ charge=@{ immediate=$true } }", "remote:charging:write")]
    [InlineData("wakeup=@{ action='Wakeup' }", "remote:wakeUp:write")]
    [InlineData("vehicleFinder=@{ action='GetPresentLocation' }", "remote:vehicleFinder:write")]
    [InlineData("navigation=@{ positions=@{ latitude=48.86; longitude=2.34 } }", "remote:navigation:write")]
    [InlineData("onboardPersonalData=@{ action='Delete' }", "remote:onboardPersonalData:write")]
    [InlineData("immobilization=@{ activate=$true }", AllScopes)]
    [InlineData("stolen=@{ state=$true }", AllScopes)]
    [InlineData("tan=@{ confirm=@{ state=$false } }", AllScopes)]
    public void The_scope_is_that_of_the_command_and_names_the_vehicle(string action, string scope)
    {
        _session.Run($"$null = Send-StellantisRemote VR3UHZKXZPT500042 ch-1 @{{ {action} }} -Force").WithoutErrors();
        Assert.Equal($"{scope} VIN:VR3UHZKXZPT500042", Assert.Single(_service.Take()).Headers["X-CVS-Scope"]);
    }

    [Theory]
    [InlineData("locking=@{ state='Unlocked' }")]
    [InlineData("stolen=@{ state=$true }")]
    [InlineData("stolen=@{ crankInhibit=@{ activate=$true } }")]
    [InlineData("immobilization=@{ activate=$true }")]
    [InlineData("onboardPersonalData=@{ action='Delete' }")]
    public void A_grave_command_asks_once_more_and_only_a_yes_sends_it(string action)
    {
        var command = $"$null = Send-StellantisRemote VR3UHZKXZPT500042 ch-1 @{{ {action} }}";
        _session.Answer("n");
        _session.Run(command);
        Assert.Empty(_service.Take());
        _session.Answer();
        _session.Run(command);
        Assert.Empty(_service.Take());
        _session.Answer("y");
        _session.Run(command).WithoutErrors();
        Assert.Single(_service.Take());
    }

    [Theory]
    [InlineData("locking=@{ state='Unlocked' }", "UNLOCK the doors", true)]
    [InlineData("locking=@{ state='Locked' }", "lock the doors", false)]
    [InlineData("horn=@{ state='Activated' }", "sound the horn", false)]
    [InlineData("horn=@{ state='Unactivated' }", "stop the horn", false)]
    [InlineData("lights=@{ state='Activated' }", "flash the lights", false)]
    [InlineData("preconditioning=@{ immediate=$true }", "start preconditioning", false)]
    [InlineData("preconditioning=@{ immediate=$false }", "stop preconditioning", false)]
    [InlineData("charging=@{ immediate=$true }", "start charging", false)]
    [InlineData("charging=@{ deferred=@{ startTime='PT1H'; endTime='PT6H'; chargeToFull=$false } }", "put off charging", false)]
    [InlineData("charging=@{ settings=@{ chargeLimit='High' } }", "change settings of charging", false)]
    [InlineData("wakeup=@{}", "wake up the vehicle", false)]
    [InlineData("vehicleFinder=@{}", "ask for the position", false)]
    [InlineData("navigation=@{ positions=@{ latitude=48.86; longitude=2.34 } }", "send a destination", false)]
    [InlineData("immobilization=@{ activate=$true }", "IMMOBILISE the vehicle", true)]
    [InlineData("immobilization=@{ activate=$false }", "free the immobilised vehicle", true)]
    [InlineData("stolen=@{ state=$true }", "REPORT THE THEFT", true)]
    [InlineData("stolen=@{ state=$false }", "take back the report of the theft", true)]
    [InlineData("stolen=@{ crankInhibit=@{ activate=$true } }", "INHIBIT THE CRANK", true)]
    [InlineData("stolen=@{ crankInhibit=@{ activate=$false } }", "free the crank", true)]
    [InlineData("tan=@{ suppress=@{ state=$true; duration=0 } }", "mute the notifications", false)]
    [InlineData("tan=@{ confirm=@{ state=$false } }", "deny the theft", false)]
    [InlineData("onboardPersonalData=@{ action='Delete' }", "DELETE the personal data", true)]
    public void What_a_command_does_is_said_in_words_wherever_it_is_told(string action, string words, bool isGrave)
    {
        var command = $"Send-StellantisRemote VR3UHZKXZPT500042 ch-1 @{{ {action} }}";
        _session.Run(command + " -WhatIf").WithoutErrors();
        Assert.Contains(words, _session.Screen, StringComparison.Ordinal);
        Assert.Contains("of VR3UHZKXZPT500042", _session.Screen, StringComparison.Ordinal);

        _session.Answer("n");
        _session.Run(command + " -Confirm");
        Assert.Contains($"{words}", Assert.Single(_session.Questions).Question, StringComparison.Ordinal);
        Assert.Empty(_service.Take());

        _session.Answer("y");
        var run = _session.Run(command).WithoutErrors();
        Assert.Equal(isGrave ? 2 : 1, _session.Questions.Count);
        if (isGrave)
        {
            Assert.StartsWith(words, _session.Questions[1].Question, StringComparison.Ordinal);
            Assert.Contains("of VR3UHZKXZPT500042?", _session.Questions[1].Question, StringComparison.Ordinal);
            Assert.Equal("No", _session.Questions[1].Preset);
        }
        var record = Assert.Single(run.Information, r => r.Tags.Contains("Stellantis.Change")).MessageData;
        Assert.Contains(words, PSObject.AsPSObject(record).Properties["Target"].Value.ToString(), StringComparison.Ordinal);
        Assert.Contains(words, Assert.Single(run.Property("Command"))!.ToString(), StringComparison.Ordinal);
        Assert.Equal("Accepted", Assert.Single(run.Property("Status")));
        Assert.DoesNotContain("Accepted", _session.Run($"({command} -Force).ToJson()").Value<string>(), StringComparison.Ordinal);
        Assert.Contains(words[..Math.Min(words.Length, 16)], _session.Run($"{command} -Force | Out-String -Width 100").Value<string>(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_does_no_harm_is_offered_first()
    {
        (string, string)[] pairs = [("locking Locked", "locking Unlocked"), ("immobilization off", "immobilization on"), ("stolen off", "stolen on")];
        foreach (var (harmless, grave) in pairs)
        {
            var found = _session.Run($"(TabExpansion2 'Send-StellantisRemote v c {harmless.Split(' ')[0]}').CompletionMatches.ListItemText").Output
                .Select(o => o.ToString()).ToList();
            Assert.Equal(0, found.IndexOf(harmless));
            Assert.True(found.IndexOf(grave) > 0);
        }
    }

    [Fact]
    public void A_log_shows_no_more_of_the_vehicle_than_its_end()
    {
        var run = _session.Run($"$null = {Unlock} -Force -Verbose");
        Assert.Contains(run.Verbose, line => line.Contains("UNLOCK the doors", StringComparison.Ordinal));
        Assert.DoesNotContain(run.Verbose, line => line.Contains("VR3UHZKXZPT500042", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("-Force")]
    [InlineData("-Confirm:$false")]
    public void A_grave_command_does_not_ask_who_said_so_already(string said)
    {
        _session.Answer();
        _session.Run($"{Unlock} {said}").WithoutErrors();
        Assert.Single(_service.Take());
    }

    [Theory]
    [InlineData("locking=@{ state='Locked' }")]
    [InlineData("horn=@{ state='Activated' }")]
    [InlineData("wakeup=@{ action='Wakeup' }")]
    public void Any_other_command_does_not_ask_unless_the_session_wants_it(string action)
    {
        var command = $"$null = Send-StellantisRemote VR3UHZKXZPT500042 ch-1 @{{ {action} }}";
        _session.Answer();
        _session.Run(command).WithoutErrors();
        Assert.Single(_service.Take());
        _session.Run("$ConfirmPreference = 'Medium'; " + command);
        Assert.Empty(_service.Take());
    }

    [Theory]
    [InlineData("-Force -WhatIf")]
    [InlineData("-WhatIf -Confirm:$false")]
    [InlineData("-WhatIf -Force -Confirm:$false")]
    public void WhatIf_wins_over_force(string switches)
    {
        var run = _session.Run($"{Unlock} {switches}").WithoutErrors();
        Assert.Empty(run.Output);
        Assert.Empty(_service.Take());
    }

    [Fact]
    public void Yes_to_all_is_asked_for_once_for_a_whole_fleet()
    {
        _session.Answer("a");
        _session.Run("'VR3UHZKXZPT500041', 'VR3UHZKXZPT500042', 'VR3UHZKXZPT500043' | Send-StellantisRemote -ChannelId ch-1 " +
            "-Action @{ locking=@{ state='Unlocked' } }").WithoutErrors();
        Assert.Equal(3, _service.Take().Count);
    }

    [Fact]
    public void A_command_whose_answer_was_lost_is_unknown_and_is_not_sent_twice_and_the_others_go_on()
    {
        using var server = CannedServer.Routing(request =>
            request.Path.Contains("500041", StringComparison.Ordinal) ? null : new CannedAnswer(202, """{"remoteActionId":"re-9"}"""));
        var run = _session.To(server.BaseUri)
            .Run("'VR3UHZKXZPT500041', 'VR3UHZKXZPT500042' | Send-StellantisRemote -ChannelId ch-1 -Action @{ horn=@{ state='Activated' } }");
        Assert.StartsWith("OutcomeUnknown", run.Error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.OperationTimeout, run.Error.CategoryInfo.Category);
        Assert.Equal("VR3UHZKXZPT500041", run.Error.TargetObject);
        Assert.Contains("Get-StellantisRemote", run.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(["re-9"], run.Property("RemoteId"));
        Assert.Equal(2, server.Requests);
    }

    [Fact]
    public void A_vehicle_that_cannot_is_an_error_and_leaves_the_others()
    {
        _service.First = request => request.Path.Contains("500041", StringComparison.Ordinal)
            ? new CannedAnswer(501, """{"code":"REMOTE_NOT_SUPPORTED","debug":"ERROR_5","message":"This car cannot."}""") : null;
        var run = _session.Run("'VR3UHZKXZPT500041', 'VR3UHZKXZPT500042' | Send-StellantisRemote -ChannelId " +
            "ch-1 -Action @{ horn=@{ state='Activated' } }");
        Assert.StartsWith("NotSupported", run.Error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("REMOTE_NOT_SUPPORTED", run.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Single(run.Output);
    }

    [Theory]
    [InlineData("@{ horn=@{ state='Activated' }; lights=@{ state='Activated' } }", "horn")]
    [InlineData("@{ locking=@{ state='Ajar' } }", "action.locking.state")]
    [InlineData("@{ charging=@{ charge=@{ settings=@{ chargeLimit='Enormous' } } } }", "chargeLimit")]
    [InlineData("@{}", "action")]
    public void A_command_that_makes_no_sense_is_refused_with_its_path_and_nothing_is_sent(string action, string word)
    {
        var error = _session.Run($"Send-StellantisRemote VR3UHZKXZPT500042 ch-1 {action} -Force").Error;
        Assert.StartsWith("InvalidBody", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(word, error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Empty(_service.Take());
    }

    [Fact]
    public void A_body_as_text_is_sent_as_it_is_and_still_asks_when_it_is_grave()
    {
        const string Text = """{ "label": "x", "action": { "locking": { "state": "Unlocked", "identifier": "AllDoors" } } }""";
        _session.Answer();
        _session.Run("Send-StellantisRemote VR3UHZKXZPT500042 ch-1 -Body $body -WarningAction Ignore", ("body", Text));
        Assert.Empty(_service.Take());
        _session.Run("Send-StellantisRemote VR3UHZKXZPT500042 ch-1 -Body $body -Force -WarningAction Ignore", ("body", Text)).WithoutErrors();
        Assert.Equal(Text, Assert.Single(_service.Take()).Body);
    }

    [Fact]
    public void Without_a_channel_the_commands_of_every_channel_are_read()
    {
        var run = _session.Run("Get-StellantisRemote VR3UHZKXZPT500042 -All").WithoutErrors();
        Assert.Equal("/accounts/channels", _service.Take()[0].Path);
        Assert.Equal(["ch-1", "ch-1", "ch-1b", "ch-1b"], run.Property("ChannelId"));
    }
}
