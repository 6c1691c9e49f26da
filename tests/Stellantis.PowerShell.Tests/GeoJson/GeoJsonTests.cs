using System.Globalization;
using System.Management.Automation;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Xunit;

namespace Stellantis.PowerShell.Tests.GeoJson;

public sealed class GeoJsonTests : IDisposable
{
    private const string Monitor = """
        { "label": "Depot", "triggerParam": { "boolExp": "z1 | z2", "triggers": [
            { "name": "z1", "zone": { "transition": "In", "place": { "radius": 10, "center": { "longitude": 2.33, "latitude": 48.86 } } } },
            { "name": "z2", "zone": { "transition": "Out", "place": { "radius": 5, "center": { "longitude": 179.99, "latitude": -16.5 } } } } ] },
          "subscribeParam": { "refreshEvent": 60 } }
        """;

    private readonly PowerShellSession _session = new();

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData(Forms.Live)]
    [InlineData(Forms.File)]
    [InlineData(Forms.Row)]
    public void The_way_points_of_trips_become_a_line_each_from_the_first_to_the_last(string form)
    {
        var points = _session.ToSandbox().Run("""
            $trips = Get-StellantisVehicle -First 3 | Get-StellantisTrip -First 2
            $trips | Get-StellantisTripWayPoint -All
            """).WithoutErrors().Output;
        var lines = Rfc7946.Features(Document("$points | ConvertTo-StellantisGeoJson -As Line", points.Select(p => Of(p, form))));

        var trips = points.GroupBy(p => p.Properties["TripId"].Value).ToList();
        Assert.Equal(trips.Select(trip => trip.Key), lines.Select(line => line.Properties["tripId"]));
        Assert.All(lines.Zip(trips), pair =>
        {
            var ordered = pair.Second.OrderBy(p => (DateTime)p.Properties["CreatedAt"].Value).ToList();
            Assert.Equal("LineString", pair.First.Type);
            Assert.Equal(ordered.Select(p => p.Properties["Longitude"].Value), pair.First.Positions.Select(p => (object)p[0]));
            Assert.Equal(ordered.Select(p => p.Properties["Latitude"].Value), pair.First.Positions.Select(p => (object)p[1]));
            Assert.Equal(Wire(ordered[0]), pair.First.Properties["startedAt"]);
            Assert.Equal(Wire(ordered[^1]), pair.First.Properties["stoppedAt"]);
            Assert.Equal(pair.Second.First().Properties["VehicleId"].Value, pair.First.Properties["vehicleId"]);
        });
    }

    [Theory]
    [InlineData(Forms.Live)]
    [InlineData(Forms.File)]
    [InlineData(Forms.Row)]
    public void A_trip_alone_is_its_two_ends(string form)
    {
        var trip = Of(_session.ToSandbox().Run("(Get-StellantisVehicle -First 1 | Get-StellantisTrip -First 1)").WithoutErrors().Output[0], form);
        var points = Rfc7946.Features(Document("$points | ConvertTo-StellantisGeoJson", [trip]));
        Assert.Equal(["start", "end"], points.Select(p => p.Properties["position"]));
        Assert.All(points, p => Assert.Equal(trip.Properties["TripId"].Value, p.Properties["tripId"]));
        Assert.True(string.CompareOrdinal(points[0].Properties["time"], points[1].Properties["time"]) < 0);
        var line = Assert.Single(Rfc7946.Features(Document("$points | ConvertTo-StellantisGeoJson Line", [trip])));
        Assert.Equal("LineString", line.Type);
        Assert.Equal(points.Select(p => p.Positions[0]), line.Positions);
    }

    [Fact]
    public void Everything_that_has_a_position_is_on_the_map()
    {
        using var service = new CannedService();
        _session.To(service.BaseUri);
        foreach (var (source, id) in new[]
        {
            ("Get-StellantisTelemetry $v -First 1", "vehicleId"), ("Get-StellantisTelemetry $v -Latest", "vehicleId"),
                ("Get-StellantisAlert $v -First 1", "alertId"),
            ("Get-StellantisAlarm $v -First 1", "alarmId"), ("Get-StellantisChargingSession $v -First 1", "chargingSessionId"),
                ("Get-StellantisTrip $v -First 1", "tripId"),
            ("Get-StellantisTripWayPoint $v tr-204 -First 1", "tripId"), ("Get-StellantisStolenReport $v -First 1", "stolenReportId"),
            ("Get-StellantisStolenWayPoint $v st-5 -First 1", "stolenReportId"), ("(Get-StellantisTelemetry $v -Latest).Location", "time"),
        })
        {
            foreach (var shape in new[] { "Point", "Line" })
            {
                var run = _session.Run($"{source} | ConvertTo-StellantisGeoJson -As {shape} -Compress", ("v", CannedService.Vehicle)).WithoutErrors();
                var features = Rfc7946.Features(run.Value<string>());
                Assert.True(features.Count > 0, source);
                Assert.All(features, f => Assert.Contains(id, f.Properties));
                Assert.Empty(run.Warnings);
            }
        }
    }

    [Fact]
    public void Columns_of_a_flat_report_are_placed_in_time_like_what_they_came_from()
    {
        var run = _session.Run("""
            & { [pscustomobject]@{ VehicleId = 'v'; Latitude = '48.5'; Longitude = '2.5'; CreatedAt = '2026-01-02T00:00:00Z'
                PositionAt = '2026-01-01T00:00:00Z' }
                [pscustomobject]@{ TripId = 't'; StartLatitude = 48.1; StartLongitude = 2.1; EndLatitude = 48.2; EndLongitude = 2.2
                    StartedAt = '2026-01-03T00:00:00Z'
                    EndedAt = '2026-01-04T00:00:00Z'; StartPosition = '48,2'; CreatedAt = '2026-02-01' } } | ConvertTo-StellantisGeoJson
            """).WithoutErrors();
        var points = Rfc7946.Features(run.Value<string>());
        Assert.Equal([[2.5, 48.5], [2.1, 48.1], [2.2, 48.2]], points.Select(p => p.Positions[0]));
        Assert.Equal(["2026-01-01T00:00:00Z", "2026-01-03T00:00:00Z", "2026-01-04T00:00:00Z"], points.Select(p => p.Properties["time"]));
    }

    [Fact]
    public void A_zone_is_its_middle_with_the_radius_or_an_area_where_that_can_be_drawn()
    {
        var monitors = _session.ToSandbox().Run("""
            $channel = New-StellantisChannel -Label Hook -WebhookTarget https://hooks.example.com/events
            New-StellantisMonitor -ChannelId $channel -Body $body
            """, ("body", Monitor)).WithoutErrors().Output;
        var points = Rfc7946.Features(Document("$points | ConvertTo-StellantisGeoJson -As Point", monitors));
        Assert.All(points, p => Assert.Equal("Point", p.Type));
        Assert.Equal(["z1 In 10", "z2 Out 5"], points.Select(p =>
            $"{p.Properties["trigger"]} {p.Properties["transition"]} {double.Parse(p.Properties["radius"], CultureInfo.InvariantCulture)}"));
        Assert.All(points, p => Assert.Equal("Depot", p.Properties["label"]));

        var areas = Rfc7946.Features(Document("$points | ConvertTo-StellantisGeoJson -As Line", monitors));
        // The second goes over the antimeridian.
        Assert.Equal(["Polygon", "MultiPolygon"], areas.Select(a => a.Type));
        Assert.All(areas[0].Positions, corner => Assert.InRange(Kilometres(corner, [2.33, 48.86]), 9.999, 10.001));
        Assert.All(areas[1].Positions, corner => Assert.InRange(Kilometres(corner, [179.99, -16.5]), 0, 5.001));
        Assert.Equal("z2 Out 5", $"{areas[1].Properties["trigger"]} {areas[1].Properties["transition"]} " +
            double.Parse(areas[1].Properties["radius"], CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("$t")]
    [InlineData("$t.ToJson() | ConvertFrom-Json")]
    [InlineData("@{ name = 'left'; zone = @{ transition = 'Out'; place = @{ radius = 2; center = @{ latitude = 45.46; longitude = 9.19 } } } }")]
    [InlineData("[Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($t))")]
    [InlineData("$m")]
    [InlineData("$m.Definition")]
    [InlineData("$m.Definition.ToJson() | ConvertFrom-Json")]
    [InlineData("[Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($m))")]
    public void The_zone_of_a_trigger_a_monitor_or_a_definition_is_an_area_without_asking(string zone)
    {
        var run = _session.ToSandbox().Run($$"""
            $t = New-StellantisTrigger -Zone Out -Latitude 45.46 -Longitude 9.19 -Radius 2 -Name left
            $channel = New-StellantisChannel -Label Hook -WebhookTarget https://hooks.example.com/events
            $m = New-StellantisMonitor -ChannelId $channel -Label Depot -Trigger $t
            {{zone}} | ConvertTo-StellantisGeoJson
            """).WithoutErrors();
        Assert.Empty(run.Warnings);
        var area = Assert.Single(Rfc7946.Features(run.Value<string>()));
        Assert.Equal(("Polygon", 65, "left", "Out"), (area.Type, area.Positions.Count, area.Properties["trigger"], area.Properties["transition"]));
        Assert.All(area.Positions, corner => Assert.InRange(Kilometres(corner, [9.19, 45.46]), 1.999, 2.001));
    }

    [Fact]
    public void What_has_no_position_is_left_out_and_counted_in_one_warning()
    {
        var run = _session.ToSandbox().Run("""
            & { Get-StellantisVehicle -First 2
                [pscustomobject]@{ Latitude = 48.5; Longitude = 2.5 }
                [pscustomobject]@{ Latitude = 0; Longitude = 0 }
                [pscustomobject]@{ Latitude = 91; Longitude = 2 }
                [pscustomobject]@{ Latitude = 'NaN'; Longitude = 2 }
                $null } | ConvertTo-StellantisGeoJson
            """).WithoutErrors();
        Assert.Equal([2.5, 48.5], Assert.Single(Rfc7946.Features(run.Value<string>())).Positions[0]);
        Assert.Equal("6 of 7 objects have no position and are not in the document.", Assert.Single(run.Warnings));
    }

    [Fact]
    public void Nothing_makes_an_empty_document_and_needs_no_connection() =>
        Assert.Empty(Rfc7946.Features(_session.Run("@() | ConvertTo-StellantisGeoJson").WithoutErrors().Value<string>()));

    [Fact]
    public void Properties_are_taken_over_as_they_are()
    {
        var run = _session.Run("""
            [pscustomobject]@{ Latitude = 48.5; Longitude = 2.5; Altitude = 1.10; Vin = 'VR3UHZKXZPT500042'; Tags = 'a', 'b'; Speed = 12; On = $true
                Since = [timespan]'01:30:00'
                At = [datetimeoffset]'2026-01-02T03:04:05+01:00'; Inner = [pscustomobject]@{ Level = 87.5 } } |
                ConvertTo-StellantisGeoJson -Property Speed, On, Since, At, Tags, Inner.Level, Nothing -Compress
            """).WithoutErrors();
        Assert.Equal(
            """{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[2.5,48.5,1.1]},"properties":"""
            + """{"vehicleId":"VR3UHZKXZPT500042","Speed":12,"On":true,"Since":"PT1H30M","At":"2026-01-02T02:04:05Z","Tags":""" +
                """["a","b"],"Inner.Level":87.5,"Nothing":null}}]}""",
            run.Value<string>());
    }

    [Fact]
    public void A_line_over_the_antimeridian_is_cut_there()
    {
        var run = _session.Run("""
            foreach ($p in (179, 10), (-179, 20), (-178, 30)) {
                $n++; [pscustomobject]@{ TripId = 't'; Longitude = $p[0]; Latitude = $p[1]; Time = "2026-01-01T00:0${n}:00Z" } }
            """).WithoutErrors();
        var line = Assert.Single(Rfc7946.Features(Document("$points | ConvertTo-StellantisGeoJson Line", run.Output)));
        Assert.Equal("MultiLineString", line.Type);
        Assert.Equal([[179, 10], [180, 15], [-180, 15], [-179, 20], [-178, 30]], line.Positions);
    }

    [Property(MaxTest = 60)]
    public Property Whatever_comes_down_the_pipeline_the_document_keeps_to_the_standard()
    {
        var number = Gen.OneOf(
            Gen.Choose(-200_000_000, 200_000_000).Select(n => (object)(n / 1e6)),
            Gen.Choose(-200_000_000, 200_000_000).Select(n => (object)(n / 1e6).ToString(CultureInfo.InvariantCulture)),
            Gen.Elements<object>(180, -180, 90, -90, 0, "", "north", double.NaN, double.PositiveInfinity, 1e-9, 179.9999999999));
        var time = Gen.OneOf(
            Gen.Choose(0, 100000).Select(n => (object)DateTimeOffset.UnixEpoch.AddSeconds(n)),
                Gen.Elements<object>("", "2026-01-01T00:00:00Z", "soon", 5));
        var row =
            from longitude in number
            from latitude in number
            from altitude in number
            from at in time
            from trip in Gen.Elements("t1", "t2", "\"odd\\", "")
            from vehicle in Gen.Elements("v1", "v2")
            select new { longitude, latitude, altitude, at, trip, vehicle };
        return Prop.ForAll(row.ListOf().ToArbitrary(), rows =>
        {
            var points = rows.Select(r => Row(("Longitude", r.longitude), ("Latitude", r.latitude), ("Altitude", r.altitude), ("CreatedAt", r.at),
                ("TripId", r.trip), ("VehicleId", r.vehicle))).ToList();
            var onMap = Rfc7946.Features(Document("$points | ConvertTo-StellantisGeoJson", points)).Count;
            var lines = Rfc7946.Features(Document("$points | ConvertTo-StellantisGeoJson Line -Compress", points));
            Assert.InRange(lines.Count, onMap == 0 ? 0 : 1, Math.Max(0, onMap));
            // The places where a line is cut come on top.
            Assert.True(lines.Sum(line => line.Positions.Count) >= onMap);
        });
    }

    private string Document(string script, IEnumerable<PSObject> points) =>
        _session.Run(script, ("points", points.ToArray())).WithoutErrors().Value<string>();

    // Columns that are scripts need a runspace, as they have in Export-Csv.
    private PSObject Of(PSObject value, string form) => form != Forms.Row ? Forms.Of(value, form) : _session.Run("""
        $row = [ordered]@{}
        foreach ($column in $value.PSObject.Properties) { $row[$column.Name] = "$($column.Value)" }
        [pscustomobject]$row
        """, ("value", value)).WithoutErrors().Output[0];

    private static PSObject Row(params (string Name, object Value)[] columns)
    {
        var row = new PSObject();
        foreach (var (name, value) in columns)
            row.Properties.Add(new PSNoteProperty(name, value));
        return row;
    }

    private static string Wire(PSObject point) =>
        ((DateTime)point.Properties["CreatedAt"].Value).ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    private static double Kilometres(double[] a, double[] b)
    {
        var (south, north) = (a[1] * Math.PI / 180, b[1] * Math.PI / 180);
        var h = Math.Pow(Math.Sin((north - south) / 2), 2)
            + (Math.Cos(south) * Math.Cos(north) * Math.Pow(Math.Sin((b[0] - a[0]) * Math.PI / 360), 2));
        return 2 * 6371.0088 * Math.Asin(Math.Sqrt(h));
    }
}
