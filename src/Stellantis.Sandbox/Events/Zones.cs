namespace Stellantis.Sandbox.Events;

/// <summary>Time zones by their IANA names, also where the system knows only those of Windows.</summary>
internal static class Zones
{
    public const string Standard = "Europe/Paris";

    private static readonly Dictionary<string, string> s_windows = new Dictionary<string, string>
    {
        ["Romance Standard Time"] = "Europe/Paris Europe/Brussels Europe/Madrid Europe/Copenhagen",
        ["W. Europe Standard Time"] = "Europe/Berlin Europe/Rome Europe/Amsterdam Europe/Vienna Europe/Zurich Europe/Stockholm Europe/Oslo "
            + "Europe/Luxembourg Europe/Malta",
        ["Central Europe Standard Time"] = "Europe/Prague Europe/Budapest Europe/Belgrade Europe/Bratislava Europe/Ljubljana",
        ["Central European Standard Time"] = "Europe/Warsaw Europe/Zagreb Europe/Skopje",
        ["GMT Standard Time"] = "Europe/London Europe/Dublin Europe/Lisbon Atlantic/Canary",
        ["FLE Standard Time"] = "Europe/Helsinki Europe/Kiev Europe/Kyiv Europe/Riga Europe/Sofia Europe/Tallinn Europe/Vilnius",
        ["GTB Standard Time"] = "Europe/Athens Europe/Bucharest",
        ["Turkey Standard Time"] = "Europe/Istanbul",
        ["UTC"] = "Etc/UTC Etc/GMT",
        ["Greenwich Standard Time"] = "Atlantic/Reykjavik",
        ["Eastern Standard Time"] = "America/New_York",
        ["Central Standard Time"] = "America/Chicago",
        ["Mountain Standard Time"] = "America/Denver",
        ["Pacific Standard Time"] = "America/Los_Angeles",
        ["E. South America Standard Time"] = "America/Sao_Paulo",
        ["Argentina Standard Time"] = "America/Argentina/Buenos_Aires",
        ["Morocco Standard Time"] = "Africa/Casablanca",
        ["South Africa Standard Time"] = "Africa/Johannesburg",
        ["Arabian Standard Time"] = "Asia/Dubai",
        ["India Standard Time"] = "Asia/Kolkata",
        ["China Standard Time"] = "Asia/Shanghai",
        ["Tokyo Standard Time"] = "Asia/Tokyo",
        ["AUS Eastern Standard Time"] = "Australia/Sydney",
        ["New Zealand Standard Time"] = "Pacific/Auckland",
    }.SelectMany(pair => pair.Value.Split(' ').Select(name => (Name: name, Windows: pair.Key)))
        .ToDictionary(pair => pair.Name, pair => pair.Windows, StringComparer.OrdinalIgnoreCase);

    /// <summary>The zone of a name; UTC when nobody knows it.</summary>
    public static TimeZoneInfo Find(string name) =>
        Of(name) ?? (s_windows.TryGetValue(name, out var windows) ? Of(windows) : null) ?? TimeZoneInfo.Utc;

    private static TimeZoneInfo? Of(string id)
    {
        try
        {
            return TimeZoneInfo.FindSystemTimeZoneById(id);
        }
        catch (Exception e) when (e is TimeZoneNotFoundException or InvalidTimeZoneException)
        {
            return null;
        }
    }
}
