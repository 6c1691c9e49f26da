namespace Stellantis.Sandbox.World;

/// <summary>A point on the map, in degrees (WGS 84), with what the vehicle knew about it.</summary>
internal sealed record Place(double Longitude, double Latitude, double? Altitude, double Heading, int SignalQuality)
{
    private static readonly (double Longitude, double Latitude, double Altitude)[] s_towns =
    [
        (2.3522, 48.8566, 35), (4.8357, 45.7640, 173), (9.1900, 45.4642, 120), (-0.1276, 51.5072, 11), (-2.2426, 53.4808, 38),
        (8.6821, 50.1109, 112), (13.4050, 52.5200, 34), (-3.7038, 40.4168, 667), (2.1734, 41.3851, 12), (4.3517, 50.8503, 57),
        (7.6869, 45.0703, 239), (16.3738, 48.2082, 171), (-8.6291, 41.1579, 94), (7.4474, 46.9480, 540),
    ];

    /// <summary>A place within some kilometres of one of the towns. <paramref name="fix"/> false is a dead-reckoned one, without altitude.</summary>
    public static Place Near(int town, ref Dice dice, bool fix = true)
    {
        var (longitude, latitude, altitude) = s_towns[town % s_towns.Length];
        return new Place(
            Math.Round(longitude + 0.2 * (dice.NextDouble() - 0.5), 5),
            Math.Round(latitude + 0.2 * (dice.NextDouble() - 0.5), 5),
            fix ? altitude + dice.Next(20) : null,
            Math.Round(359.9 * dice.NextDouble(), 1),
            4 + dice.Next(6));
    }
}
