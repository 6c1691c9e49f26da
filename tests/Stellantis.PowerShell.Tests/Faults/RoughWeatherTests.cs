using System.Globalization;
using Stellantis.Testing.Raw;
using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Xunit;
using Xunit.Abstractions;

namespace Stellantis.PowerShell.Tests.Faults;

/// <summary>The built module against a server that resets, stalls, cuts off, repeats and refuses.</summary>
public sealed class RoughWeatherTests(ITestOutputHelper output) : IDisposable
{
    private const int Vehicles = 600;

    private readonly PowerShellSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void A_fleet_is_read_whole_in_order_and_every_vehicle_has_its_own_telemetry()
    {
        using var fleet = new RoughFleet(7, Vehicles, late: TimeSpan.FromSeconds(1.3));
        _session.To(fleet.BaseUri, "-TimeoutSec 1 -MaxRetry 6 -MaxWaitSec 3600");
        var run = _session.Run("""
            $WarningPreference = 'SilentlyContinue'
            for ($tries = 0; $tries -lt 5; $tries++) {
                $vehicles = @(Get-StellantisVehicle -All -PageSize 100 -ErrorVariable failed -ErrorAction SilentlyContinue)
                if (-not $failed) { break }
            }
            $vehicles | Get-StellantisTelemetry -Latest -ThrottleLimit 16 | ForEach-Object {
                [pscustomobject]@{ VehicleId = $_.VehicleId; Parent = $_.Vehicle.Vin; Mileage = $_.Odometer
                    Mark = $_.AdditionalProperties['mark'] } }
            """);

        output.WriteLine($"{fleet.Requests} requests; {string.Join(", ", fleet.Met.Select(m => $"{m.Kind} {m.Times}"))}");
        Assert.Equal(Enumerable.Range(0, Vehicles).Select(RoughFleet.Vin), _session.Run("$vehicles.Vin").Values<string>());
        // What could not be unpacked is an error of its vehicle, and nothing else is an error.
        Assert.All(run.Errors, e => Assert.StartsWith("InvalidResponse", e.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.True(run.Errors.Count <= fleet.TimesOf(Trouble.CutGzip), "An error came without its trouble.");
        var lost = run.Errors.Select(e => e.TargetObject.ToString()).ToHashSet(StringComparer.Ordinal);
        var expected = Enumerable.Range(0, Vehicles).Where(v => !lost.Contains(RoughFleet.Vin(v))).ToList();
        Assert.Equal(expected.Select(RoughFleet.Vin), run.Property("VehicleId").Select(id => id?.ToString()));
        Assert.Equal(expected.Select(RoughFleet.Vin), run.Property("Parent").Select(vin => vin?.ToString()));
        Assert.Equal(expected.Select(v => (double)v), run.Property("Mileage").Select(m => Convert.ToDouble(m, CultureInfo.InvariantCulture)));
        Assert.All(run.Property("Mark").Zip(expected), read =>
            Assert.True(RoughFleet.IsMarked(read.First?.ToString(), read.Second), $"vehicle {read.Second} has bytes of another one"));
    }
}
