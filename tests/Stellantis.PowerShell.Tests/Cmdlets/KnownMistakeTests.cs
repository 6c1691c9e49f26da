using System.Globalization;
using Newtonsoft.Json.Linq;
using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Xunit;

namespace Stellantis.PowerShell.Tests.Cmdlets;

/// <summary>What users of other clients of the service complain about.</summary>
public sealed class KnownMistakeTests : IDisposable
{
    private const string Trips = "/v1/accounts/vehicles/VR3UHZKXZPT500042/trips";

    private readonly CannedService _service = new();
    private readonly PowerShellSession _session = new();

    public KnownMistakeTests() => _session.To(_service.BaseUri).Run("", ("v", CannedService.Vehicle)).WithoutErrors();

    public void Dispose()
    {
        _session.Dispose();
        _service.Dispose();
    }

    [Theory]
    [InlineData(61)]
    [InlineData(501)]
    [InlineData(1234)]
    public void All_gives_every_trip_once_and_in_order_however_many_there_are(int count)
    {
        _service.First = request => Page(request, count, 60);
        var run = _session.Run("Get-StellantisTrip $v -All").WithoutErrors();
        Assert.Equal(Enumerable.Range(0, count).Select(i => $"tr-{i}"), run.Property("TripId"));
        Assert.Empty(run.Warnings);
    }

