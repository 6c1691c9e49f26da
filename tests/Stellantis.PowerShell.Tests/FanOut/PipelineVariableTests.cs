using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Xunit;

namespace Stellantis.PowerShell.Tests.FanOut;

/// <summary>A -PipelineVariable holds the parent of the child that is written, however many are read side by side.</summary>
public sealed class PipelineVariableTests : IDisposable
{
    private readonly PowerShellSession _session = new();

    public PipelineVariableTests() => _session.ToSandbox("-VehicleCount 30 -Seed 4");

    public void Dispose() => _session.Dispose();

    // Each writes rows of what the variable holds and of what the child says of its parent.
    [Theory]
    [InlineData("Get-StellantisVehicle -All -PipelineVariable car | Get-StellantisTelemetry -Latest | " +
        "ForEach-Object { \"$($car.Vin) $($_.VehicleId)\" }")]
    [InlineData("Get-StellantisVehicle -All -pv car | Get-StellantisTelemetry -Latest | ForEach-Object { \"$($car.Vin) $($_.VehicleId)\" }")]
    [InlineData("Get-StellantisVehicle -All -PipelineVariable:car | Get-StellantisTelemetry -Latest | " +
        "ForEach-Object { \"$($car.Vin) $($_.VehicleId)\" }")]
    [InlineData("$p = @{ All = $true; PipelineVariable = 'car' }; Get-StellantisVehicle @p | Get-StellantisTelemetry -Latest | " +
        "ForEach-Object { \"$($car.Vin) $($_.VehicleId)\" }")]
    [InlineData("Get-StellantisVehicle -All -pv car |\n Get-StellantisTelemetry -Latest |\n ForEach-Object { \"$($car.Vin) $($_.VehicleId)\" }")]
    [InlineData("function Show { Get-StellantisVehicle -All -pv car | Get-StellantisTelemetry -Latest | " +
        "ForEach-Object { \"$($car.Vin) $($_.VehicleId)\" } }; Show")]
    [InlineData("& { Get-StellantisVehicle -All -pv car | Get-StellantisTelemetry -Latest | ForEach-Object { \"$($car.Vin) $($_.VehicleId)\" } }")]
    [InlineData("Set-StrictMode -Version Latest; Get-StellantisVehicle -All -pv car | Get-StellantisTelemetry -Latest | " +
        "ForEach-Object { \"$($car.Vin) $($_.VehicleId)\" }")]
    [InlineData("Get-StellantisVehicle -All -pv car | Select-Object -First 20 | Get-StellantisTelemetry -Latest | " +
        "ForEach-Object { \"$($car.Vin) $($_.VehicleId)\" }")]
    [InlineData("Get-StellantisVehicle -All -pv car | Select-Object Vin | Get-StellantisTelemetry -Latest | " +
        "ForEach-Object { \"$($car.Vin) $($_.VehicleId)\" }")]
    [InlineData("(Get-StellantisVehicle -All).Vin | ForEach-Object { $_ } -pv car | Get-StellantisTelemetry -Latest | " +
        "ForEach-Object { \"$car $($_.VehicleId)\" }")]
    [InlineData("(Get-StellantisVehicle -All).Vin | ForEach-Object { [pscustomobject]@{ Vin = $_ } } -pv car | Get-StellantisTelemetry -Latest | " +
        "ForEach-Object { \"$($car.Vin) $($_.VehicleId)\" }")]
    [InlineData("Get-StellantisVehicle -All -pv car | Get-StellantisTrip -First 2 | ForEach-Object { \"$($car.Vin) $($_.VehicleId)\" }")]
    [InlineData("Get-StellantisVehicle -First 6 -pv car | Get-StellantisTrip -First 2 | Get-StellantisTripWayPoint -First 2 | " +
        "ForEach-Object { \"$($car.Vin) $($_.VehicleId)\" }")]
    [InlineData("Get-StellantisVehicle -First 6 -pv car | Get-StellantisTrip -First 2 -pv trip | Get-StellantisTripWayPoint -First 2 | " +
        "ForEach-Object { \"$($car.Vin) $($_.VehicleId)\"; \"$($trip.TripId) $($_.TripId)\" }")]
    [InlineData("Get-StellantisVehicle -First 6 -pv car |\n Get-StellantisTrip -First 2 -pv trip |\n Get-StellantisTripWayPoint -First 2 |\n " +
        "ForEach-Object { \"$($car.Vin) $($_.VehicleId)\"; \"$($trip.TripId) $($_.TripId)\" }")]
    [InlineData("Get-StellantisVehicle -All -pv car |\n Select-Object Vin |\n Get-StellantisTelemetry -Latest |\n " +
        "ForEach-Object { \"$($car.Vin) $($_.VehicleId)\" }")]
    [InlineData("$p = @{ All = $true; pipelinevariable = 'car' }\nGet-StellantisVehicle @p | Select-Object Vin | Get-StellantisTelemetry -Latest | " +
        "ForEach-Object { \"$($car.Vin) $($_.VehicleId)\" }")]
    [InlineData("$n = 'car'; Get-StellantisVehicle -All -PipelineV $n | Select-Object Vin | Get-StellantisTelemetry -Latest | " +
        "ForEach-Object { \"$($car.Vin) $($_.VehicleId)\" }")]
    [InlineData("function Show { param($text) & { Get-StellantisVehicle -All -pv car |\n Select-Object Vin |\n " +
        "Get-StellantisTelemetry -Latest } | ForEach-Object { $_ } }\n" +
        "Get-StellantisVehicle -All -pv car |\n Select-Object Vin | Get-StellantisTelemetry -Latest | " +
        "ForEach-Object { \"$($car.Vin) $($_.VehicleId)\" }")]
    [InlineData("Get-StellantisVehicle -All -pv car | Get-StellantisTelemetry -Latest -ThrottleLimit 3 | " +
        "ForEach-Object { \"$($car.Vin) $($_.VehicleId)\" }")]
    [InlineData("Get-StellantisVehicle -All -pv car | Get-StellantisTrip -Count | ForEach-Object { \"$($car.Vin) $($_.VehicleId)\" }")]
    [InlineData("Get-StellantisVehicle -All -pv car | Get-StellantisTelemetry -Latest -IncludeMissing | " +
        "ForEach-Object { \"$($car.Vin) $($_.VehicleId)\" }")]
    public void The_rows_are_right(string statement)
    {
        var rows = _session.Run(statement).WithoutErrors().Values<string>().Select(row => row.Split(' ')).ToList();
        Assert.True(rows.Count >= 10, $"{rows.Count}");
        Assert.All(rows, row => Assert.Equal(row[1], row[0]));
    }

