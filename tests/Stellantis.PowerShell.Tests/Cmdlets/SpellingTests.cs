using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Xunit;

namespace Stellantis.PowerShell.Tests.Cmdlets;

/// <summary>VINs and words of the API as people type them leave as the service spells them.</summary>
public sealed class SpellingTests : IDisposable
{
    private readonly CannedService _service = new();
    private readonly PowerShellSession _session = new();

    public SpellingTests() => _session.To(_service.BaseUri);

    public void Dispose()
    {
        _session.Dispose();
        _service.Dispose();
    }

    [Theory]
    [InlineData("Get-StellantisVehicle 'vr3uhzkxzpt500042'")]
    [InlineData("Get-StellantisVehicle \" VR3UHZKXZPT500042`t\"")]
    [InlineData("Get-StellantisTelemetry ' vr3uhzkxzpt500042 ' -Latest")]
    [InlineData("' vr3uhzkxzpt500042' | Get-StellantisAlert")]
    [InlineData("[pscustomobject]@{ Vin = 'vr3uhzkxzpt500042 ' } | Get-StellantisAlert")]
    [InlineData("[pscustomobject]@{ VehicleId = 'vr3uhzkxzpt500042' } | Get-StellantisTrip -First 1")]
    [InlineData("Get-StellantisVehicleCapability -Vin vr3uhzkxzpt500042")]
    [InlineData("@('vr3uhzkxzpt500042') | Get-StellantisRemote -ChannelId ch-1 -First 1")]
    public void A_vin_leaves_trimmed_and_in_capitals(string command)
    {
        _session.Run($"$null = {command} -WarningAction Ignore").WithoutErrors();
        Assert.StartsWith("/accounts/vehicles/VR3UHZKXZPT500042", _service.Take()[0].Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a1b2c3d4e5f60718a")]
    [InlineData("0123456789abcdef0")]
    [InlineData("12345678901234567")]
    [InlineData("vehicle-0000-0042")]
    [InlineData("abcdefghijklmnopq")]
    [InlineData("vr3uhzkxzpt50004")]
    [InlineData("Zx9")]
    public void An_id_that_is_no_vin_keeps_its_letters(string id)
    {
        _session.Run($"$null = Get-StellantisVehicle '{id} ' -WarningAction Ignore");
        Assert.Equal($"/accounts/vehicles/{id}", _service.Take()[0].Path);
    }

    [Theory]
    [InlineData("Get-StellantisVehicle -VinPrefix ' vr3'")]
    [InlineData("Get-StellantisMonitorHandle ch-1 mo-7 -VinPrefix vr3")]
    public void The_beginning_of_a_vin_leaves_in_capitals(string command)
    {
        _session.Run($"$null = {command} -WarningAction Ignore").WithoutErrors();
        Assert.Equal(["VR3"], _service.Take()[0].Values("vinPrefix"));
    }

    [Fact]
    public void The_vin_of_a_connection_leaves_in_capitals()
    {
        _session.To(_service.BaseUri, "-Vin ' vr3uhzkxzpt500042'");
        _session.Run("$null = Get-StellantisChannel").WithoutErrors();
        Assert.Contains("VIN:VR3UHZKXZPT500042", _service.Take()[0].Headers["X-CVS-Scope"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_vin_in_small_letters_finds_the_vehicle_of_a_sandbox_and_its_brand()
    {
        var run = _session.Run("""
            Connect-Stellantis -Sandbox -VehicleCount 1
            $vin = " $((Get-StellantisVehicle).Vin.ToLowerInvariant()) "
            Set-StellantisSandboxVehicle $vin -Ignition stop
            (Get-StellantisTelemetry $vin -Latest).Ignition
            (Get-StellantisBrand $vin) -ne $null
            """).WithoutErrors();
        Assert.Equal(["Stop", true], run.Output.Select(o => o.BaseObject));
    }

    [Theory]
    [InlineData("Get-StellantisTrip $v -State NOMINAL, unfinished -Kinetic hardbraking -Propulsion electric -Type normal -OrderBy ASCENDING",
        "states=Nominal&states=Unfinished&type=Normal&kinetics=HardBraking&propulsions=Electric&orderBy=ascending")]
    [InlineData("Get-StellantisChargingSession $v -State datalacking", "states=DataLacking")]
    [InlineData("Get-StellantisAlarm $v -Type Vehicle.Alarm.Status", "type=vehicle.alarm.status")]
    [InlineData("Get-StellantisChannel -Type remote, MONITOR", "types=Remote&types=Monitor")]
    [InlineData("Get-StellantisVehicle $v -Extension DEVICES, callcenternumbers", "extension=devices&extension=callCenterNumbers")]
    [InlineData("Get-StellantisTripWayPoint $v tr-204 -Propulsion THERMAL -Kinetic HARDCORNERING", "propulsions=Thermal&kinetics=HardCornering")]
    [InlineData("Get-StellantisTelemetry $v -Type VEHICLE.LOCATION", "type=vehicle.location")]
    [InlineData("Get-StellantisVehicle -Locale FR-fr", "locale=fr-FR")]
    public void Words_in_any_case_leave_as_the_service_spells_them_and_nothing_is_said(string command, string query)
    {
        var run = _session.Run($"$null = {command}", ("v", CannedService.Vehicle)).WithoutErrors();
        var sent = _service.Take()[0].QueryText.Split('&').Where(p => !p.StartsWith("pageSize", StringComparison.Ordinal));
        Assert.Equal(query.Split('&').Order(StringComparer.Ordinal), sent.Order(StringComparer.Ordinal));
        Assert.DoesNotContain(run.Warnings, w => w.Contains("not known", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Get-StellantisTrip $v -All -State Nominel", "states=Nominel", "-State 'Nominel'", "'Nominal'")]
    [InlineData("Get-StellantisChannel -Type Carrier", "types=Carrier", "-Type 'Carrier'", "")]
    [InlineData("Get-StellantisTelemetry $v -All -Type vehicle.lokation", "type=vehicle.lokation", "vehicle.lokation", "vehicle.location")]
    [InlineData("Get-StellantisAlert $v -All -OrderBy sideways", "orderBy=sideways", "-OrderBy 'sideways'", "")]
    public void Words_that_are_not_known_are_warned_of_and_sent(string command, string query, string says, string meant)
    {
        var run = _session.Run($"$null = {command}", ("v", CannedService.Vehicle)).WithoutErrors();
        Assert.Contains(query, _service.Take()[0].QueryText, StringComparison.Ordinal);
        var warning = Assert.Single(run.Warnings, w => w.Contains("not known", StringComparison.Ordinal));
        Assert.Contains(says, warning, StringComparison.Ordinal);
        Assert.Contains(meant, warning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Set-StellantisSandboxFault Throttle -RetryAfter 2m", "120")]
    [InlineData("Set-StellantisSandboxFault Throttle -RetryAfter 30s", "30")]
    [InlineData("Set-StellantisSandboxFault Throttle -RetryAfter 1d", "86400")]
    [InlineData("Set-StellantisSandboxFault Throttle -RetryAfter PT1M", "60")]
    [InlineData("Set-StellantisSandboxFault Throttle -RetryAfter '1h30m'", "5400")]
    [InlineData("Set-StellantisSandboxFault Throttle -RetryAfter 7", "7")]
    [InlineData("Set-StellantisSandboxFault Throttle -RetryAfter ([timespan] '0:01')", "60")]
    [InlineData("Set-StellantisSandboxFault -Fault @{ Kind = 'Throttle'; RetryAfter = '2m'; Delay = '0s' }", "120")]
    public void A_duration_of_a_fault_takes_the_words_that_other_durations_take(string fault, string seconds)
    {
        var run = _session.Run($$"""
            Connect-Stellantis -Sandbox -VehicleCount 1 -MaxRetry 0
            {{fault}}
            try { $null = Get-StellantisVehicle -ErrorAction Stop } catch { $_.Exception.RetryAfter.TotalSeconds }
            """);
        Assert.Equal(seconds, run.Output[0].ToString());
    }

    [Theory]
    [InlineData("Set-StellantisSandboxFault Throttle -RetryAfter 1M")]
    [InlineData("Set-StellantisSandboxFault -Fault @{ Kind = 'Throttle'; RetryAfter = '1M' }")]
    [InlineData("Start-StellantisSandbox -Fault @{ Kind = 'Throttle'; Delay = '1M' }")]
    public void A_duration_of_a_fault_that_could_be_read_in_two_ways_is_refused(string fault)
    {
        _session.Run("Connect-Stellantis -Sandbox -VehicleCount 1").WithoutErrors();
        Assert.Contains("months or minutes", _session.Run(fault).Error.ToString(), StringComparison.Ordinal);
    }
}
