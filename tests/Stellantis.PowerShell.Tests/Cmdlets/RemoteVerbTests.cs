using System.Management.Automation;
using Newtonsoft.Json.Linq;
using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Xunit;

namespace Stellantis.PowerShell.Tests.Cmdlets;

/// <summary>Commands to vehicles from the sending to the end, on a sandbox whose clock runs fast.</summary>
public sealed class RemoteVerbTests : IDisposable
{
    private static readonly string[] s_causes =
    [
        "AuthorizationError", "GeneralError", "VehicleError", "WrongCommand", "VehicleConnectionTimeout", "MissingRights",
        "NotPossibleDueToVehicleBatteryLevel", "NotPossibleDueToVehiclePrivacyLevel", "TooManyWakeUpsOverMonth", "TooManyRequestInShortTime",
        "SameActionInProgress", "NotPossibleDueToVehicleStolenState", "VehicleInUse", "TooManyRequestSent", "DoorsOpen", "VehicleErrorOrCidInside",
        "CidInside", "ExternalChargingSystemError", "VehicleChargingSystemError", "VehicleIsNotLocked", "CanceledByDriver", "StolenVehicle",
        "PrivacyFull", "HdmiRemoteServiceDeactivated", "AlertIdentificationFailedByVehicle",
    ];

    private static readonly string[] s_states =
    [
        "Accepted", "WakingUpVehicle", "CheckingVehicle", "SentToVehicle", "VehicleBatteryChargeTooLow", "TooManyWakeUpsOverMonth",
        "VehicleBatteryLevelWarning",
    ];

    private static readonly string[] s_ends = ["Success", "AlreadyDone", "Failed"];

    private readonly PowerShellSession _session = new();
    private readonly string _file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public RemoteVerbTests() => _session.Run("""
        Connect-Stellantis -Sandbox -Speed 600 -VehicleCount 40
        $channel = New-StellantisChannel -Label Ops -WebhookTarget https://hooks.example.com/events -Type Remote
        $cars = Get-StellantisVehicle -All
        """).WithoutErrors();

