namespace Stellantis.Sandbox.World;

/// <summary>Weather without surprises: warm in summer and in the afternoon, cold in the north, wet now and then.</summary>
internal static class Weather
{
    /// <summary>°C, in steps of a half.</summary>
    public static double Temperature(DateTimeOffset instant, Point point)
    {
        var season = Math.Cos((instant.DayOfYear - 200) * 2 * Math.PI / 365);
        var hour = Math.Cos((SolarHour(instant, point) - 15) * 2 * Math.PI / 24);
        return Math.Round(2 * (12 + 9 * season + 5 * hour - 0.6 * (point.Latitude - 46))) / 2;
    }

    public static bool IsDay(DateTimeOffset instant, Point point) => SolarHour(instant, point) is >= 7 and < 19;

    public static bool IsWet(DateTimeOffset instant, Point point) => (instant.DayOfYear * 7 + (int)SolarHour(instant, point) / 6) % 5 == 0;

    private static double SolarHour(DateTimeOffset instant, Point point) =>
        (instant.UtcDateTime.TimeOfDay.TotalHours + point.Longitude / 15 + 24) % 24;
}
