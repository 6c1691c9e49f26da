using Stellantis.Sandbox.World;
using Xunit;

namespace Stellantis.Sandbox.Tests;

public sealed class FleetTests
{
    private static readonly Dictionary<string, string[]> s_manufacturers = new()
    {
        ["AP"] = ["VF3", "VR3"],
        ["AC"] = ["VF7", "VR7"],
        ["DS"] = ["VR1"],
        ["OP"] = ["W0L", "W0V", "VXK"],
        ["VX"] = ["VXE"],
    };

    [Theory]
    [InlineData(1)]
    [InlineData(-7)]
    [InlineData(int.MaxValue)]
    public void A_million_vehicles_have_a_million_valid_vins(int seed)
    {
        var fleet = new Fleet(seed, 1_000_000);

        var vins = new HashSet<string>(fleet.WithPrefix(null).Select(vehicle => vehicle.Vin), StringComparer.Ordinal);

        Assert.Equal(1_000_000, vins.Count);
        Assert.All(vins.Take(1000), AssertValid);
    }

    [Fact]
    public void A_vin_leads_back_to_its_vehicle_beyond_a_million_too()
    {
        var fleet = new Fleet(3, 2_500_000);

        for (var index = 0; index < fleet.Count; index += 99_999)
            Assert.Equal(index, fleet.Find(fleet[index].Vin)!.Index);
        Assert.Null(fleet.Find(new Fleet(3, 2_500_001)[2_500_000].Vin));
    }

    [Theory]
    [InlineData("")]
    [InlineData("VR3")]
    [InlineData("VR3UPHNK5LA00000x")]
    [InlineData("VR3UPHNK5LI000001")]
    [InlineData("VR3UPHNK5L/000001")]
    public void What_is_no_vin_of_the_fleet_is_not_found(string vin) => Assert.Null(new Fleet(1, 1000).Find(vin));

    [Fact]
    public void Ten_vehicles_are_of_all_brands_and_each_brand_has_its_manufacturer_codes()
    {
        var vehicles = new Fleet(5, 100).WithPrefix(null);

        Assert.Equal(5, vehicles.Take(10).Select(vehicle => vehicle.Model.BrandCode).Distinct().Count());
        Assert.All(s_manufacturers, brand => Assert.Equal(
            brand.Value.Order(),
            vehicles.Where(vehicle => vehicle.Model.BrandCode == brand.Key).Select(vehicle => vehicle.Vin[..3]).Distinct().Order()));
    }

    [Fact]
    public void The_seed_decides_the_fleet()
    {
        static IEnumerable<string> Vins(int seed) => new Fleet(seed, 50).WithPrefix(null).Select(vehicle => vehicle.Vin);

        Assert.Equal(Vins(1), Vins(1));
        Assert.NotEqual(Vins(1), Vins(2));
    }

    [Fact]
    public void A_prefix_selects_in_the_order_of_the_fleet()
    {
        var fleet = new Fleet(1, 500);

        Assert.Equal(
            fleet.WithPrefix(null).Where(vehicle => vehicle.Vin.StartsWith("VR", StringComparison.Ordinal)).Select(vehicle => vehicle.Index),
            fleet.WithPrefix("VR").Select(vehicle => vehicle.Index));
        Assert.Empty(fleet.WithPrefix(fleet[0].Vin + "0"));
    }

    private static void AssertValid(string vin)
    {
        Assert.Matches("^[0-9A-HJ-NPR-Z]{17}$", vin);
        const string Letters = "ABCDEFGHJKLMNPRSTUVWXYZ";
        int[] values = [1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 7, 9, 2, 3, 4, 5, 6, 7, 8, 9];
        int[] weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
        var sum = vin.Select((c, i) => weights[i] * (char.IsDigit(c) ? c - '0' : values[Letters.IndexOf(c, StringComparison.Ordinal)])).Sum();
        Assert.Equal("0123456789X"[sum % 11], vin[8]);
    }
}