    [Fact]
    public void The_rows_are_right_when_some_parents_fail()
    {
        _session.Run("Set-StellantisSandboxFault -Kind Status -Status 403 -Operation getVehicleLastTelemetries -Position 2, 5, 9").WithoutErrors();
        var run = _session.Run(
            "Get-StellantisVehicle -All -pv car | Get-StellantisTelemetry -Latest | ForEach-Object { \"$($car.Vin) $($_.VehicleId)\" }");
        Assert.Equal(3, run.Errors.Count);
        run = _session.Run("""
            Set-StellantisSandboxFault -Kind Status -Status 403 -Operation getVehicleLastTelemetries -Position 2, 5, 9
            Get-StellantisVehicle -All -pv car | Get-StellantisTelemetry -Latest 2>&1 | ForEach-Object {
                "$($car.Vin) $(if ($_ -is [Management.Automation.ErrorRecord]) { $_.TargetObject } else { $_.VehicleId })"
            }
            """).WithoutErrors();
        Assert.All(run.Values<string>(), row => Assert.Equal(row.Split(' ')[1], row.Split(' ')[0]));
    }

    [Theory]
    [InlineData("Get-StellantisVehicle -All -pv car | Get-StellantisTelemetry -Latest | Out-Null")]
    [InlineData("Get-StellantisVehicle -All -pv car | Select-Object -First 4 | Get-StellantisTelemetry -Latest -ThrottleLimit 8 | Out-Null")]
    public void Behind_the_pipeline_the_variable_is_what_it_is_behind_any_other(string statement)
    {
        _session.Run("1..3 | ForEach-Object { $_ } -pv other | ForEach-Object { $_ } | Out-Null").WithoutErrors();
        var other = _session.Run("[bool](Get-Variable other -ErrorAction Ignore); \"$other\"").WithoutErrors().Values<object>();
        _session.Run(statement).WithoutErrors();
        Assert.Equal(other, _session.Run("[bool](Get-Variable car -ErrorAction Ignore); \"$car\"").WithoutErrors().Values<object>());
    }

    [Fact]
    public void A_variable_of_the_user_that_holds_a_parent_is_left_alone()
    {
        var run = _session.Run("""
            $cars = Get-StellantisVehicle -All; $first = $cars[0]; $last = $cars[-1]
            $cars | Get-StellantisTelemetry -Latest | ForEach-Object { "$($first.Vin) $($last.Vin)" } | Sort-Object -Unique
            "$($cars[0].Vin) $($cars[-1].Vin)"
            """).WithoutErrors();
        Assert.Single(run.Values<string>().Distinct());
    }

    [Fact]
    public void Errors_come_in_the_order_of_the_input_those_of_refused_ids_too()
    {
        var run = _session.Run("""
            $vins = (Get-StellantisVehicle -First 3).Vin
            $vins[0], 'no/id', $vins[1], 'VR3NNNNNNNN000000', $vins[2] | Get-StellantisTrip -First 1 2>&1 |
                ForEach-Object { if ($_ -is [Management.Automation.ErrorRecord]) { "! $($_.TargetObject)" } else { $_.VehicleId } }
            $vins
            """).WithoutErrors();
        var rows = run.Values<string>();
        var vins = rows.TakeLast(3).ToList();
        Assert.Equal([vins[0], "! no/id", vins[1], "! VR3NNNNNNNN000000", vins[2]], rows.SkipLast(3));
    }

    [Fact]
    public void What_stands_before_a_refused_id_is_written_when_errors_end_the_pipeline()
    {
        var run = _session.Run("""
            $vins = (Get-StellantisVehicle -First 2).Vin; $found = [Collections.ArrayList]::new()
            try {
                $vins[0], 'no/id', $vins[1] | Get-StellantisTrip -First 1 -ErrorAction Stop | ForEach-Object { $null = $found.Add($_.VehicleId) }
            } catch {
                $null = $_ # The refusal is told elsewhere; here is looked at what came before it.
            }
            $found -join ' '; $vins[0]
            """).WithoutErrors();
        Assert.Equal(run.Values<string>()[1], run.Values<string>()[0]);
    }
}
