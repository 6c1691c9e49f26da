using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Xunit;

namespace Stellantis.PowerShell.Tests.Views;

public sealed class TableTests
{
    // What is shown; the answer; the headers at every width; what the last column has room for at 120 columns besides; a row, without its time.
    private static readonly Dictionary<string, (string Script, Func<string> Answer, string Headers, string More, string Row)> s_tables = new()
    {
        ["telemetry"] = ("Get-StellantisTelemetry $v", () => Shown.Page("telemetries", Shown.Document("telemetry")),
            "Sent Vehicle Age Ignition State", ", 40913 km, 47.2184,-1.5536", " StartUp  Electric 66 %, Fuel 38 %"),
        ["trips"] = ("Get-StellantisTrip $v", () => Shown.Page("trips", Shown.Document("trip")),
            "Started Vehicle Age Distance Trip", " km/h, 112 km/h at most, gaps", "    32 km tr-204, 0:51 h, 38"),
        ["way points"] = ("Get-StellantisTripWayPoint $v tr-204", () => Shown.Page("positions", Shown.Document("trip-way-point")),
            "Taken Latitude Longitude Altitude Heading", "", "47.30000   -1.44000     34 m    182°"),
        ["collisions"] = ("Get-StellantisCollision $v", () => Shown.Page("collisions", Shown.Document("collision")),
            "Recorded Vehicle Collision", ", co-9", $"{Shown.VehicleId} tipped over, Front Minor, Lateral"),
        ["alarms"] = ("Get-StellantisAlarm $v", () => Shown.Page("alarms", Shown.Document("alarm")),
            "When Vehicle Status Alarm", "", $"{Shown.VehicleId} Active   GlassBreached, am-12"),
        ["charging sessions"] = ("Get-StellantisChargingSession $v", () => Shown.Page("sessions", Shown.Document("charging-session")),
            "Started Vehicle Level Charged", ", Disconnected, cs-40", $"{Shown.VehicleId}  24 to 82 % 26.7 kWh, 4:30 h"),
        ["stolen reports"] = ("Get-StellantisStolenReport $v", () => Shown.Page("stolen", Shown.Document("stolen-report")),
            "Started Vehicle Stolen Report", "", $"{Shown.VehicleId} False  st-5, 47.2,-1.55, ended"),
        ["stolen way points"] = ("Get-StellantisStolenWayPoint $v st-5", () => Shown.Page("positions", Shown.Document("stolen-way-point")),
            "Taken Latitude Longitude Altitude Heading", "", "47.40000   -1.70000     52 m    182°"),
        ["handles"] = ("Get-StellantisMonitorHandle ch-1 mo-7", () =>
            $$"""{ "_embedded": { "vehicleIds": [ "{{Shown.VehicleId}}" ], "groups": [ "root" ] } }""",
            "Kind Watched MonitorId ChannelId", "", $"Vehicle {Shown.VehicleId} mo-7             ch-1"),
        ["changed handles"] = ("Add-StellantisMonitorHandle ch-1 mo-7 $v -PassThru", () => Shown.Document("monitor-handle-ref"),
            "Updated MonitorId Groups Vehicles", "", $"mo-7                     root     {Shown.VehicleId}"),
        ["energies"] = ("(Get-StellantisTelemetry $v -Latest).Energies", () => Shown.Document("latest-telemetry"),
            "Type SubType Level Autonomy Battery", "", "Electric ElectricEnergy   65.5 %    204 km InProgress, 30125 Wh of 46300 Wh"),
        ["tyres"] = ("(Get-StellantisTelemetry $v -Latest).TyreState", () => Shown.Document("latest-telemetry"),
            "Wheel Status Pressure Sent", "", "RearRight       SignificantlyLow  1.71 bar"),
        ["doors"] = ("(Get-StellantisTelemetry $v -Latest).DoorsState", () => Shown.Document("latest-telemetry"),
            "Locks Sent Open", "", "Driver"),
        ["position"] = ("(Get-StellantisTelemetry $v -Latest).Location", () => Shown.Document("latest-telemetry"),
            "Taken Latitude Longitude Altitude Heading", "", "47.21840   -1.55360     25 m    182°"),
    };

