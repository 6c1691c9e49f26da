using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Xunit;

namespace Stellantis.PowerShell.Tests.Cmdlets;

public sealed class VehicleTests : IDisposable
{
    private readonly PowerShellSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void All_gives_every_vehicle_once_and_in_the_order_of_the_service()
    {
        _session.ToSandbox("-VehicleCount 2500");
        var all = _session.Run("Get-StellantisVehicle -All").WithoutErrors();
        Assert.Equal(2500, all.Property("Vin").Distinct().Count());
        Assert.Equal(2500, all.Output.Count);
        Assert.Empty(all.Warnings);
        // The server's order: as single pages tell it, asked for one by one.
        var pages = _session.Run("foreach ($skip in 0, 700, 2499) { Get-StellantisVehicle -Skip $skip -First 1 }").WithoutErrors().Property("Vin");
        Assert.Equal(pages, [all.Property("Vin")[0], all.Property("Vin")[700], all.Property("Vin")[2499]]);
    }

    [Fact]
    public void Without_all_the_first_page_comes_with_one_warning_that_names_both_counts()
    {
        var run = _session.ToSandbox("-VehicleCount 2500").Run("Get-StellantisVehicle");
        Assert.Equal(100, run.Output.Count);
        Assert.Contains("100 of 2500", Assert.Single(run.Warnings), StringComparison.Ordinal);
        Assert.Contains("-All", run.Warnings[0], StringComparison.Ordinal);
    }

    [Fact]
    public void First_makes_as_many_requests_as_it_needs_and_no_more()
    {
        _session.ToSandbox("-VehicleCount 2500");
        Assert.Equal(130, _session.Run("Get-StellantisVehicle -First 130 -PageSize 50").WithoutErrors().Output.Count);
        Assert.Equal(3, Requests().Count);
        Assert.Equal(150, _session.Run("Get-StellantisVehicle -First 150 -PageSize 50").WithoutErrors().Output.Count);
        Assert.Equal(3, Requests().Count);
        Assert.Equal(7, _session.Run("Get-StellantisVehicle -First 7").WithoutErrors().Output.Count);
        Assert.Equal("pageSize=7", Assert.Single(Requests()));
    }

    [Fact]
    public void Count_writes_only_the_number_with_one_small_request()
    {
        Assert.Equal(2500L, _session.ToSandbox("-VehicleCount 2500").Run("Get-StellantisVehicle -Count").WithoutErrors().Value<long>());
        Assert.Equal("pageSize=1", Assert.Single(Requests()));
    }

    [Fact]
    public void Skip_leaves_out_what_comes_first_also_over_several_pages()
    {
        var all = _session.ToSandbox("-VehicleCount 40").Run("Get-StellantisVehicle -All").Property("Vin");
        var rest = _session.Run("Get-StellantisVehicle -All -Skip 13 -PageSize 10").WithoutErrors().Property("Vin");
        Assert.Equal(all.Skip(13), rest);
    }

    [Fact]
    public void A_prefix_of_the_vin_narrows_the_list()
    {
        var run = _session.ToSandbox("-VehicleCount 60").Run("Get-StellantisVehicle -All -VinPrefix VR3").WithoutErrors();
        Assert.NotEmpty(run.Output);
        Assert.All(run.Property("Vin"), vin => Assert.StartsWith("VR3", (string)vin!, StringComparison.Ordinal));
    }

    [Fact]
    public void Extensions_come_when_they_are_asked_for()
    {
        _session.ToSandbox();
        Assert.Null(Assert.Single(_session.Run("Get-StellantisVehicle -First 1").Property("Extension")));
        var run = _session.Run("(Get-StellantisVehicle -First 1 -Extension devices, callCenterNumbers).Extension; (Get-StellantisSandboxRequest " +
            "-Last 1).Headers['X-CVS-Scope']").WithoutErrors();
        Assert.NotEmpty((System.Collections.IEnumerable)run.Output[0].Properties["CallCenterNumbers"].Value);
        Assert.Contains("data:vehicle:devices:pnc", (string)run.Output[1].BaseObject, StringComparison.Ordinal);
    }

    [Fact]
    public void A_vehicle_is_found_by_its_id_as_argument_from_the_pipeline_and_from_another_object()
    {
        var run = _session.ToSandbox().Run("""
            $v = Get-StellantisVehicle -First 1
            Get-StellantisVehicle $v.Vin
            Get-StellantisVehicle -Vin $v
            $v.Vin | Get-StellantisVehicle
            $v | Get-StellantisVehicle
            [pscustomobject]@{ Vin = $v.Vin; Note = 'row' } | Get-StellantisVehicle
            """).WithoutErrors();
        Assert.Equal(5, run.Output.Count);
        Assert.Single(run.Property("Vin").Distinct());
    }

    [Fact]
    public void A_vehicle_stays_usable_after_a_job_or_a_file()
    {
        var live = _session.ToSandbox().Run("Get-StellantisVehicle -First 1").Output[0];
        var run = _session.Run("$dead | Get-StellantisVehicle", ("dead", PowerShellSession.RoundTrip(live))).WithoutErrors();
        Assert.Equal(live.Properties["Vin"].Value, Assert.Single(run.Property("Vin")));
    }

    [Fact]
    public async Task Ctrl_C_ends_a_request_that_hangs()
    {
        using var server = CannedServer.Hanging();
        _session.To(server.BaseUri);
        using var stop = new CancellationTokenSource();
        var run = Task.Run(() => _session.Run("Get-StellantisVehicle", stop.Token));
        await server.Held.WaitAsync(TimeSpan.FromSeconds(30));
        await stop.CancelAsync();
        var result = await run.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.True(result.Stopped);
        Assert.Empty(result.Errors);
    }

    [Fact]
    public void A_link_to_an_inner_host_is_read_from_the_connection_with_one_warning()
    {
        using var server = CannedServer.Routing(request => new CannedAnswer(200, $$$"""
            {"_links":{"next":{"href":"https://inner.gateway.local/v1/accounts/vehicles?pageToken=1"}},
            "_embedded":{"vehicles":[{"vin":"VR3UHZKXZPT50004{{{request.Query.Count(q => q.Key == "pageToken")}}}"}]}}
            """));
        var run = _session.To(server.BaseUri).Run("Get-StellantisVehicle -First 2");
        Assert.Contains("inner.gateway.local", Assert.Single(run.Warnings), StringComparison.Ordinal);
        Assert.Equal(2, run.Output.Count);
        Assert.Equal(2, server.Requests);
    }

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public void The_table_fits_the_console(int width)
    {
        var text = _session.ToSandbox("-Seed 7").RunText("Get-StellantisVehicle -First 2", width);
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["VehicleId", "Brand", "Family", "Motorization", "Fuel"], lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(4, lines.Length);
        Assert.All(lines, line => Assert.True(line.Length <= width, line));
        Assert.DoesNotContain("Stellantis.", text, StringComparison.Ordinal);
    }

    private IReadOnlyList<string> Requests() =>
        _session.Run("Get-StellantisSandboxRequest -Clear | ForEach-Object { $_.Query -join '&' }").WithoutErrors().Values<string>();
}
