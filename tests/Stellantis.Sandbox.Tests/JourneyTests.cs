using Stellantis.Sandbox.Options;
using Xunit;

namespace Stellantis.Sandbox.Tests;

/// <summary>Vehicles drive where somebody wants them to, and monitors see it.</summary>
public sealed class JourneyTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(20)]
    public void A_vehicle_drives_through_a_zone_and_both_ways_are_told(int radius)
    {
        var world = new EventWorld();
        var inside = world.Add(EventWorld.Zone("z", "In", 45, 9, radius), "z");
        var outside = world.Add(EventWorld.Zone("z", "Out", 45, 9, radius), "z");

        Move(world, new SandboxJourney { Points = [(45, 9)], Radius = radius });

        Assert.Equal([inside.Id, outside.Id], world.Sent.Select(sent => sent.Source));
        Assert.True(world.Sent[1].At - world.Sent[0].At >= TimeSpan.FromMinutes(2));
    }

    [Fact]
    public void A_vehicle_arrives_where_it_was_sent_and_its_trip_is_one()
    {
        var world = new EventWorld();
        world.Set(new SandboxVehicleState { Latitude = 45, Longitude = 9 });
        world.Add(EventWorld.Data("d", "vehicle.trip.distance", "greaterThan", ["10"]), "d");

        Move(world, new SandboxJourney { Points = [(45.2, 9)], Speed = 60 });

        var vehicle = world.World.Fleet[0];
        var now = world.World.Now;
        Assert.Equal(22, (now - world.World.Began).TotalMinutes);
        var snapshot = world.World.HistoryOf(vehicle, now).At(now);
        Assert.False(snapshot.IsDriving);
        Assert.Equal((45.2, 9), (snapshot.Place!.Latitude, snapshot.Place.Longitude));
        Assert.Equal("vehicle.trip.distance=22.2<", world.Take());
        Assert.Equal(60, snapshot.EndedTrip!.Total / snapshot.EndedTrip.Duration.TotalHours, 0.7);
    }

    [Fact]
    public void A_vehicle_drives_along_points_from_the_first_on()
    {
        var world = new EventWorld();
        world.Add(EventWorld.Zone("z", "In", 45.1, 9.1), "z");

        Move(world, new SandboxJourney { Points = [(45, 9), (45.1, 9.1), (45.2, 9)] });

        Assert.Single(world.Sent);
    }

    [Fact]
    public void What_is_no_way_is_refused()
    {
        var world = new EventWorld();
        foreach (var journey in new[]
        {
            new SandboxJourney(), new SandboxJourney { Points = [(91, 0)] }, new SandboxJourney { Points = [(0, 200)] },
            new SandboxJourney { Points = [(45, 9), (-45, 9)] }, new SandboxJourney { Points = [(45, 9)], Speed = 0 },
            new SandboxJourney { Points = [(45, 9)], Radius = 0 }, new SandboxJourney { Points = [(45, 9), (45, 8)], Radius = 1 },
        })
            Assert.Throws<ArgumentException>(() => world.World.MoveVehicle(world.Vin, journey));
    }

    [Fact]
    public void The_clock_of_a_sandbox_goes_on_until_the_vehicle_has_arrived_unless_it_is_not_to()
    {
        var start = new DateTimeOffset(2025, 6, 16, 9, 0, 0, TimeSpan.Zero);
        using var server = SandboxServer.Start(new SandboxOptions { Clock = () => start, VehicleCount = 1 });
        var vin = new World.Fleet(1, 1)[0].Vin;

        var later = server.MoveVehicle(vin, new SandboxJourney { Points = [(45, 9)], Radius = 2, Steps = false });
        Assert.Equal(start, server.Now);
        Assert.Equal(later, server.MoveVehicle(vin, new SandboxJourney { Points = [(45, 9)], Radius = 2 }));

        Assert.Equal(later, server.Now);
    }

    private static void Move(EventWorld world, SandboxJourney journey)
    {
        var arrival = world.World.MoveVehicle(world.Vin, journey);
        world.Step(arrival - world.World.Now);
    }
}