    public static TheoryData<string> Tables => [.. s_tables.Keys];

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_table_shows_times_values_and_units_in_80_columns_and_in_120(string what)
    {
        var (script, answer, headers, more, row) = s_tables[what];
        foreach (var width in (int[])[80, 120])
        {
            var lines = Shown.Lines($"$v = '{Shown.VehicleId}'; {script}", answer(), width);
            Assert.Equal(headers, Words(lines[0]));
            Assert.Contains(lines.Skip(2), line => line.Contains(row, StringComparison.Ordinal)
                && (width == 80 || line.Contains(more, StringComparison.Ordinal)));
        }
    }

    [Theory]
    [InlineData("Get-StellantisTrip $v tr-204", "trip", "2026-03-02T06:00:00Z", "yyyy-MM-dd HH:mm")]
    [InlineData("Get-StellantisChargingSession $v cs-40", "charging-session", "2026-03-01T22:00:00Z", "yyyy-MM-dd HH:mm")]
    [InlineData("Get-StellantisAlarm $v am-12", "alarm", "2026-02-27T23:14:09Z", "yyyy-MM-dd HH:mm")]
    [InlineData("Get-StellantisCollision $v co-9", "collision", "2026-01-19T08:12:45Z", "yyyy-MM-dd HH:mm")]
    [InlineData("Get-StellantisStolenReport $v st-5", "stolen-report", "2026-02-28T03:00:00Z", "yyyy-MM-dd HH:mm")]
    [InlineData("(Get-StellantisTelemetry $v -Latest).Location", "latest-telemetry", "2026-03-02T06:39:55Z", "yyyy-MM-dd HH:mm:ss")]
    public void Times_are_those_of_the_own_clock(string script, string document, string time, string format) =>
        Assert.StartsWith(Shown.Local(time, format), Shown.Lines($"$v = '{Shown.VehicleId}'; {script}", Shown.Document(document), 80)[2],
            StringComparison.Ordinal);

    [Fact]
    public void What_an_answer_does_not_tell_is_left_blank()
    {
        foreach (var script in (string[])["Get-StellantisTrip $v t", "Get-StellantisChargingSession $v s", "Get-StellantisAlarm $v a",
            "Get-StellantisCollision $v c", "Get-StellantisStolenReport $v s"])
        {
            var lines = Shown.Lines($"Set-StrictMode -Version Latest; $v = '{Shown.VehicleId}'; {script}", "{}", 80);
            Assert.Equal(Shown.VehicleId, lines[2].Trim());
        }
    }

    [Fact]
    public void A_charging_that_runs_says_so()
    {
        var lines = Shown.Lines($"Get-StellantisChargingSession {Shown.VehicleId} s",
            """{ "sid": "s", "state": { "done": false }, "startEnergy": { "level": 24.4 } }""", 80);
        Assert.Contains("from 24 %", lines[2], StringComparison.Ordinal);
        Assert.Contains("(running)", lines[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public void The_capability_of_a_vehicle_names_all_remote_commands_that_it_obeys(int width)
    {
        using var session = new PowerShellSession().ToSandbox();
        var lines = Shown.Lines(session, "Get-StellantisVehicle -First 1 | Get-StellantisVehicleCapability", width);
        Assert.Equal("Vehicle Brand Remote", Words(lines[0]));
        var supported = session.Run("(Get-StellantisVehicle -First 1 | Get-StellantisVehicleCapability).Remote.ToString()").Value<string>();
        Assert.Equal(supported, string.Join(' ', lines.Skip(2).Select(line => line[27..])));
    }

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public void A_remote_command_shows_how_far_it_is(int width)
    {
        using var session = new PowerShellSession().ToSandbox();
        var lines = Shown.Lines(session, """
            $c = New-StellantisChannel -Label Hook -WebhookTarget https://hooks.example.com/events
            $null = Get-StellantisVehicle -First 1 |
                Send-StellantisRemote -ChannelId $c -Action @{ horn = @{ state = 'Activated' } } -InformationVariable change
            Get-StellantisVehicle -First 1 | Get-StellantisRemote
            """, width);
        Assert.Equal("Vehicle Status Command", Words(lines[0]));
        Assert.Contains(" sound the horn", lines[2], StringComparison.Ordinal);

        lines = Shown.Lines(session, "$change.MessageData", width);
        Assert.Equal("Time Outcome Change", Words(lines[0]));
        Assert.Contains(" Done           Send-StellantisRemote sound the horn of ", lines[2], StringComparison.Ordinal);
    }

    private static string Words(string line) => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
