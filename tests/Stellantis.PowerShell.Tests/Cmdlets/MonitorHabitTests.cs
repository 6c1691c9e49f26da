using Newtonsoft.Json.Linq;
using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Xunit;

namespace Stellantis.PowerShell.Tests.Cmdlets;

/// <summary>What people type by habit when they make monitors and commands.</summary>
public sealed class MonitorHabitTests : IDisposable
{
    private const string Setting = "-Label Key -Trigger @{ s=@{ setting=@{ type='digitalkey' } } }";

    private readonly CannedService _service = new();
    private readonly PowerShellSession _session = new();

    public MonitorHabitTests() => _session.To(_service.BaseUri);

    public void Dispose()
    {
        _session.Dispose();
        _service.Dispose();
    }

    [Theory]
    [InlineData("'VR3UHZKXZPT500041', 'VR3UHZKXZPT500042' | New-StellantisMonitor ch-1 " + Setting)]
    [InlineData("[pscustomobject]@{ Vin='VR3UHZKXZPT500041' }, [pscustomobject]@{ VehicleId='VR3UHZKXZPT500042' } | " +
        "New-StellantisMonitor ch-1 " + Setting)]
    [InlineData("New-StellantisMonitor ch-1 -VehicleId VR3UHZKXZPT500041, VR3UHZKXZPT500042 " + Setting)]
    [InlineData("'VR3UHZKXZPT500041', 'VR3UHZKXZPT500042' | Add-StellantisMonitorHandle ch-1 mo-7")]
    public void Vehicles_come_by_the_pipeline_as_text_or_by_property(string command)
    {
        var run = _session.Run(command).WithoutErrors();
        Assert.Empty(run.Warnings);
        var sent = _service.Take();
        Assert.Equal(["VR3UHZKXZPT500041", "VR3UHZKXZPT500042"],
            JToken.Parse(sent[^1].Body)["vehicleIds"]!.Select(id => (string)id!));
        if (sent.Count > 1)
            Assert.Equal("s", (string?)JToken.Parse(sent[0].Body).SelectToken("triggerParam.boolExp"));
    }

    [Fact]
    public void A_channel_in_the_pipeline_is_still_the_channel()
    {
        _session.Run("Get-StellantisChannel ch-1 | New-StellantisMonitor " + Setting).WithoutErrors();
        Assert.Equal("POST /accounts/channels/ch-1/monitors", _service.Take()[^1].ToString());
    }

    [Theory]
    [InlineData("New-StellantisMonitor ch-1 -VehicleId $null " + Setting, "-VehicleId names no vehicle")]
    [InlineData("[pscustomobject]@{ Vin='' } | New-StellantisMonitor ch-1 " + Setting, "-VehicleId names no vehicle")]
    [InlineData("@() | New-StellantisMonitor ch-1 " + Setting, "no monitor is created")]
    public void A_monitor_for_no_vehicle_warns(string command, string warning)
    {
        var run = _session.Run(command).WithoutErrors();
        Assert.Contains(warning, Assert.Single(run.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_monitor_without_the_parameter_says_nothing() =>
        Assert.Empty(_session.Run("New-StellantisMonitor ch-1 " + Setting).WithoutErrors().Warnings);

    [Theory]
    [InlineData("Send-StellantisRemote VR3UHZKXZPT500042 ch-1 @{ lock=@{ state='Locked' } }", "did you mean 'locking'?")]
    [InlineData("Send-StellantisRemote VR3UHZKXZPT500042 ch-1 @{ windows=@{ state='Open' } }", "'windows' is not a command. Allowed: locking, horn")]
    [InlineData("New-StellantisMonitor ch-1 " + Setting +
        " -Action @{ type='Remote'; remoteAction=@{ remote=@{ action=@{ lock=@{ state='Locked' } } } } }", "did you mean 'locking'?")]
    [InlineData("New-StellantisMonitor ch-1 " + Setting + " -Action @{ lock=@{ state='Locked' } }", "'lock' is not a member of an action")]
    [InlineData("New-StellantisMonitor ch-1 -Label Z -Trigger @{ z=@{ zone=@{ transition='in'; place=@{ polygon=@(@(1,2),@(3,4)) } } } }",
        "circles only")]
    public void What_the_service_cannot_know_is_refused_with_what_was_meant_and_nothing_is_sent(string command, string message)
    {
        var error = _session.Run(command).Error;
        Assert.StartsWith("InvalidBody,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(message, error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Empty(_service.Take());
    }

    [Fact]
    public void A_command_that_only_the_service_knows_goes_as_json_text_with_a_warning()
    {
        var run = _session.Run("$null = Send-StellantisRemote VR3UHZKXZPT500042 ch-1 -Body '{\"action\":{\"windows\":{\"state\":\"Open\"}}}'")
            .WithoutErrors();
        Assert.Contains("action.windows", Assert.Single(run.Warnings), StringComparison.Ordinal);
        Assert.Single(_service.Take());
    }

    [Fact]
    public void Words_in_any_casing_leave_as_the_service_spells_them()
    {
        _session.Run("""
            New-StellantisMonitor ch-1 -Label Z -ExtendedEventParam VEHICLE.ALERTS.ACTIVE -RefreshEvent 5m `
              -Attribute @{ TYPE='body'; Key='k'; value='$Vin' } `
              -Trigger @{ z=@{ ZONE=@{ Transition='IN'; PLACE=@{ RADIUS=5; center=@{ Longitude=1; latitude=2 } } } } } `
              -Action @{ type='REMOTE'; RemoteAction=@{ remote=@{ action=@{ LOCKING=@{ State='locked' } } } } }
            """).WithoutErrors();
        Assert.True(JToken.DeepEquals(JToken.Parse("""
            {"label":"Z","subscribeParam":{"refreshEvent":300},"onEvent":{"actions":[{"type":"Remote","remoteAction":{"remote":{"action":{
              "locking":{"state":"Locked"}}}}}]},"attributes":[{"type":"Body","key":"k","value":"$Vin"}],
             "extendedEventParam":["vehicle.alerts.active"],"triggerParam":{"triggers":[
              {"name":"z","zone":{"transition":"In","place":{"radius":5,"center":{"longitude":1,"latitude":2}}}}],"boolExp":"z"}}
            """), JToken.Parse(_service.Take()[^1].Body)));
    }

    [Fact]
    public void A_planned_trip_of_a_sandbox_takes_the_words_of_durations()
    {
        var run = _session.Run("""
            Connect-Stellantis -Sandbox -World @{
                vehicles = @(@{ trips = @(@{ startedAt = '2026-01-01T08:00:00Z'; duration = '45m'; distance = 20 }) }) }
            (Get-StellantisVehicle -First 1 | Get-StellantisTrip -First 1).Duration.TotalMinutes
            """).WithoutErrors();
        Assert.Equal(45.0, run.Values<object>()[^1]);
    }
}
