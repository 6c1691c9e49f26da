using System.Diagnostics;
using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Xunit;

namespace Stellantis.PowerShell.Tests.Completion;

public sealed class IdCompletionTests : IDisposable
{
    private readonly PowerShellSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Vehicle_ids_come_with_brand_and_model()
    {
        _session.ToSandbox();
        var vehicles = _session.Run("Get-StellantisVehicle -All").WithoutErrors().Values<object>();
        var found = _session.PressUntilThere("Get-StellantisVehicle ");
        Assert.Equal(vehicles.Select(v => v.ToString()), found.Texts());
        var brand = (string)_session.Run("(Get-StellantisVehicle $id).Brand", ("id", found[0].CompletionText)).Value<object>();
        var family = (string)_session.Run("(Get-StellantisVehicle $id).FamilyCode", ("id", found[0].CompletionText)).Value<object>();
        Assert.StartsWith($"{brand}, {family}", found[0].ToolTip);
    }

    [Fact]
    public void A_vehicle_is_found_by_the_beginning_of_its_id_by_a_wildcard_or_else_by_its_brand()
    {
        _session.ToSandbox();
        var all = _session.PressUntilThere("Get-StellantisTrip ").Texts();
        Assert.Equal(all.Where(id => id.StartsWith("VF3", StringComparison.Ordinal)), _session.Press("Get-StellantisTrip VF3").Texts());
        Assert.Equal(all.Where(id => id.EndsWith(all[0][^3..], StringComparison.Ordinal)),
            _session.Press("Get-StellantisTrip *" + all[0][^3..]).Texts());
        var opel = _session.Press("Get-StellantisTrip opel");
        Assert.NotEmpty(opel);
        Assert.All(opel, o => Assert.StartsWith("Opel, ", o.ToolTip));
    }

    [Theory]
    [InlineData("Get-StellantisTrip {0} ", "Get-StellantisTrip {0} -First 50", "TripId")]
    [InlineData("Get-StellantisTripWayPoint -VehicleId {0} -TripId ", "Get-StellantisTrip {0} -First 50", "TripId")]
    [InlineData("Get-StellantisAlert {0} -AlertId ", "Get-StellantisAlert {0} -First 50", "AlertId")]
    [InlineData("Get-StellantisAlarm -Vin {0} -AlarmId ", "Get-StellantisAlarm {0} -First 50", "AlarmId")]
    [InlineData("Get-StellantisChargingSession {0} ", "Get-StellantisChargingSession {0} -First 50", "ChargingSessionId")]
    public void What_belongs_to_a_vehicle_is_looked_for_where_the_line_says(string line, string list, string property)
    {
        _session.ToSandbox();
        var vin = _session.Run("Get-StellantisVehicle -First 1").Value<object>().ToString()!;
        var ids = _session.Run(string.Format(null, list, vin)).WithoutErrors().Property(property).Cast<string>();
        Assert.Equal(ids, _session.PressUntilThere(string.Format(null, line, vin)).Texts());
    }

    [Fact]
    public void Channel_monitor_and_remote_ids_come_with_their_labels()
    {
        _session.ToSandbox();
        var vin = _session.Run("Get-StellantisVehicle -First 1").Value<object>().ToString()!;
        var channel = _session.Run("New-StellantisChannel -Label 'Back office' -WebhookTarget https://hooks.example.com/x").WithoutErrors()
            .Value<object>().ToString()!;
        var monitor = _session.Run(
            "New-StellantisMonitor $c -VehicleId $v -Label 'Low battery' -BoolExp low -Trigger @{ name='low'; data=@{ " +
                "data='vehicle.energy.electric.level'; op='lowerThan'; value='20' } }",
            ("c", channel), ("v", vin)).WithoutErrors().Value<object>().ToString()!;
        var remote = _session.Run("Send-StellantisRemote $v $c @{ horn=@{ state='Activated' } }", ("c", channel), ("v", vin)).WithoutErrors()
            .Value<object>().ToString()!;

        var channels = _session.PressUntilThere("Suspend-StellantisChannel ");
        Assert.Equal([channel], channels.Texts());
        Assert.StartsWith("Back office, webhook", channels[0].ToolTip);
        foreach (var line in new[] { $"Remove-StellantisMonitor {channel} ", "Get-StellantisMonitor -MonitorId ",
            $"Suspend-StellantisMonitor -ChannelId {channel} -MonitorId batt" })
        {
            var monitors = _session.PressUntilThere(line);
            Assert.Equal([monitor], monitors.Texts());
            Assert.StartsWith("Low battery, low", monitors[0].ToolTip);
        }
        foreach (var line in new[] { $"Get-StellantisRemote {vin} {channel} -RemoteId ", $"Get-StellantisRemote {vin} -RemoteId " })
            Assert.Equal([remote], _session.PressUntilThere(line).Texts());
        Assert.Equal(["'Back office'"], _session.PressUntilThere("Get-StellantisChannel -Label back").Texts());
        Assert.Equal(["'Low battery'"], _session.PressUntilThere("Get-StellantisMonitor -Label 'Low b").Texts());
    }

