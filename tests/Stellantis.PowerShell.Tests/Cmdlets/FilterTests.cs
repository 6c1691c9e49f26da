using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Xunit;

namespace Stellantis.PowerShell.Tests.Cmdlets;

/// <summary>What users filter by, as it goes over the wire.</summary>
public sealed class FilterTests : IDisposable
{
    private readonly CannedService _service = new();
    private readonly PowerShellSession _session = new();

    public FilterTests() => _session.To(_service.BaseUri).Run("", ("v", CannedService.Vehicle)).WithoutErrors();

    public void Dispose()
    {
        _session.Dispose();
        _service.Dispose();
    }

    [Theory]
    [InlineData("10-50", "10-50")]
    [InlineData("10..50", "10-50")]
    [InlineData("10,50", "10-50")]
    [InlineData("'10,50'", "10-50")]
    [InlineData("(10..50)", "10-50")]
    [InlineData("10-", "10-")]
    [InlineData("-50", "0-50")]
    [InlineData("'-50'", "0-50")]
    [InlineData("..50", "0-50")]
    [InlineData("10..", "10-")]
    [InlineData("0.1-", "0.1-")]
    [InlineData("1.5..2.5", "1.5-2.5")]
    [InlineData("0.5, 2.5", "0.5-2.5")]
    [InlineData("'0.5', '2.5'", "0.5-2.5")]
    [InlineData("' 10 - 50 '", "10-50")]
    [InlineData("10", "10-10")]
    [InlineData("0.5", "0.5-0.5")]
    public void A_range_is_taken_in_every_form_that_people_write_it(string given, string sent)
    {
        foreach (var culture in new[] { "en-GB", "fr-FR" })
        {
            var run = _session.Run($"[cultureinfo]::CurrentCulture = '{culture}'; $null = Get-StellantisTrip $v -All -Distance {given}");
            run.WithoutErrors();
            Assert.Equal([sent], _service.Take()[0].Values("distance"));
        }
    }

    [Theory]
    [InlineData("300-3600", "300-3600")]
    [InlineData("([timespan]'00:05:00'), ([timespan]'01:00:00')", "300-3600")]
    [InlineData("([timespan]'00:05:00')", "300-300")]
    [InlineData("PT5M-PT1H", "300-3600")]
    [InlineData("PT5M-", "300-")]
    public void A_duration_is_seconds_or_time_spans(string given, string sent)
    {
        _session.Run($"$null = Get-StellantisChargingSession $v -All -Duration {given}").WithoutErrors();
        Assert.Equal([sent], _service.Take()[0].Values("duration"));
    }