    public static TheoryData<string, string> Verbs => new()
    {
        { "Lock-StellantisVehicle", """{"locking":{"state":"Locked"}}""" },
        { "Unlock-StellantisVehicle", """{"locking":{"state":"Unlocked"}}""" },
        { "Invoke-StellantisHorn", """{"horn":{"state":"Activated"}}""" },
        { "Invoke-StellantisHorn -Stop", """{"horn":{"state":"Unactivated"}}""" },
        { "Invoke-StellantisLight", """{"lights":{"state":"Activated"}}""" },
        { "Invoke-StellantisWakeup", """{"wakeup":{"action":"Wakeup"}}""" },
        { "Invoke-StellantisVehicleFinder", """{"vehicleFinder":{"action":"GetPresentLocation"}}""" },
        { "Start-StellantisCharging", """{"charging":{"charge":{"immediate":true}}}""" },
        { "Stop-StellantisCharging", """{"charging":{"charge":{"immediate":false}}}""" },
        {
            "Start-StellantisCharging -At 22:30 -Until 06:00",
            """{"charging":{"charge":{"deferred":{"start":{"startTime":"PT22H30M"},"end":{"endTime":"PT6H","chargeToFull":false}}}}}"""
        },
        {
            "Start-StellantisCharging -Full",
            """{"charging":{"charge":{"deferred":{"start":{"immediate":true},"end":{"endTime":"PT0H","chargeToFull":true}}}}}"""
        },
        { "Start-StellantisCharging -Rate MedPlus", """{"charging":{"charge":{"settings":{"chargePreferenceRate":"MedPlus"}}}}""" },
        { "Start-StellantisCharging -Limit High", """{"charging":{"charge":{"settings":{"chargeLimit":"High"}}}}""" },
        {
            "Start-StellantisCharging -Slot 2 -At 23:00 -Day Mon, Fri -MinLevel 20 -MaxLevel 80",
            """
            {"charging":{"charge":{"programs":[{"slot":2,"start":"PT23H","occurrence":{"day":["Mon","Fri"]},"enabled":true,"chargeToFull":false,
            "minChargingLevel":20,"maxChargingLevel":80,"chargeType":"Regular","actionsType":"Set"}]}}}
            """
        },
        { "Stop-StellantisCharging -Slot 1", """{"charging":{"charge":{"programs":[{"slot":1,"actionsType":"Delete"}]}}}""" },
        { "Start-StellantisPreconditioning", """{"preconditioning":{"airConditioning":{"immediate":true}}}""" },
        {
            "Start-StellantisPreconditioning -Temperature 21",
            """{"preconditioning":{"airConditioning":{"settings":{"temp":21,"mode":"Auto","state":"Activated"}}}}"""
        },
        {
            "Start-StellantisPreconditioning -Slot 4 -At 07:15 -Day Mon -Temperature 20.5",
            """
            {"preconditioning":{"airConditioning":{"programs":[{"slot":4,"start":"PT7H15M","occurrence":{"day":["Mon"]},"enabled":true,"temp":20.5,
            "actionsType":"Set"}]}}}
            """
        },
        { "Stop-StellantisPreconditioning", """{"preconditioning":{"airConditioning":{"immediate":false}}}""" },
        { "Enable-StellantisImmobilization", """{"immobilization":{"activate":true}}""" },
        { "Disable-StellantisImmobilization", """{"immobilization":{"activate":false}}""" },
        { "Enable-StellantisStolenMode", """{"stolen":{"state":true}}""" },
        { "Disable-StellantisStolenMode -CrankInhibit", """{"stolen":{"crankInhibit":{"activate":false}}}""" },
        { "Set-StellantisTan -Suppress -Duration 12h", """{"tan":{"suppress":{"state":true,"duration":2}}}""" },
        { "Set-StellantisTan -Resume", """{"tan":{"suppress":{"state":false}}}""" },
        { "Set-StellantisTan -Theft Denied", """{"tan":{"confirm":{"state":false}}}""" },
        { "Clear-StellantisPersonalData", """{"onboardPersonalData":{"action":"Delete"}}""" },
        {
            "Send-StellantisDestination -Latitude 48.5 -Longitude 2.25 -Name Depot",
            """
            {"navigation":{"positions":[{"geometry":{"type":"Point","coordinates":[2.25,48.5]},"properties":{"name":"Depot"}}]}}
            """
        },
    };

