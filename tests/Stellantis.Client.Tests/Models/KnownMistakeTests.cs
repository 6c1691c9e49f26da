using Newtonsoft.Json.Linq;
using Stellantis.Client.Bodies;
using Stellantis.Client.Hal;
using Stellantis.Client.Json;
using Xunit;

namespace Stellantis.Client.Tests.Models;

/// <summary>Mistakes that other clients of the service are known for.</summary>
public class KnownMistakeTests
{
    [Theory]
    [InlineData(61)]
    [InlineData(501)]
    public void A_page_of_many_items_has_them_all(int count)
    {
        var page = new JObject
        {
            ["_embedded"] =
            new JObject { ["trips"] = new JArray(Enumerable.Range(0, count).Select(i => new JObject { ["id"] = $"tr-{i}" })) }
        };
        using var reader = new WireReader(page.ToString());
        Assert.Equal(Enumerable.Range(0, count).Select(i => $"tr-{i}"), PageReader.Read(reader, "trips", Trip.Read).Items.Select(t => t.TripId));
    }

    [Fact]
    public void Longitude_and_latitude_are_not_swapped()
    {
        var trip = Model.Read("""{"locations":{"startPosition":{"geometry":{"coordinates":[-1.55,47.2,12]}}}}""", Trip.Read);
        Assert.Equal((47.2, -1.55, 12), (trip.StartPosition!.Latitude, trip.StartPosition.Longitude, trip.StartPosition.Altitude));
    }

    [Fact]
    public void An_unknown_value_of_an_enumeration_is_passed_on()
    {
        var charging = Model.Read("""{"status":"WaitingForSunshine","chargingMode":"Ultra"}""", EnergyCharging.Read);
        Assert.Equal(("WaitingForSunshine", "Ultra"), (charging.Status, charging.ChargingMode));
    }

    [Fact]
    public void Records_of_two_vehicles_with_the_same_time_are_told_apart()
    {
        Assert.Equal(("first 2026-03-02T06:00:00Z", "second 2026-03-02T06:00:00Z"), (Of("first").ToString(), Of("second").ToString()));
        Assert.NotEqual(Of("first"), Of("second"));

        static Telemetry Of(string vehicle)
        {
            var record = Model.Read("""{"createdAt":"2026-03-02T06:00:00Z"}""", Telemetry.Read);
            ((IVehicleChild)record).VehicleId = vehicle;
            return record;
        }
    }

    [Fact]
    public void A_sensor_without_a_reading_is_marked_and_its_value_left()
    {
        var telemetry = Model.Read(
            """
            {"vehicle":{"engines":[{"type":"Electric"},{"extension":{"thermic":{"coolant":{"temp":215},"oil":{"temp":90}}}}],
             "energies":[{"level":101,"autonomy":65535,"extension":{"electric":{"charging":{"remainingTime":"PT1092H"}}}}],
             "location":{"geometry":{"coordinates":[0,0]}}},"environment":{"air":{"temp":87.5}}}
            """, Telemetry.Read);
        Assert.Equal(
            ["Location.Latitude", "Location.Longitude", "Energies[0].Level", "Energies[0].Autonomy", "Energies[0].Charging.RemainingTime",
                "Engines[1].CoolantTemp", "Environment.Air.Temp"],
            telemetry.Implausible);
        Assert.Equal(215, telemetry.Engines[1].CoolantTemp);
        Assert.Equal(["CoolantTemp"], telemetry.Engines[1].Implausible);
        Assert.Empty(telemetry.Engines[0].Implausible);
    }

    [Theory]
    [InlineData("2026-07-01T10:00:00+02:00", 8)]
    [InlineData("2026-07-01T10:00:00+0200", 8)]
    [InlineData("2026-07-01T10:00:00-05:00", 15)]
    [InlineData("2026-07-01T10:00:00Z", 10)]
    [InlineData("2026-07-01T10:00:00", 10)]
    public void A_time_is_the_instant_that_its_offset_says_and_without_one_UTC(string text, int hour)
    {
        var trip = Model.Read($$"""{"startedAt":"{{text}}"}""", Trip.Read);
        Assert.Equal(new DateTime(2026, 7, 1, hour, 0, 0, DateTimeKind.Utc), trip.StartedAt!.Value.ToUniversalTime());
        Assert.Contains($"\"{text}\"", trip.ToJson(), StringComparison.Ordinal);
    }
}