    [Fact]
    public void Without_all_a_collection_that_goes_on_says_so()
    {
        _service.First = request => Page(request, 61, 60);
        var run = _session.Run("Get-StellantisTrip $v").WithoutErrors();
        Assert.Equal(60, run.Output.Count);
        Assert.Contains("60 of 61", Assert.Single(run.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_position_has_its_latitude_and_its_longitude_in_their_places_everywhere()
    {
        var run = _session.Run(
            """
            (Get-StellantisTrip $v tr-204).StartPosition
            (Get-StellantisAlert $v al-31).StartPosition
            (Get-StellantisTelemetry $v -Latest).Location
            Get-StellantisTripWayPoint $v tr-204 -First 1
            (Get-StellantisStolenReport $v st-5).StartPosition
            Get-StellantisStolenWayPoint $v st-5 -First 1
            """).WithoutErrors();
        // The canned vehicle never leaves the west of France.
        Assert.All(run.Property("Latitude"), latitude => Assert.InRange((double)latitude!, 47, 48));
        Assert.All(run.Property("Longitude"), longitude => Assert.InRange((double)longitude!, -2, -1));
        Assert.Equal(6, run.Output.Count);
    }

    [Fact]
    public void An_unknown_value_of_an_enumeration_is_shown_and_the_rest_of_the_page_with_it()
    {
        _service.First = request => request.Path == Trips
            ? Answer(new JObject { ["_embedded"] = new JObject { ["trips"] = new JArray(Trip("tr-1", "Teleported"), Trip("tr-2", "GeoPrivacy")) } })
            : null;
        var run = _session.Run("Get-StellantisTrip $v | ForEach-Object { $_.Faults[0].Cause }").WithoutErrors();
        Assert.Equal(["Teleported", "GeoPrivacy"], run.Values<string>());

        static JObject Trip(string id, string cause) => new()
        {
            ["id"] = id, ["state"] = new JObject
            {
                ["done"] = true,
                ["faults"] = new JArray(new JObject { ["fault"] = "DataLacking", ["cause"] = cause })
            },
        };
    }

    [Fact]
    public void A_vehicle_that_does_not_exist_is_an_error_and_not_a_vehicle_without_trips()
    {
        _session.ToSandbox();
        var run = _session.Run("Get-StellantisVehicle -First 1 | ForEach-Object { $_.Vin.Substring(0, 11) + '999999' } | Get-StellantisAlert");
        Assert.StartsWith("ResourceNotFound", run.Error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public void Records_of_two_vehicles_with_the_same_time_are_two_records()
    {
        var run = _session.Run(
            """
            $both = 'VR3UHZKXZPT500041', 'VR3UHZKXZPT500042' | Get-StellantisTelemetry -Latest
            $both
            $byKey = @{}
            foreach ($record in $both) { $byKey["$record"] = $record }
            $byKey.Count
            $both[0] -eq $both[1]
            """).WithoutErrors();
        Assert.Equal(["VR3UHZKXZPT500041", "VR3UHZKXZPT500042"], run.Property("VehicleId").Take(2));
        Assert.Single(run.Property("CreatedAt").Take(2).Distinct());
        Assert.Equal([2, false], run.Output.Skip(2).Select(o => o.BaseObject));
    }

    [Fact]
    public void A_value_that_no_sensor_measured_is_marked_and_can_be_filtered_out()
    {
        _service.First = _ => new CannedAnswer(200,
            """{"createdAt":"2026-03-02T06:00:00Z","vehicle":{"engines":[{"extension":{"thermic":{"coolant":{"temp":215},"oil":{"temp":90}}}}]}}""");
        var run = _session.Run("$t = Get-StellantisTelemetry $v -Latest; $t.Implausible; $t.Engines[0].CoolantTemp; @($t.Engines | Where-Object { " +
            "-not $_.Implausible }).Count").WithoutErrors();
        Assert.Equal(["Engines[0].CoolantTemp", 215d, 0], run.Output.Select(o => o.BaseObject));
    }

    // In a process of its own, whose zone is set: one for all times of a zone.
    [Theory]
    [InlineData("America/New_York", "2026-07-01T10:00:00", "2026-07-01T14:00:00Z/")]
    [InlineData("Europe/Paris", "2026-07-01T10:00:00 2026-01-01 2026-01-01T00:00:00Z 2026-01-01T00:00:00+05:00",
        "2026-07-01T08:00:00Z/ 2025-12-31T23:00:00Z/ 2026-01-01T00:00:00Z/ 2025-12-31T19:00:00Z/")]
    public void A_time_without_an_offset_is_local_and_the_wire_has_UTC(string zone, string since, string sent)
    {
        var run = ShellProcess.RunWith("", [("TZ", zone)], "-Command",
            $"Connect-Stellantis -Sandbox; $v = Get-StellantisVehicle -First 1; foreach ($time in -split '{since}') {{ " +
                "$null = $v | Get-StellantisAlert -Since $time; (Get-StellantisSandboxRequest -Last 1).Query -like 'timestamps=*' }");
        Assert.Equal(sent.Split(' ').Select(time => $"timestamps={time}"), run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void A_time_of_the_service_is_an_instant_whatever_the_machine_thinks()
    {
        _service.First = _ => new CannedAnswer(200, """{"id":"tr-1","startedAt":"2026-07-01T10:00:00+0200","stoppedAt":"2026-07-01T09:30:00Z"}""");
        var run = _session.Run("$t = Get-StellantisTrip $v tr-1; $t.StartedAt; $t.EndedAt").WithoutErrors().Values<DateTime>();
        Assert.Equal(
            ["2026-07-01T08:00:00Z", "2026-07-01T09:30:00Z"],
            run.Select(t => t.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)));
    }

    private static CannedAnswer? Page(CannedRequest request, int count, int size)
    {
        if (request.Path != Trips)
            return null;
        var start = request.Values("pageToken").Select(t => int.Parse(t, CultureInfo.InvariantCulture)).FirstOrDefault();
        var items = Enumerable.Range(start, Math.Min(size, count - start)).Select(i => new JObject { ["id"] = $"tr-{i}" });
        var links = new JObject();
        if (start + size < count)
            links["next"] = new JObject { ["href"] = $"{request.Path}?pageToken={start + size}" };
        return Answer(new JObject { ["_links"] = links, ["total"] = count, ["_embedded"] = new JObject { ["trips"] = new JArray(items) } });
    }

    private static CannedAnswer Answer(JObject body) => new(200, body.ToString());
}