    public void Dispose()
    {
        _session.Dispose();
        File.Delete(_file);
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public void A_verb_sends_what_the_contract_wants(string verb, string action)
    {
        _session.Run($"$cars[0] | {verb} -SkipCheck -Confirm:$false").WithoutErrors();
        var body = JObject.Parse(_session.Run("(Get-StellantisSandboxRequest -Method POST -Last 1).Body").Value<string>());
        var expected = JToken.Parse(action);
        Assert.True(JToken.DeepEquals(Sorted(expected), Sorted(body["action"]!)), $"{body["action"]}");
        Assert.NotNull((string?)body["label"]);
    }

    [Theory]
    [InlineData("horn = @{ state = 'Activated' }", "does not ask for the scope remote:horn:write", "-AddScope remote:horn:write.")]
    [InlineData("wakeup = @{ WakeUpAction = @{} }", "does not ask for the scope remote:wakeUp:write", "-AddScope remote:wakeUp:write.")]
    [InlineData("immobilization = @{ activate = $false }", "for immobilization the contract names none of its own", "remote:vehicleFinder:write.")]
    [InlineData("stolen = @{ state = $false }", "for stolen the contract names none of its own", "remote:vehicleFinder:write.")]
    public void A_scope_that_the_connection_lacks_is_named_as_the_contract_names_it(string action, string text, string remedy)
    {
        var reason = _session.Run($$"""
            $sandbox = Get-StellantisSandbox | Where-Object BaseUri -eq (Get-StellantisConnection).BaseUri
            Connect-Stellantis $sandbox.BaseUri $sandbox.Credential $sandbox.UserId -Realm B2C -Scope data:telemetry -Name narrow
            (Test-StellantisRemote $cars[0].VehicleId -Action @{ {{action}} } -Connection narrow).Reasons | Where-Object Cause -eq NotGranted
            """).WithoutErrors();
        Assert.Contains(text, (string?)Assert.Single(reason.Property("Text")), StringComparison.Ordinal);
        Assert.EndsWith(remedy, (string?)Assert.Single(reason.Property("Remedy")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_mode_without_a_temperature_is_refused()
    {
        var error = _session.Run("$cars[0] | Start-StellantisPreconditioning -Mode Manual -SkipCheck").Error;
        Assert.StartsWith("InvalidRequest", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("-Temperature", error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(_session.Run("Get-StellantisSandboxRequest -Method POST | Where-Object Path -like *remotes*").WithoutErrors().Output);
    }

    [Theory]
    [InlineData("@() | Lock-StellantisVehicle")]
    [InlineData("$cars | Where-Object Brand -EQ Nobody | Unlock-StellantisVehicle -Confirm:$false")]
    [InlineData("& { } | Send-StellantisRemote -Action @{ horn = @{ state = 'Activated' } } -Confirm:$false")]
    [InlineData("@() | Invoke-StellantisHorn -Wait")]
    public void A_pipeline_without_vehicles_is_an_error_and_nothing_is_sent(string command)
    {
        _session.Run("$null = Get-StellantisSandboxRequest -Clear").WithoutErrors();

        var run = _session.Run(command);

        var error = Assert.Single(run.Errors);
        Assert.StartsWith("InvalidRequest,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.StartsWith("No vehicle came through the pipeline", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Empty(_session.Run("Get-StellantisSandboxRequest").Output);
    }

    [Theory]
    [InlineData("VR3NOSUCHCAR00000", "Invoke-StellantisHorn")]
    [InlineData("VR3NOSUCHCAR00000", "Invoke-StellantisHorn -ChannelId $label")]
    [InlineData("VR3NOSUCHCAR00000", "Invoke-StellantisHorn -ChannelId $label -SkipCheck")]
    [InlineData("VR3NOSUCHCAR00000", "Send-StellantisRemote -ChannelId $label -Action @{ horn = @{ state = 'Activated' } }")]
    [InlineData("VR3NOSUCHCAR00000", "Get-StellantisRemote -ChannelId $label -First 1")]
    [InlineData("nobody", "Invoke-StellantisHorn")]
    [InlineData("nobody", "Send-StellantisRemote -ChannelId $label -Action @{ horn = @{ state = 'Activated' } }")]
    public void A_vehicle_that_the_account_does_not_have_is_told_of_alone(string unknown, string command)
    {
        _session.Run("$label = (Get-StellantisChannel)[0].Label; $null = $cars[0, 1] | Invoke-StellantisHorn -SkipCheck -Wait").WithoutErrors();
        foreach (var (known, vehicles) in new[] { ("$cars[0]", "$unknown, $cars[0].VehicleId"), ("$cars[1]", "$cars[1].VehicleId, $unknown") })
        {
            var run = _session.Run($"{vehicles} | {command}", ("unknown", unknown));

            var error = Assert.Single(run.Errors);
            Assert.StartsWith("ResourceNotFound,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
            Assert.Equal(unknown, error.TargetObject);
            Assert.Contains("Get-StellantisVehicle -All", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
            Assert.Equal(_session.Run(known + ".VehicleId").Value<string>(), Assert.Single(run.Property("VehicleId")));
        }
    }

    [Fact]
    public void Every_failure_cause_is_told_in_words_with_what_to_do()
    {
        var run = _session.Run("""
            $i = 0
            foreach ($cause in $causes) {
                $cars[$i++] | Set-StellantisSandboxVehicle -RemoteOutcome Failed -RemoteCause $cause -RemoteLife 5s
            }
            $cars[0..($i - 1)] | Invoke-StellantisHorn -SkipCheck -Wait
            """, ("causes", s_causes));
        Assert.Equal(s_causes.Order(StringComparer.Ordinal), run.Property("FailureCause").Cast<string>().Order(StringComparer.Ordinal));
        Assert.All(run.Property("Outcome"), outcome => Assert.Equal("Failed", outcome));
        Assert.All(run.Property("Reason").Concat(run.Property("Remedy")).Cast<string>(), text => Assert.Contains(' ', text));
        Assert.Equal(s_causes.Length, run.Errors.Count);
        Assert.All(run.Errors, error => Assert.StartsWith("RemoteFailed,", error.FullyQualifiedErrorId, StringComparison.Ordinal));
    }

    [Fact]
    public void What_does_not_end_is_timed_out_with_its_state_and_waited_for_again()
    {
        var run = _session.Run("""
            $i = 0
            foreach ($state in $states) { $cars[$i++] | Set-StellantisSandboxVehicle -RemoteStatus $state }
            $cars[0..($i - 1)] | Invoke-StellantisLight -SkipCheck -Wait -TimeoutSec 3 -OutVariable late
            """, ("states", s_states));
        Assert.Equal(s_states.Order(StringComparer.Ordinal), run.Property("Status").Cast<string>().Order(StringComparer.Ordinal));
        Assert.All(run.Property("Outcome"), outcome => Assert.Equal("TimedOut", outcome));
        Assert.All(run.Errors, error => Assert.Equal(ErrorCategory.OperationTimeout, error.CategoryInfo.Category));
        run = _session.Run("$cars | Set-StellantisSandboxVehicle -RemoteOutcome None; $late | Wait-StellantisRemote -TimeoutSec 2m");
        Assert.Equal(s_states.Length, run.Output.Count);
        Assert.DoesNotContain("TimedOut", run.Property("Outcome"));
    }

    [Fact]
    public void A_saved_wait_is_taken_up_in_another_engine()
    {
        _session.Run("""
            $cars[0..2] | Invoke-StellantisHorn -SkipCheck | Export-Clixml $file
            $sandbox = Get-StellantisSandbox | Where-Object { $_.BaseUri.Port -eq ([uri](Get-StellantisConnection).BaseUri).Port }
            """, ("file", _file)).WithoutErrors();
        var address = _session.Run("(Get-StellantisConnection).BaseUri").Value<string>();
        using var other = new PowerShellSession();
        var account = _session.Run("$sandbox.Credential; $sandbox.UserId").Output;
        var run = other.Run("Connect-Stellantis $address $credential $user -Realm B2C; Import-Clixml $file | Wait-StellantisRemote -TimeoutSec 2m",
            ("address", address), ("credential", account[0].BaseObject), ("user", account[1].BaseObject), ("file", _file));
        Assert.True(run.Output.Count == 3, string.Join("\n", run.Errors));
        Assert.All(run.Property("Outcome"), outcome => Assert.Contains((string)outcome!, s_ends));
    }

    [Fact]
    public void A_vehicle_that_would_refuse_is_named_and_nothing_is_sent_to_it()
    {
        var run = _session.Run("""
            $cars[0..2] | Set-StellantisSandboxVehicle -Moving $false
            $cars[1] | Set-StellantisSandboxVehicle -OpenDoor Driver
            $cars[0..2] | Lock-StellantisVehicle
            """);
        var refused = Assert.Single(run.Errors);
        Assert.StartsWith("NotReady,", refused.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("open: Driver", refused.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Equal(_session.Run("$cars[1].VehicleId").Value<string>(), refused.TargetObject);
        Assert.Equal(_session.Run("$cars[0].VehicleId; $cars[2].VehicleId").Values<object>(), run.Property("VehicleId"));
        Assert.Equal(2, _session.Run("@(Get-StellantisSandboxRequest -Method POST -Path '*/remotes').Count").Value<int>());
    }

    [Theory]
    [InlineData("getVehicleCapabilityByid", 501)]
    [InlineData("getVehicleLastTelemetries", 501)]
    [InlineData("getVehicleLastTelemetries", 403)]
    [InlineData("getVehicleRemotes", 501)]
    public void A_fact_that_the_service_does_not_offer_does_not_speak_against_a_command(string operation, int status)
    {
        var run = _session.Run($"""
            $cars[0] | Set-StellantisSandboxVehicle -Moving $false -OpenDoor @()
            Set-StellantisSandboxFault -Kind Status -Status {status} -Operation {operation} -Position 1
            $cars[0] | Invoke-StellantisHorn
            """).WithoutErrors();
        Assert.Single(run.Output);
    }

    [Theory]
    [InlineData("suppress = @{ state = $true; duration = 1 }", "NotReady")]
    [InlineData("confirm = @{ state = $true }", "Ready")]
    public void A_vehicle_whose_alarm_cannot_be_muted_says_so_of_that_command_alone(string action, string verdict)
    {
        _session.Run("$cars[0] | Set-StellantisSandboxVehicle -Moving $false -Privacy None -NoData $false -Stolen $false -Support horn")
            .WithoutErrors();
        Assert.Equal(verdict, _session.Run($"($cars[0] | Test-StellantisRemote -Action @{{ tan = @{{ {action} }} }}).Verdict").WithoutErrors()
            .Value<string>());
    }

    [Fact]
    public void The_age_of_a_fact_is_by_the_clock_of_the_service()
    {
        var run = _session.Run("""
            Step-StellantisSandbox 3d
            $cars[0] | Set-StellantisSandboxVehicle -Moving $false -Privacy None -OpenDoor Driver
            ($cars[0] | Test-StellantisRemote -Action @{ locking = @{ state = 'Locked' } }).Reasons
            """).WithoutErrors();
        Assert.InRange((TimeSpan)Assert.Single(run.Property("Age"))!, TimeSpan.Zero, TimeSpan.FromHours(12));
    }

    [Fact]
    public void Telemetry_of_the_past_is_not_taken_for_how_a_vehicle_is_now()
    {
        _session.Run("""
            $cars[0] | Set-StellantisSandboxVehicle -Moving $false -OpenDoor @()
            $past = $cars[0] | Get-StellantisTelemetry -First 1
            $cars[0] | Set-StellantisSandboxVehicle -OpenDoor Driver
            """).WithoutErrors();
        Assert.StartsWith("NotReady,", _session.Run("$past | Lock-StellantisVehicle").Error.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void Further_commands_to_a_vehicle_wait_for_the_one_before()
    {
        var run = _session.Run("$cars[0], $cars[0], $cars[0] | Invoke-StellantisVehicleFinder -SkipCheck -Wait").WithoutErrors();
        Assert.Equal(["Success", "Success", "Success"], run.Property("Outcome"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("; $null = New-StellantisChannel -Label More -WebhookTarget https://hooks.example.com/more -Type Remote")]
    public void Without_one_channel_nothing_is_sent_and_the_error_says_what_there_is(string others)
    {
        var begin = others.Length == 0 ? "$channel | Remove-StellantisChannel -Confirm:$false" : "$null = 1";
        var run = _session.Run($"{begin}{others}; $cars[0] | Lock-StellantisVehicle");
        Assert.Contains("New-StellantisChannel", run.Error.ErrorDetails.Message, StringComparison.Ordinal);
        if (others.Length > 0)
            Assert.Contains("(Ops)", run.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Equal(0, _session.Run("@(Get-StellantisSandboxRequest -Method POST -Path '*/remotes').Count").Value<int>());
    }

    [Fact]
    public void A_vehicle_is_not_woken_up_twice_in_a_row_and_a_file_remembers_it()
    {
        var run = _session.Run("""
            $cars[0] | Invoke-StellantisWakeup -SkipCheck -LedgerPath $file | Out-Null
            $cars[0], $cars[1] | Invoke-StellantisWakeup -SkipCheck -LedgerPath $file
            """, ("file", _file));
        Assert.Contains("-CoolDown", run.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Equal(_session.Run("$cars[1].VehicleId").Value<string>(), Assert.Single(run.Property("VehicleId")));
        Assert.Equal(2, File.ReadAllLines(_file).Length);
        _session.Run("Connect-Stellantis -Sandbox -VehicleCount 40; $null = New-StellantisChannel -Label Ops -WebhookTarget " +
            "https://hooks.example.com/events -Type Remote").WithoutErrors();
        run = _session.Run("$cars[0] | Invoke-StellantisWakeup -SkipCheck -LedgerPath $file", ("file", _file));
        Assert.StartsWith("NotReady,", run.Error.FullyQualifiedErrorId, StringComparison.Ordinal);
        _session.Run("$cars[0] | Invoke-StellantisWakeup -LedgerPath $file -Force", ("file", _file)).WithoutErrors();
    }

    [Fact]
    public void A_wake_up_that_was_not_sent_does_not_count()
    {
        var run = _session.Run("""
            Set-StellantisSandboxFault -Kind Status -Status 403 -Operation sendVehicleRemotes -Position 1
            $cars[0] | Invoke-StellantisWakeup -SkipCheck
            """);
        Assert.StartsWith("Forbidden,", run.Error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Single(_session.Run("$cars[0] | Invoke-StellantisWakeup -SkipCheck").WithoutErrors().Output);
        Assert.StartsWith("NotReady,", _session.Run("$cars[0] | Invoke-StellantisWakeup -SkipCheck").Error.FullyQualifiedErrorId,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_vehicle_that_comes_twice_is_woken_up_once()
    {
        var run = _session.Run("$cars[0], $cars[1], $cars[0] | Invoke-StellantisWakeup -SkipCheck");
        Assert.StartsWith("NotReady,", run.Error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(2, run.Output.Count);
    }

    [Theory]
    [InlineData("LostAnswer")]
    [InlineData("LostClose")]
    [InlineData("LostHtml")]
    [InlineData("Truncate")]
    public void A_command_whose_answer_is_lost_is_found_again_and_was_sent_once(string fault)
    {
        var run = _session.Run($$"""
            Set-StellantisSandboxFault -Kind {{fault}} -Operation sendVehicleRemotes -Position 1
            $cars[0] | Invoke-StellantisHorn -SkipCheck
            @($cars[0] | Get-StellantisRemote).RemoteId
            """).WithoutErrors();
        Assert.Equal(2, run.Output.Count);
        Assert.Equal(run.Output[1].BaseObject, run.Output[0].Properties["RemoteId"].Value);
    }

    [Fact]
    public void What_was_lost_is_looked_for_by_the_label_that_the_module_made_and_by_no_other()
    {
        var run = _session.Run("""
            $mine = $cars[0] | Invoke-StellantisHorn -SkipCheck
            $yours = $cars[1] | Invoke-StellantisHorn -SkipCheck -Label Evening
            foreach ($sent in $mine, $yours) {
                [pscustomobject]@{ VehicleId = $sent.VehicleId; ChannelId = $sent.ChannelId; Label = $sent.Label } | Wait-StellantisRemote
            }
            """);
        Assert.Equal(_session.Run("$mine.RemoteId").Value<string>(), run.Output[0].Properties["RemoteId"].Value);
        Assert.Equal("Unknown", run.Output[1].Properties["Outcome"].Value);
        Assert.StartsWith("OutcomeUnknown,", run.Error.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_ends_a_wait_early_leaves_what_is_under_way_where_it_can_be_taken_up()
    {
        _session.Run("""
            $cars[0] | Set-StellantisSandboxVehicle -RemoteOutcome Failed -RemoteCause DoorsOpen -RemoteLife 5s
            $cars[1..2] | Set-StellantisSandboxVehicle -RemoteStatus SentToVehicle
            try { $cars[0..2] | Invoke-StellantisLight -SkipCheck -Wait -ErrorAction Stop } catch { $ended = $_ }
            $cars[1..2] | Set-StellantisSandboxVehicle -RemoteOutcome None
            """);
        Assert.StartsWith("RemoteFailed,", _session.Run("$ended.FullyQualifiedErrorId").Value<string>(), StringComparison.Ordinal);
        Assert.Contains("Wait-StellantisRemote", _session.Screen, StringComparison.Ordinal);
        var run = _session.Run("""
            $left = @($Error | Where-Object FullyQualifiedErrorId -like RemotePending*)[0].TargetObject
            $left | Wait-StellantisRemote -TimeoutSec 2m
            """).WithoutErrors();
        Assert.Equal(_session.Run("$cars[1..2].VehicleId | Sort-Object").Values<object>(), run.Property("VehicleId").Order());
        Assert.Equal(3, _session.Run("@(Get-StellantisSandboxRequest -Method POST -Path '*/remotes').Count").Value<int>());
    }

    [Fact]
    public async Task A_wait_that_is_stopped_while_it_looks_for_what_was_lost_leaves_it_too()
    {
        using var server = CannedServer.Hanging();
        using var session = new PowerShellSession().To(server.BaseUri);
        using var stop = new CancellationTokenSource();
        var running = Task.Run(() => session.Run("""
            [pscustomobject]@{ VehicleId = 'VR3UHZKXZPT500042'; ChannelId = 'ch-1'; Label = 'horn 0123456789ab' } | Wait-StellantisRemote
            """, stop.Token));
        await server.Held.WaitAsync(TimeSpan.FromMinutes(1));
        await stop.CancelAsync();
        Assert.True((await running).Stopped);

        var left = session.Run("@($Error | Where-Object FullyQualifiedErrorId -Like 'RemotePending*')[0].TargetObject").WithoutErrors();
        Assert.Equal("horn 0123456789ab", Assert.Single(left.Property("Label")));
    }

    [Theory]
    [InlineData("$cars[0..2] | Invoke-StellantisHorn -SkipCheck")]
    [InlineData("$cars[0..2] | Invoke-StellantisHorn -SkipCheck -Wait")]
    [InlineData("$cars[0..2] | Invoke-StellantisHorn -SkipCheck | Wait-StellantisRemote")]
    public void What_is_stopped_in_the_hands_of_the_next_command_is_left_like_the_others(string statement)
    {
        using var stop = new CancellationTokenSource();
        var run = _session.Run($$"""
            $cars[0..2] | Set-StellantisSandboxVehicle -RemoteOutcome Success -RemoteLife 1s
            {{statement}} | ForEach-Object { $stop.Cancel(); while ($true) { } }
            """, stop.Token, ("stop", stop));
        Assert.True(run.Stopped);

        var left = _session.Run("""
            $left = $Error | Where-Object FullyQualifiedErrorId -Like 'RemotePending*' | ForEach-Object TargetObject
            $lost = $Error | Where-Object FullyQualifiedErrorId -Like 'OutcomeUnknown*' | ForEach-Object TargetObject
            $sent = @((Get-StellantisSandboxRequest -Method POST -Path '*/remotes').Path | ForEach-Object { ($_ -split '/')[-4] })
            $sent | Where-Object { $_ -notin $left.VehicleId -and $_ -notin $lost }
            """).WithoutErrors();
        Assert.Empty(left.Output);
        Assert.NotEmpty(_session.Run("$left").Output);
    }

    [Theory]
    [InlineData("'x' | Wait-StellantisRemote")]
    [InlineData("$cars[0] | Wait-StellantisRemote")]
    [InlineData("$cars[0] | Lock-StellantisVehicle -Wait -TimeoutSec 0")]
    [InlineData("$cars[0] | Lock-StellantisVehicle -TimeoutSec 60")]
    [InlineData("$cars[0] | Start-StellantisPreconditioning -Temperature 99")]
    [InlineData("$cars[0] | Start-StellantisPreconditioning -Slot 5 -At 07:00")]
    [InlineData("$cars[0] | Start-StellantisCharging -At 25:00")]
    [InlineData("$cars[0] | Send-StellantisDestination -Destination @{ Name = 'Depot' }")]
    public void Bad_input_is_one_error_and_nothing_is_sent(string statement)
    {
        var sent = _session.Run("@(Get-StellantisSandboxRequest -Method POST -Path '*/remotes').Count").Value<int>();
        Assert.Single(_session.Run(statement).Errors);
        Assert.Equal(sent, _session.Run("@(Get-StellantisSandboxRequest -Method POST -Path '*/remotes').Count").Value<int>());
    }

    [Fact]
    public void A_wait_for_no_command_ends_at_once() => Assert.Empty(_session.Run("@() | Wait-StellantisRemote").WithoutErrors().Output);

    private static JToken Sorted(JToken token) => token switch
    {
        JObject members => new JObject(
            members.Properties().OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => new JProperty(p.Name, Sorted(p.Value)))),
        JArray items => new JArray(items.Select(Sorted)),
        JValue { Value: long or double } number => new JValue((double)number),
        _ => token,
    };
}
