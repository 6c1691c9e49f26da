namespace Stellantis.Client.Times;

/// <summary>Time zones by their IANA names. .NET Framework knows those of Windows alone: it has the larger ones of the service's countries.</summary>
internal static class IanaZone
{
    private static readonly string[] s_windows =
    [
        "GMT Standard Time: Europe/London Europe/Dublin Europe/Lisbon",
        "W. Europe Standard Time: Europe/Berlin Europe/Rome Europe/Amsterdam Europe/Vienna Europe/Zurich Europe/Stockholm Europe/Oslo " +
            "Europe/Luxembourg Europe/Malta Europe/Vaduz Europe/Monaco Europe/San_Marino Europe/Andorra",
        "Romance Standard Time: Europe/Paris Europe/Brussels Europe/Madrid Europe/Copenhagen",
        "Central Europe Standard Time: Europe/Prague Europe/Budapest Europe/Belgrade Europe/Bratislava Europe/Ljubljana Europe/Tirane",
        "Central European Standard Time: Europe/Warsaw Europe/Zagreb Europe/Sarajevo Europe/Skopje",
        "FLE Standard Time: Europe/Helsinki Europe/Kiev Europe/Kyiv Europe/Riga Europe/Sofia Europe/Tallinn Europe/Vilnius",
        "GTB Standard Time: Europe/Athens Europe/Bucharest", "Turkey Standard Time: Europe/Istanbul", "UTC: Etc/UTC UTC",
        "Morocco Standard Time: Africa/Casablanca", "W. Central Africa Standard Time: Africa/Algiers Africa/Tunis",
        "Egypt Standard Time: Africa/Cairo", "South Africa Standard Time: Africa/Johannesburg", "Israel Standard Time: Asia/Jerusalem",
        "Eastern Standard Time: America/New_York", "Central Standard Time: America/Chicago", "Mountain Standard Time: America/Denver",
        "Pacific Standard Time: America/Los_Angeles", "E. South America Standard Time: America/Sao_Paulo",
        "Argentina Standard Time: America/Argentina/Buenos_Aires", "Arabian Standard Time: Asia/Dubai", "India Standard Time: Asia/Kolkata",
        "China Standard Time: Asia/Shanghai", "Tokyo Standard Time: Asia/Tokyo", "AUS Eastern Standard Time: Australia/Sydney",
    ];

    private static readonly Dictionary<string, string> s_names = s_windows.Select(row => row.Split([": "], StringSplitOptions.None))
        .SelectMany(row => row[1].Split(' ').Select(name => (Name: name, Windows: row[0])))
        .ToDictionary(pair => pair.Name, pair => pair.Windows, StringComparer.OrdinalIgnoreCase);

    /// <summary>The zone of a name; null when this system does not know it.</summary>
    public static TimeZoneInfo? Find(string name) => Named(name) ?? (s_names.TryGetValue(name, out var windows) ? Named(windows) : null);

    private static TimeZoneInfo? Named(string id)
    {
        try
        {
            return TimeZoneInfo.FindSystemTimeZoneById(id);
        }
        catch (Exception e) when (e is TimeZoneNotFoundException or InvalidTimeZoneException or System.Security.SecurityException)
        {
            return null;
        }
    }
}
