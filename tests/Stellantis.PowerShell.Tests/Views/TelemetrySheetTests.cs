using Xunit;

namespace Stellantis.PowerShell.Tests.Views;

public sealed class TelemetrySheetTests
{
    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public void The_latest_telemetry_opens_as_a_sheet(int width) => Assert.Equal(
        [
            "Vehicle         : VR3UHZKXZPT500042",
            "Sent            : " + Shown.Local("2026-03-02T06:41:08Z", "yyyy-MM-dd HH:mm:ss zzz"),
            "Ignition        : StartUp",
            "Speed           : 81 km/h",
            "Position        : 47.2184,-1.5536",
            "Odometer        : 40912.5 km",
            "Energies        : Electric 65.5 %, 204 km, charging: InProgress, 1:25 h left",
            "                  Fuel 38.25 %, 290.5 km",
            "                  Hydrogen, charging: Stopped",
            "Preconditioning : Failure, LowBattery",
            "Doors           : Unlocked, CargoDoorsLocked; open: Driver",
            "Tyres           : FrontLeft 2.3 bar, RearRight 1.7 bar SignificantlyLow",
            "Outside         : -2.5 °C, night",
            "Maintenance in  : -4 days, 1250 km",
            "Alerts          : OilLevelLow",
            "Alarm           : Active, GlassBreached",
            "Stolen          : no",
            "Privacy         : None",
        ],
        Shown.Lines($"Get-StellantisTelemetry {Shown.VehicleId} -Latest", Shown.Document("latest-telemetry"), width));

    [Theory]
    [InlineData("Get-StellantisTelemetry VR3UHZKXZPT500042, VR3UHZKXZPT500043 -Latest")]
    [InlineData("Get-StellantisTelemetry VR3UHZKXZPT500042, VR3UHZKXZPT500043 -Latest -ThrottleLimit 1")]
    [InlineData("'VR3UHZKXZPT500042', 'VR3UHZKXZPT500043' | Get-StellantisTelemetry -Latest")]
    [InlineData("'VR3UHZKXZPT500042', 'VR3UHZKXZPT500043' | Get-StellantisTelemetry -Latest -PipelineVariable car | ForEach-Object { $car }")]
    public void The_latest_telemetry_of_many_vehicles_is_a_table_with_a_row_for_each(string script)
    {
        var lines = Shown.Lines(script, Shown.Document("latest-telemetry"), 80);
        Assert.StartsWith("Sent ", lines[0], StringComparison.Ordinal);
        Assert.Equal(4, lines.Count);
    }

    [Fact]
    public void The_latest_telemetry_of_one_vehicle_that_was_piped_in_is_a_sheet() => Assert.StartsWith(
        "Vehicle   ", Shown.Lines("'VR3UHZKXZPT500042' | Get-StellantisTelemetry -Latest", Shown.Document("latest-telemetry"), 80)[0],
        StringComparison.Ordinal);

    [Fact]
    public void The_sheet_leaves_out_what_the_vehicle_did_not_send() => Assert.Equal(
        ["Vehicle  : VR3UHZKXZPT500042", "Odometer : 12 km", "Privacy  : Geolocation"],
        Shown.Lines($"Set-StrictMode -Version Latest; Get-StellantisTelemetry {Shown.VehicleId} -Latest",
            """{ "privacy": { "state": "Geolocation" }, "vehicle": { "odometer": { "mileage": 12 } } }""", 80));

    [Fact]
    public void The_sheet_marks_values_that_cannot_be_true() => Assert.Contains(
        "Implausible : Engines[0].OilTemp",
        Shown.Lines($"Get-StellantisTelemetry {Shown.VehicleId} -Latest",
            """{ "vehicle": { "engines": [ { "extension": { "thermic": { "oil": { "temp": 215 } } } } ] } }""", 80));

    [Fact]
    public void No_alerts_are_told_apart_from_no_word_about_them() => Assert.Contains(
        "Alerts  : none",
        Shown.Lines($"Get-StellantisTelemetry {Shown.VehicleId} -Latest", """{ "vehicle": { "alerts": { "active": { "activeAlerts": [] } } } }""",
            80));
}
