using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Xunit;

namespace Stellantis.PowerShell.Tests.Cmdlets;

/// <summary>A fleet that several workers share.</summary>
public sealed class ShardTests : IDisposable
{
    private readonly PowerShellSession _session = new();

    public void Dispose()
    {
        _session.Run("$env:JOB_COMPLETION_INDEX = $null; $env:JOB_COMPLETIONS = $null");
        _session.Dispose();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(8)]
    public void The_workers_together_see_each_vehicle_exactly_once(int workers)
    {
        _session.ToSandbox("-VehicleCount 700");
        var all = _session.Run("Get-StellantisVehicle -All").Property("Vin");
        var parts = Enumerable.Range(1, workers)
            .Select(i => _session.Run($"Get-StellantisVehicle -All -Shard {i}/{workers}").WithoutErrors().Property("Vin")).ToList();
        Assert.Equal(all.Order(), parts.SelectMany(vins => vins).Order());
        Assert.Equal(parts.Select(vins => (long)vins.Count), Enumerable.Range(1, workers)
            .Select(i => _session.Run($"Get-StellantisVehicle -Count -Shard {i}/{workers}").WithoutErrors().Value<long>()));
        // In the order of the service.
        Assert.All(parts, vins => Assert.Equal(all.Where(vins.Contains), vins));
    }

    [Fact]
    public void First_and_skip_count_the_vehicles_of_the_part()
    {
        _session.ToSandbox("-VehicleCount 300");
        var part = _session.Run("Get-StellantisVehicle -All -Shard 2/3").Property("Vin");
        Assert.Equal(part.Skip(5).Take(20), _session.Run("Get-StellantisVehicle -First 20 -Skip 5 -Shard 2/3").WithoutErrors().Property("Vin"));
        Assert.Equal(part.Skip(90), _session.Run("Get-StellantisVehicle -All -Skip 90 -PageSize 20 -Shard 2/3").WithoutErrors().Property("Vin"));
        var page = _session.Run("Get-StellantisVehicle -Shard 2/3");
        Assert.Contains("first page only", Assert.Single(page.Warnings), StringComparison.Ordinal);
        Assert.Equal(part.Take(page.Output.Count), page.Property("Vin"));
    }

    [Fact]
    public void A_worker_of_a_job_learns_its_part_from_its_environment()
    {
        _session.ToSandbox("-VehicleCount 60").Run("$env:JOB_COMPLETION_INDEX = '2'; $env:JOB_COMPLETIONS = '3'").WithoutErrors();
        Assert.Equal(_session.Run("Get-StellantisVehicle -All -Shard 3/3").Property("Vin"),
            _session.Run("Get-StellantisVehicle -All -Shard auto").WithoutErrors().Property("Vin"));
        foreach (var (index, count, told) in new[]
        {
            ("", "3", "JOB_COMPLETION_INDEX"), ("0", "", "JOB_COMPLETIONS"), ("3", "3", "from 0 to JOB_COMPLETIONS - 1"),
                ("one", "3", "JOB_COMPLETION_INDEX is 'one'"),
            ("-1", "3", "JOB_COMPLETION_INDEX is '-1'"), ("0", "0", "JOB_COMPLETIONS is '0'"),
        })
        {
            var error = _session.Run("$env:JOB_COMPLETION_INDEX = $i; $env:JOB_COMPLETIONS = $n; Get-StellantisVehicle -Shard Auto", ("i", index),
                ("n", count)).Error;
            Assert.StartsWith("InvalidRequest", error.FullyQualifiedErrorId, StringComparison.Ordinal);
            Assert.StartsWith("-Shard Auto", error.Exception.Message, StringComparison.Ordinal);
            Assert.Contains(told, error.Exception.Message.Replace("the environment variable ", "", StringComparison.Ordinal),
                StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("0/8")]
    [InlineData("9/8")]
    [InlineData("3")]
    [InlineData("''")]
    [InlineData("3of8")]
    public void What_is_no_part_is_refused_before_anything_is_sent(string shard)
    {
        var run = _session.ToSandbox().Run($"$null = Get-StellantisSandboxRequest -Clear; Get-StellantisVehicle -All -Shard {shard}");
        Assert.StartsWith("InvalidRequest", run.Error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("3/8", run.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(_session.Run("Get-StellantisSandboxRequest").Output);
    }
}