    [Fact]
    public void The_connection_of_the_line_wins_over_that_of_the_runspace()
    {
        _session.ToSandbox("-Name one -VehicleCount 3").ToSandbox("-Name two -VehicleCount 5");
        Assert.Equal(5, _session.PressUntilThere("Get-StellantisVehicle ").Count);
        Assert.Equal(3, _session.PressUntilThere("Get-StellantisVehicle -Connection one -VehicleId ").Count);
        _session.Run("$c = Get-StellantisConnection one");
        Assert.Equal(3, _session.PressUntilThere("Get-StellantisVehicle -Connection $c -VehicleId ").Count);
        Assert.Empty(_session.Press("Get-StellantisVehicle -Connection three -VehicleId "));
    }

    [Fact]
    public void A_vehicle_in_a_variable_is_the_parent_too()
    {
        _session.ToSandbox().Run("$v = Get-StellantisVehicle -First 1").WithoutErrors();
        var newest = _session.Run("Get-StellantisTrip $v.VehicleId -First 1").Value<object>().ToString();
        Assert.Equal(newest, _session.PressUntilThere("Get-StellantisTrip -VehicleId $v.VehicleId -TripId ").Texts()[0]);
        Assert.Equal(newest, _session.PressUntilThere("Get-StellantisTrip $v ").Texts()[0]);
    }

    [Fact]
    public void A_second_Tab_asks_the_service_nothing()
    {
        _session.ToSandbox();
        Assert.NotEmpty(_session.PressUntilThere("Get-StellantisVehicle "));
        var requests = _session.Run("Get-StellantisSandboxRequest").Output.Count;
        Assert.NotEmpty(_session.Press("Get-StellantisTrip "));
        Assert.NotEmpty(_session.Press("Get-StellantisVehicle V"));
        Assert.Equal(requests, _session.Run("Get-StellantisSandboxRequest").Output.Count);
    }

    [Fact]
    public void In_a_large_fleet_the_vehicles_that_begin_as_typed_are_asked_for()
    {
        _session.ToSandbox("-VehicleCount 1500");
        var last = _session.Run("Get-StellantisVehicle -Skip 1400 -First 1").WithoutErrors().Value<object>().ToString()!;
        Assert.Equal([last], _session.PressUntilThere("Get-StellantisVehicle " + last[..16]).Texts());
    }

    [Theory]
    [InlineData("Get-StellantisVehicle ")]
    [InlineData("Get-StellantisTrip VR3FBYHZ3R0649664 ")]
    [InlineData("Get-StellantisChannel ")]
    [InlineData("Get-StellantisMonitor -MonitorId ")]
    public void Without_a_connection_there_is_nothing_and_no_word_about_it(string line)
    {
        Assert.Empty(_session.Press(line));
        _session.ToSandbox();
        _session.Run("Disconnect-Stellantis").WithoutErrors();
        Assert.Empty(_session.Press(line));
    }

    [Theory]
    [InlineData("Hang")]
    [InlineData("Reset")]
    [InlineData("EmptyBody")]
    public void A_service_that_fails_leaves_the_line_as_it_is(string fault)
    {
        _session.ToSandbox();
        // The first Tab of a session compiles what it needs.
        Assert.NotEmpty(_session.PressUntilThere("Get-StellantisVehicle "));
        _session.Run("Set-StellantisSandboxFault -Kind $kind", ("kind", fault)).WithoutErrors();
        var watch = Stopwatch.StartNew();
        Assert.Empty(_session.Press("Get-StellantisChannel "));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void What_comes_too_late_is_there_at_the_next_Tab()
    {
        _session.ToSandbox();
        _session.Run("New-StellantisChannel -Label late -WebhookTarget https://hooks.example.com/x; Set-StellantisSandboxFault -Kind Delay")
            .WithoutErrors();
        Assert.Empty(_session.Press("Get-StellantisChannel "));
        Assert.Single(_session.PressUntilThere("Get-StellantisChannel "));
    }
}
