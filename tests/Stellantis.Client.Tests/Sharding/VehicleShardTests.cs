using System.Globalization;
using FsCheck.Xunit;
using Stellantis.Client.Bodies;
using Stellantis.Client.Sharding;
using Xunit;

namespace Stellantis.Client.Tests.Sharding;

public sealed class VehicleShardTests
{
    [Property(MaxTest = 200)]
    public bool Each_vehicle_is_in_exactly_one_part(string? vin, byte parts)
    {
        var count = parts + 1;
        return Enumerable.Range(1, count).Count(index => VehicleShard.Of(index, count)!.Holds(vin ?? "")) == 1;
    }

    /// <summary>These are a promise: workers of different versions of the module share a fleet.</summary>
    [Theory]
    [InlineData("VR3UHZKXZPT500042", 6, 8)]
    [InlineData("vr3uhzkxzpt500042", 6, 8)]
    [InlineData("VF7SXHNP6P0523854", 1, 3)]
    [InlineData("W0L0AHL3XL0424502", 1, 3)]
    [InlineData("VR1J45GB0S0974178", 16, 100)]
    public void A_vehicle_stays_in_its_part_for_ever(string vin, int index, int count) => Assert.True(VehicleShard.Of(index, count)!.Holds(vin));

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(16)]
    [InlineData(100)]
    public void The_parts_of_a_fleet_with_serial_numbers_in_a_row_are_about_as_large_as_each_other(int count)
    {
        const int Each = 1000;
        var sizes = new int[count];
        for (var serial = 0; serial < Each * count; serial++)
            sizes[VehicleShard.Hash(string.Create(CultureInfo.InvariantCulture, $"VR3UHZKXZPT{500000 + serial}")) % count]++;
        // Six standard deviations of a fair draw.
        Assert.All(sizes, size => Assert.InRange(size, Each - (6 * Math.Sqrt(Each)), Each + (6 * Math.Sqrt(Each))));
    }

    [Theory]
    [InlineData("3/8", "3/8")]
    [InlineData(" 3 / 8 ", "3/8")]
    [InlineData("1/1", "1/1")]
    [InlineData("0/8", null)]
    [InlineData("9/8", null)]
    [InlineData("3", null)]
    [InlineData("3/0", null)]
    [InlineData("-1/8", null)]
    [InlineData("3/8/2", null)]
    [InlineData("99999999999/99999999999", null)]
    [InlineData("", null)]
    public void A_part_is_a_number_from_one_of_so_many(string text, string? expected) => Assert.Equal(expected, VehicleShard.Parse(text)?.ToString());
}