    [Theory]
    [InlineData("50-10")]
    [InlineData("fifty")]
    [InlineData("'-'")]
    [InlineData("''")]
    [InlineData("1-2-3")]
    public void A_range_that_makes_no_sense_is_refused_with_its_parameter_and_nothing_is_sent(string given)
    {
        var error = _session.Run($"Get-StellantisTrip $v -Distance {given}").Error;
        Assert.Contains("Distance", error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(_service.Take());
    }

    [Theory]
    [InlineData("Get-StellantisTrip $v", "type=Normal")]
    [InlineData("Get-StellantisTrip $v -Type @()", "")]
    [InlineData("Get-StellantisTrip $v -Type Normal, Night", "type=Normal&type=Night")]
    [InlineData("Get-StellantisTrip $v -State Nominal, Unfinished -Kinetic HardBraking, HardCornering -Propulsion Electric, Hybrid",
        "states=Nominal&states=Unfinished&type=Normal&kinetics=HardBraking&kinetics=HardCornering&propulsions=Electric&propulsions=Hybrid")]
    [InlineData("Get-StellantisTrip $v -OrderBy Ascending", "orderBy=ascending&type=Normal")]
    [InlineData("Get-StellantisTrip $v -OrderBy DESCENDING -First 3", "orderBy=descending&type=Normal&pageSize=3")]
    [InlineData("Get-StellantisTrip $v -All", "type=Normal&pageSize=500")]
    [InlineData("Get-StellantisTrip $v -Count", "type=Normal&pageSize=1")]
    [InlineData("Get-StellantisChargingSession $v -State DataLacking -Power 10000- -Level 20..80 -Autonomy 50..",
        "states=DataLacking&power=10000-&level=20-80&autonomy=50-")]
    [InlineData("Get-StellantisAlarm $v -Type vehicle.alarm.status, vehicle.alarm.trigger", "type=vehicle.alarm.status&type=vehicle.alarm.trigger")]
    [InlineData("Get-StellantisTripWayPoint $v tr-204 -Tolerance 0.05 -Kinetic HardBraking -Propulsion Thermal",
        "propulsions=Thermal&kinetics=HardBraking&tolerance=0.05")]
    [InlineData("Get-StellantisTripWayPoint $v tr-204 -First 10 -Skip 5", "indexRange=5-14")]
    [InlineData("Get-StellantisTripTelemetry $v tr-204 -Type vehicle.battery, vehicle.kinetic -Skip 5",
        "indexRange=5-&type=vehicle.battery&type=vehicle.kinetic")]
    [InlineData("Get-StellantisTelemetry $v -Type vehicle.location -PageSize 7", "type=vehicle.location&pageSize=7")]
    [InlineData("Get-StellantisTelemetry $v -Latest -Type vehicle.location, environment", "type=vehicle.location&type=environment")]
    [InlineData("Get-StellantisTelemetry $v -Latest", "")]
    [InlineData("Get-StellantisChannel -Type Remote, Monitor", "types=Remote&types=Monitor")]
    [InlineData("Get-StellantisMonitorHandle ch-1 mo-7 -VinPrefix VR3 -All", "vinPrefix=VR3&pageSize=500")]
    [InlineData("Get-StellantisVehicle $v -Extension devices, callCenterNumbers", "extension=devices&extension=callCenterNumbers")]
    public void A_filter_goes_out_as_the_service_takes_it_in_any_culture(string command, string query)
    {
        foreach (var culture in new[] { "en-GB", "fr-FR", "ar-SA" })
        {
            _session.Run($"[cultureinfo]::CurrentCulture = '{culture}'; $null = {command} -WarningAction Ignore").WithoutErrors();
            Assert.Equal(Sorted(query.Split('&')), Sorted(_service.Take()[0].QueryText.Split('&')));
        }
    }

    public static TheoryData<string> Windows => [.. VehicleRead.All.Where(read => read.HasWindow).Select(read => read.Call)];

    [Theory]
    [MemberData(nameof(Windows))]
    public void A_window_of_time_is_open_where_nothing_was_given(string command)
    {
        foreach (var (window, sent) in s_windows)
        {
            _session.Run($"$null = {command} {window} -WarningAction Ignore").WithoutErrors();
            Assert.Equal(sent, _service.Take()[0].Values("timestamps"));
        }
        Assert.StartsWith("InvalidRequest",
            _session.Run($"{command} -Since 2026-01-01 -TimeRange 2026-01-01T00:00:00Z/P1D").Error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(_service.Take());
    }

    private static readonly (string Window, string[] Sent)[] s_windows =
    [
        ("", []),
        ("-Since 2026-01-02T03:04:05Z", ["2026-01-02T03:04:05Z/"]),
        ("-Until 2026-01-02T03:04:05+02:00", ["/2026-01-02T01:04:05Z"]),
        ("-Since 2026-01-02T00:00:00Z -Until 2026-01-03T00:00:00Z", ["2026-01-02T00:00:00Z/2026-01-03T00:00:00Z"]),
        ("-TimeRange 2026-01-02T00:00:00Z/PT2H, R3/2026-01-02T00:00:00Z/P1D/PT1H", ["2026-01-02T00:00:00Z/PT2H", "R3/2026-01-02T00:00:00Z/P1D/PT1H"]),
    ];

    [Fact]
    public void A_value_that_the_service_adds_tomorrow_is_sent_today()
    {
        _session.Run("$null = Get-StellantisTrip $v -All -State Dreaming -Kinetic Wheelie -Propulsion Nuclear -OrderBy Sideways").WithoutErrors();
        Assert.Equal("orderBy=sideways&states=Dreaming&type=Normal&kinetics=Wheelie&propulsions=Nuclear&pageSize=500", _service.Take()[0].QueryText);
    }

    [Theory]
    [InlineData("Get-StellantisTrip $v -TripId tr-204 -First 3")]
    [InlineData("Get-StellantisTrip $v -TripId tr-204 -Since 2026-01-01")]
    [InlineData("Get-StellantisTrip $v tr-204 -Distance 10-")]
    [InlineData("Get-StellantisChargingSession $v -ChargingSessionId cs-40 -All")]
    [InlineData("Get-StellantisStolenReport $v -StolenReportId st-5 -Count")]
    [InlineData("Get-StellantisAlert $v -AlertId al-31 -Active")]
    [InlineData("Get-StellantisRemote $v ch-1 -RemoteId re-3 -PageSize 10")]
    [InlineData("Get-StellantisTelemetry $v -Latest -All")]
    [InlineData("Get-StellantisTelemetry $v -Latest -First 1")]
    [InlineData("Get-StellantisTelemetry $v -Latest -Skip 1")]
    [InlineData("Get-StellantisTelemetry $v -Latest -PageSize 10")]
    [InlineData("Get-StellantisTelemetry $v -Latest -Count")]
    [InlineData("Get-StellantisTelemetry $v -Latest -Since 2026-01-01")]
    [InlineData("Get-StellantisTelemetry $v -Latest -Until 2026-01-01")]
    [InlineData("Get-StellantisTelemetry $v -Latest -TimeRange 2026-01-01T00:00:00Z/P1D")]
    [InlineData("Get-StellantisTelemetry $v -Latest -OrderBy ascending")]
    public void What_is_for_collections_is_refused_where_there_is_one_thing(string command)
    {
        Assert.True(_session.Run(command).Error.FullyQualifiedErrorId.Split(',')[0] is "AmbiguousParameterSet" or "PositionalParameterNotFound"
            or "InvalidRequest");
        Assert.Empty(_service.Take());
    }

    private static IEnumerable<string> Sorted(IEnumerable<string> query) => query.Order(StringComparer.Ordinal);
}
