using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Xunit;

namespace Stellantis.PowerShell.Tests.Cmdlets;

public sealed class AlertTests : IDisposable
{
    private readonly PowerShellSession _session = new PowerShellSession().ToSandbox("-VehicleCount 30");

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Vehicles_in_the_pipeline_give_their_alerts_with_the_vehicle_that_they_belong_to()
    {
        var run = _session.Run("Get-StellantisVehicle -First 8 | Get-StellantisAlert -All").WithoutErrors();
        Assert.True(run.Property("VehicleId").Distinct().Count() > 2);
        Assert.DoesNotContain(null, run.Property("AlertId"));
    }

    [Fact]
    public void An_alert_has_named_positions_in_europe()
    {
        var run = _session.Run("Get-StellantisVehicle -All | Get-StellantisAlert -All | ForEach-Object StartPosition | Where-Object { $_ }")
            .WithoutErrors();
        Assert.NotEmpty(run.Output);
        Assert.All(run.Property("Latitude"), latitude => Assert.InRange((double)latitude!, 35, 60));
        Assert.All(run.Property("Longitude"), longitude => Assert.InRange((double)longitude!, -10, 30));
    }

    [Fact]
    public void Active_selects_those_that_last_and_its_negation_those_that_ended()
    {
        var all = _session.Run("Get-StellantisVehicle -All | Get-StellantisAlert -All").WithoutErrors().Property("IsActive");
        var active = _session.Run("Get-StellantisVehicle -All | Get-StellantisAlert -All -Active").WithoutErrors().Property("IsActive");
        var ended = _session.Run("Get-StellantisVehicle -All | Get-StellantisAlert -All -Active:$false").WithoutErrors().Property("EndedAt");
        Assert.All(active, Assert.NotNull);
        Assert.Equal(all.Count(a => (bool)a!), active.Count);
        Assert.Equal(all.Count(a => !(bool)a!), ended.Count);
        Assert.DoesNotContain(null, ended);
    }

    [Theory]
    [InlineData("-Since '2026-01-02T03:04:05Z'", "timestamps=2026-01-02T03:04:05Z/")]
    [InlineData("-Until '2026-01-02T03:04:05+02:00'", "timestamps=/2026-01-02T01:04:05Z")]
    [InlineData("-Since '2026-01-02T00:00:00Z' -Until '2026-01-03T00:00:00Z'", "timestamps=2026-01-02T00:00:00Z/2026-01-03T00:00:00Z")]
    [InlineData("-TimeRange '2026-01-02T00:00:00Z/PT2H', 'R3/2026-01-02T00:00:00Z/P1D/PT1H'",
        "timestamps=2026-01-02T00:00:00Z/PT2H&timestamps=R3/2026-01-02T00:00:00Z/P1D/PT1H")]
    [InlineData("-Locale fr-FR", "locale=fr-FR")]
    [InlineData("-Active:$false", "active=false")]
    [InlineData("", "")]
    public void Windows_of_time_and_filters_go_out_as_the_service_takes_them(string parameters, string query)
    {
        _session.Run($"Get-StellantisVehicle -First 1 | Get-StellantisAlert {parameters}").WithoutErrors();
        Assert.Equal(query, _session.Run("(Get-StellantisSandboxRequest -Last 1).Query -join '&'").Value<string>());
    }

    [Fact]
    public void A_single_alert_is_found_by_its_id_and_by_the_object_itself()
    {
        var run = _session.Run("""
            $a = Get-StellantisVehicle -All | Get-StellantisAlert -First 1 | ForEach-Object { $_ }
            $one = $a[0]
            Get-StellantisAlert $one.VehicleId $one.AlertId
            $one | Get-StellantisAlert
            $one
            """).WithoutErrors();
        Assert.Equal(3, run.Output.Count);
        Assert.Single(run.Property("AlertId").Distinct());
        Assert.Single(run.Property("VehicleId").Distinct());
    }

    [Fact]
    public void The_message_follows_the_locale()
    {
        var run = _session.Run("""
            $a = @(Get-StellantisVehicle -All | Get-StellantisAlert -All | Where-Object Message)[0]
            (Get-StellantisAlert $a.VehicleId $a.AlertId).Message
            (Get-StellantisAlert $a.VehicleId $a.AlertId -Locale fr-FR).Message
            """).WithoutErrors().Values<string>();
        Assert.NotEqual(run[0], run[1]);
    }

    [Fact]
    public void The_scope_header_names_the_vehicle_that_the_call_is_about()
    {
        var run = _session.Run("$v = Get-StellantisVehicle -First 1; $null = $v | Get-StellantisAlert; $v.Vin; (Get-StellantisSandboxRequest -Last " +
            "1).Headers['X-CVS-Scope']").WithoutErrors().Values<string>();
        Assert.EndsWith(" VIN:" + run[0], run[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_cut_for_many_parents_is_one_warning_at_the_end()
    {
        var run = _session.Run("Get-StellantisVehicle -All | Get-StellantisAlert -PageSize 1");
        Assert.Contains("wrote the first page only of each of ", Assert.Single(run.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public void The_table_fits_the_console(int width)
    {
        var text = _session.RunText("Get-StellantisVehicle -First 5 | Get-StellantisAlert", width);
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["Started", "Vehicle", "Severity", "Active", "Alert"], lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.All(lines, line => Assert.True(line.Length <= width, line));
    }
}
