using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Xunit;

namespace Stellantis.PowerShell.Tests.FanOut;

/// <summary>Many vehicles at a time, and many pages.</summary>
public sealed class ThrottleLimitTests : IDisposable
{
    private readonly PowerShellSession _session = new PowerShellSession().ToSandbox("-VehicleCount 40 -Seed 7");

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Output_is_in_the_order_of_the_input_and_children_know_their_vehicle()
    {
        var run = _session.Run("""
            $one = Get-StellantisVehicle -All | Get-StellantisTelemetry -Latest -ThrottleLimit 1
            $vehicles = Get-StellantisVehicle -All
            Set-StellantisSandboxFault -Fault @{ Kind = 'Delay'; Delay = 0.05; Rate = 0.3; Path = '*/latest' }
            $vehicles | Get-StellantisTelemetry -Latest -ThrottleLimit 8 | ForEach-Object { "$($_.VehicleId) $($_.Vehicle.VehicleId)" }
            """).WithoutErrors();
        // Those that have no telemetry are told in a warning.
        var ids = _session.Run("$one.VehicleId").Values<string>();
        Assert.InRange(ids.Count, 30, 40);
        Assert.Equal(ids.Select(id => $"{id} {id}"), run.Values<string>());
    }

    [Fact]
    public void With_a_limit_of_one_the_pipeline_variable_holds()
    {
        var run = _session.Run("""
            Get-StellantisVehicle -First 6 -PipelineVariable v | Get-StellantisTelemetry -Latest -ThrottleLimit 1 |
                ForEach-Object { "$($v.VehicleId) $($_.VehicleId)" }
            """).WithoutErrors();
        Assert.All(run.Values<string>(), pair => Assert.Equal(pair.Split(' ')[0], pair.Split(' ')[1]));
        Assert.Equal(6, run.Output.Count);
    }

    [Fact]
    public void The_vehicle_of_a_child_is_not_written_to_files()
    {
        var live = _session.Run("Get-StellantisVehicle -First 1 | Get-StellantisAlert -First 1").WithoutErrors().Output[0];
        Assert.NotNull(live.Properties["Vehicle"].Value);
        Assert.Null(PowerShellSession.RoundTrip(live).Properties["Vehicle"]);
        Assert.Equal(live.Properties["VehicleId"].Value, PowerShellSession.RoundTrip(live).Properties["VehicleId"].Value);
    }

    [Fact]
    public void Pages_side_by_side_give_what_the_links_give()
    {
        var run = _session.Run("""
            $links = (Get-StellantisVehicle -All -PageSize 5).VehicleId
            $null = Get-StellantisSandboxRequest -Clear
            $ranges = (Get-StellantisVehicle -All -PageSize 5 -ThrottleLimit 4).VehicleId
            "$links" -eq "$ranges"
            @(Get-StellantisSandboxRequest | Where-Object { $_.Query -match 'indexRange' }).Count
            $part = (Get-StellantisVehicle -Skip 3 -First 17 -PageSize 5 -ThrottleLimit 4).VehicleId
            "$part" -eq "$($links[3..19])"
            """).WithoutErrors();
        Assert.Equal([true, 7, true], run.Output.Select(o => o.BaseObject));
    }

    [Theory]
    [InlineData("Duplicate")]
    [InlineData("NoItems")]
    public void Ranges_that_do_not_line_up_are_left_for_the_links(string kind)
    {
        var run = _session.Run($$"""
            Set-StellantisSandboxFault -Kind {{kind}} -Position 3
            $found = (Get-StellantisVehicle -All -PageSize 5 -ThrottleLimit 3).VehicleId
            $found.Count
            @($found | ForEach-Object -Begin { $seen = @{} } -Process { if (-not $seen[$_]) { $seen[$_] = 1; $_ } }).Count
            """).WithoutErrors();
        Assert.Equal([40, 40], run.Values<int>());
    }

    [Fact]
    public void A_pipeline_that_has_enough_ends_the_requests()
    {
        var run = _session.Run("""
            $null = Get-StellantisSandboxRequest -Clear
            $n = 0
            foreach ($round in 1) { Get-StellantisVehicle -All -PageSize 2 | ForEach-Object { if (++$n -ge 2) { break } } }
            @(Get-StellantisSandboxRequest).Count
            """);
        // The page that was written, and two ahead of it.
        Assert.InRange(run.Value<int>(), 1, 3);
    }

    [Fact]
    public void First_never_asks_for_a_page_that_it_does_not_need()
    {
        var run = _session.Run("""
            foreach ($first in 5, 9, 10, 11) {
                $null = Get-StellantisSandboxRequest -Clear
                $null = Get-StellantisVehicle -First $first -PageSize 5
                @(Get-StellantisSandboxRequest).Count
            }
            """).WithoutErrors();
        Assert.Equal([1, 2, 2, 3], run.Values<int>());
    }

    [Fact]
    public void A_stopped_pipeline_gives_control_back_though_the_service_says_nothing()
    {
        _session.Run("Set-StellantisSandboxFault -Kind Hang").WithoutErrors();
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        var run = _session.Run("Get-StellantisVehicle -All", stop.Token);
        Assert.True(run.Stopped);
    }
}
