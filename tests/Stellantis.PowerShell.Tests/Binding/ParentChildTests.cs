using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Xunit;

namespace Stellantis.PowerShell.Tests.Binding;

/// <summary>Parents in the pipeline give their children, page after page.</summary>
public sealed class ParentChildTests : IDisposable
{
    private readonly CannedService _service = new();
    private readonly PowerShellSession _session = new();

    public ParentChildTests() => _session.To(_service.BaseUri);

    public static TheoryData<string, string, string, string> Pairs
    {
        get
        {
            var pairs = new TheoryData<string, string, string, string>();
            foreach (var form in new[] { Forms.Live, Forms.File, Forms.Row })
            {
                foreach (var (parents, children, path) in s_pairs)
                    pairs.Add(parents, children, path, form);
            }
            return pairs;
        }
    }

    private static readonly (string Parents, string Children, string Path)[] s_pairs =
    [
        .. VehicleRead.Collections.Where(read => read.Parameters.Count > 0).Select(read => (ParentsOf(read), read.Cmdlet + " -All", read.Address)),
        ("Get-StellantisVehicle -All", "Get-StellantisRemote -ChannelId ch-1 -All", "/accounts/vehicles/VR3UHZKXZPT500042/channels/ch-1/remotes"),
        ("Get-StellantisChannel", "Get-StellantisMonitor", "/accounts/channels/ch-1/monitors"),
        ("Get-StellantisChannel", "Get-StellantisRemote -VehicleId $v -All", "/accounts/vehicles/VR3UHZKXZPT500042/channels/ch-1/remotes"),
        ("Get-StellantisMonitor ch-1", "Get-StellantisMonitorHandle -All", "/accounts/channels/ch-1/monitors/mo-7/handles"),
    ];

    public void Dispose()
    {
        _session.Dispose();
        _service.Dispose();
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Parents_in_the_pipeline_give_all_pages_of_their_children(string parents, string children, string path, string form)
    {
        var found = _session.Run(parents, ("v", CannedService.Vehicle)).WithoutErrors().Output;
        Assert.Equal(2, found.Count);
        _service.Take();

        var run = _session.Run($"$parents | {children}", ("parents", found.Select(p => Forms.Of(p, form)).ToArray())).WithoutErrors();
        Assert.Empty(run.Warnings);
        // Two parents, two pages each, side by side; a page of handles has a vehicle and a group.
        var request = _service.Take();
        var second = string.Join('/', path.Split('/').Select(part => IsParent(part, parents) ? CannedService.Second(part) : part));
        Assert.Equal([path, path, second, second], request.Select(r => r.Path).Order(StringComparer.Ordinal));
        Assert.All([path, second], parent => Assert.Equal([false, true],
            request.Where(r => r.Path == parent).Select(r => r.Values("pageToken").Any())));
        Assert.Equal(children.Contains("Handle", StringComparison.Ordinal) ? 8 : 4, run.Output.Count);
    }

    private static string ParentsOf(VehicleRead read) =>
        VehicleRead.Collections.Single(parents => read.Path.StartsWith($"{parents.Path}/{{{read.Parameters[^1]}}}/", StringComparison.Ordinal)).Call
            + " -All";

    private static bool IsParent(string part, string parents) => part == parents.Split(' ')[0] switch
    {
        "Get-StellantisVehicle" => CannedService.Vehicle,
        "Get-StellantisTrip" => CannedService.Trip,
        "Get-StellantisStolenReport" => CannedService.StolenReport,
        "Get-StellantisChannel" => CannedService.Channel,
        _ => CannedService.Monitor,
    };

    [Fact]
    public void Trips_of_the_whole_fleet_give_their_way_points_in_one_line()
    {
        var run = _session.Run("Get-StellantisVehicle -All | Get-StellantisTrip -All | Get-StellantisTripWayPoint -All").WithoutErrors();
        Assert.Equal(8, run.Output.Count);
        Assert.Equal([CannedService.Vehicle, CannedService.Second(CannedService.Vehicle)], run.Property("VehicleId").Distinct());
        Assert.Equal([CannedService.Trip, CannedService.Second(CannedService.Trip)], run.Property("TripId").Distinct());
    }

    [Fact]
    public void A_vehicle_whose_id_is_no_VIN_is_named_by_its_VIN_in_the_scope_in_every_form()
    {
        _service.First = request => request.Path == "/v1/accounts/vehicles"
            ? new CannedAnswer(200, """{"_embedded":{"vehicles":[{"vin":"VR3UHZKXZPT500042","_links":{"self":""" +
                """{"href":"/v1/accounts/vehicles/opaque-1"}}}]}}""")
            : null;
        var vehicle = Assert.Single(_session.Run("Get-StellantisVehicle").WithoutErrors().Output);
        foreach (var form in new[] { Forms.Live, Forms.File, Forms.Row })
        {
            _service.Take();
            // Another connection has not learnt the id by listing.
            _session.To(_service.BaseUri).Run("$o | Get-StellantisTrip -First 1", ("o", Forms.Of(vehicle, form))).WithoutErrors();
            var request = Assert.Single(_service.Take());
            Assert.Equal("/accounts/vehicles/opaque-1/trips", request.Path);
            Assert.EndsWith(" VIN:VR3UHZKXZPT500042", request.Headers["X-CVS-Scope"], StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Get-StellantisTripWayPoint $v $trip -First 1", "/accounts/vehicles/VR3UHZKXZPT500042/trips/tr-204/wayPoints")]
    [InlineData("Get-StellantisMonitor -ChannelId $channel", "/accounts/channels/ch-1/monitors")]
    [InlineData("Get-StellantisStolenWayPoint $v -StolenReportId $report -First 1", "/accounts/vehicles/VR3UHZKXZPT500042/stolen/st-5/waypoints")]
    [InlineData("Get-StellantisAlert $vehicle -TripId $trip -First 1", "/accounts/vehicles/VR3UHZKXZPT500042/trips/tr-204/alerts")]
    public void An_object_as_the_value_of_an_id_parameter_stands_for_its_id(string command, string path)
    {
        _session.Run(
            """
            $vehicle = Get-StellantisVehicle -First 1; $channel = Get-StellantisChannel ch-1
            $trip = Get-StellantisTrip $v -First 1; $report = Get-StellantisStolenReport $v -First 1
            """, ("v", CannedService.Vehicle)).WithoutErrors();
        _service.Take();
        _session.Run(command).WithoutErrors();
        Assert.Equal(path, _service.Take()[0].Path);
    }

    [Fact]
    public void An_object_of_another_kind_is_not_taken_for_an_id()
    {
        _session.Run("$trip = Get-StellantisTrip $v -First 1; $channel = Get-StellantisChannel ch-1", ("v", CannedService.Vehicle)).WithoutErrors();
        _service.Take();
        foreach (var command in new[] { "Get-StellantisVehicle -VehicleId $channel", "Get-StellantisAlert $v -AlertId $trip",
            "Get-StellantisChannel $trip", "Remove-StellantisMonitor $channel $trip -Confirm:$false" })
            Assert.StartsWith("ParameterArgumentTransformationError", _session.Run(command).Error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(_service.Take());
    }
}
