using System.Management.Automation;
using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Xunit;

namespace Stellantis.PowerShell.Tests.Cmdlets;

public sealed class MonitorHandleTests : IDisposable
{
    private readonly CannedService _service = new();
    private readonly PowerShellSession _session = new();

    public MonitorHandleTests() => _session.To(_service.BaseUri);

    public void Dispose()
    {
        _session.Dispose();
        _service.Dispose();
    }

    [Fact]
    public void Vehicles_and_groups_are_rows_that_tell_their_kind()
    {
        var run = _session.Run("Get-StellantisMonitorHandle ch-1 mo-7 -All").WithoutErrors();
        Assert.Equal(["Vehicle", "Group", "Vehicle", "Group"], run.Property("Kind"));
        Assert.Equal(["VR3UHZKXZPT500042", null, "VR3UHZKXZPT500043", null], run.Property("VehicleId"));
        Assert.Equal([null, "root", null, "rootb"], run.Property("Group"));
        Assert.All(run.Property("MonitorId"), id => Assert.Equal("mo-7", id));
        Assert.All(run.Property("ChannelId"), id => Assert.Equal("ch-1", id));
    }

    [Theory]
    [InlineData("Add", "Add-StellantisMonitorHandle ch-1 mo-7")]
    [InlineData("Remove", "Remove-StellantisMonitorHandle ch-1 mo-7")]
    public void A_whole_fleet_in_the_pipeline_is_one_request_with_each_vehicle_once(string action, string command)
    {
        var run = _session.Run($"1..300 + 1..5 | ForEach-Object {{ [pscustomobject]@{{ Vin = 'VR3UHZKXZPT5{{0:00000}}' -f $_ }} }} | {command}")
            .WithoutErrors();
        Assert.Empty(run.Output);
        var request = Assert.Single(_service.Take());
        Assert.Equal("PUT /accounts/channels/ch-1/monitors/mo-7/handles", request.ToString());
        var body = CannedService.Parsed(request.Body);
        Assert.Equal(action, (string?)body["action"]);
        Assert.Equal(Enumerable.Range(1, 300).Select(i => $"VR3UHZKXZPT5{i:00000}"), body["vehicleIds"]!.Select(id => (string)id!));
        Assert.Null(body["groups"]);
    }

    [Fact]
    public void Rows_of_several_monitors_are_one_request_for_each_monitor()
    {
        _session.Run(
            """
            $rows = @{ m = 'mo-1'; v = 'VR3UHZKXZPT500041' }, @{ m = 'mo-2'; v = 'VR3UHZKXZPT500041' }, @{ m = 'mo-1'; v = 'VR3UHZKXZPT500042' }
            $rows | ForEach-Object { [pscustomobject]@{ ChannelId = 'ch-1'; MonitorId = $_.m; VehicleId = $_.v; Group = '' } } |
                Add-StellantisMonitorHandle
            """).WithoutErrors();
        var requests = _service.Take();
        Assert.Equal(["/accounts/channels/ch-1/monitors/mo-1/handles", "/accounts/channels/ch-1/monitors/mo-2/handles"],
            requests.Select(r => r.Path));
        Assert.Equal("""{"action":"Add","vehicleIds":["VR3UHZKXZPT500041","VR3UHZKXZPT500042"]}""", requests[0].Body);
        Assert.Equal("""{"action":"Add","vehicleIds":["VR3UHZKXZPT500041"]}""", requests[1].Body);
    }

    [Theory]
    [InlineData(Forms.Live)]
    [InlineData(Forms.File)]
    [InlineData(Forms.Row)]
    public void What_a_monitor_watches_can_be_detached_by_its_own_rows(string form)
    {
        var rows = _session.Run("Get-StellantisMonitorHandle ch-1 mo-7 -All").WithoutErrors().Output.Select(row => Forms.Of(row, form)).ToArray();
        _service.Take();
        _session.Run("$rows | Remove-StellantisMonitorHandle", ("rows", rows)).WithoutErrors();
        Assert.Equal("""{"action":"Remove","vehicleIds":["VR3UHZKXZPT500042","VR3UHZKXZPT500043"],"groups":["root","rootb"]}""",
            Assert.Single(_service.Take()).Body);
    }

    [Fact]
    public void The_root_group_is_the_whole_account()
    {
        var run = _session.Run("Add-StellantisMonitorHandle ch-1 mo-7 -Group root -PassThru").WithoutErrors();
        Assert.Equal("""{"action":"Add","groups":["root"]}""", Assert.Single(_service.Take()).Body);
        Assert.Equal(["mo-7"], run.Property("MonitorId"));
        Assert.Equal(["ch-1"], run.Property("ChannelId"));
    }

    [Fact]
    public void Nothing_to_add_is_an_error_and_nothing_is_sent()
    {
        var error = _session.Run("Add-StellantisMonitorHandle ch-1 mo-7").Error;
        Assert.StartsWith("InvalidRequest", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.InvalidArgument, error.CategoryInfo.Category);
        Assert.Equal("mo-7", error.TargetObject);
        Assert.Contains("-Group root", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Empty(_service.Take());
    }

    [Fact]
    public void A_monitor_that_fails_leaves_the_others()
    {
        _service.First = request => request.Path.Contains("mo-1", StringComparison.Ordinal)
            ? new CannedAnswer(404, """{"name":"NOT_FOUND","debug":"ERROR_1","message":"No such monitor."}""") : null;
        var run = _session.Run("'mo-1', 'mo-2' | ForEach-Object { [pscustomobject]@{ ChannelId = 'ch-1'; MonitorId = $_ } } | " +
            "Add-StellantisMonitorHandle -VehicleId VR3UHZKXZPT500042 -PassThru");
        Assert.StartsWith("ResourceNotFound", run.Error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("mo-1", run.Error.TargetObject);
        Assert.Single(run.Output);
    }

    [Fact]
    public void A_single_vehicle_is_named_in_the_scope_so_that_no_brand_is_needed()
    {
        _session.Run("Connect-Stellantis $uri $credential $user", ("uri", _service.BaseUri), ("credential", Connect.Credential),
            ("user", Connect.UserId)).WithoutErrors();
        _session.Run("Add-StellantisMonitorHandle ch-1 mo-7 VR3UHZKXZPT500042").WithoutErrors();
        var headers = Assert.Single(_service.Take()).Headers;
        Assert.Equal(("monitor:write VIN:VR3UHZKXZPT500042", "clientsB2CPeugeot"), (headers["X-CVS-Scope"], headers["X-Introspect-Realm"]));
    }
}
