namespace Stellantis.PowerShell.Completion;

/// <summary>The IANA names of time zones: those of the system where it has them, and the larger ones of the service's countries everywhere.</summary>
internal static class TimeZones
{
    private const string Known =
        "Africa/Algiers Africa/Cairo Africa/Casablanca Africa/Johannesburg Africa/Tunis America/Argentina/Buenos_Aires America/Bogota " +
            "America/Chicago America/Denver "
        + "America/Lima America/Los_Angeles America/Martinique America/Mexico_City America/New_York America/Santiago " +
            "America/Sao_Paulo Asia/Dubai Asia/Hong_Kong "
        + "Asia/Jerusalem Asia/Kolkata Asia/Kuala_Lumpur Asia/Riyadh Asia/Seoul Asia/Shanghai Asia/Singapore Asia/Taipei " +
            "Asia/Tehran Asia/Tokyo Atlantic/Canary "
        + "Atlantic/Reykjavik Australia/Sydney Etc/UTC Europe/Amsterdam Europe/Athens Europe/Belgrade Europe/Berlin Europe/Bratislava " +
            "Europe/Brussels Europe/Bucharest "
        + "Europe/Budapest Europe/Copenhagen Europe/Dublin Europe/Helsinki Europe/Istanbul Europe/Kiev Europe/Lisbon Europe/Ljubljana " +
            "Europe/London Europe/Luxembourg "
        + "Europe/Madrid Europe/Malta Europe/Oslo Europe/Paris Europe/Prague Europe/Riga Europe/Rome Europe/Skopje " +
            "Europe/Sofia Europe/Stockholm Europe/Tallinn "
        + "Europe/Vienna Europe/Vilnius Europe/Warsaw Europe/Zagreb Europe/Zurich Indian/Mauritius Indian/Reunion Pacific/Auckland Pacific/Noumea";

    private static readonly string[] s_known = Known.Split(' ');

    private static readonly Lazy<string[]> s_all = new(() =>
        [.. s_known.Concat(TimeZoneInfo.GetSystemTimeZones().Select(z => z.Id).Where(id => id.Contains("/"))).Distinct()
            .OrderBy(id => id, StringComparer.Ordinal)]);

    /// <summary>The larger ones of the service's countries.</summary>
    public static IReadOnlyList<string> Larger => s_known;

    /// <summary>All names when what was typed means one, else none: there are hundreds, and the system takes a second to tell them.</summary>
    public static IReadOnlyList<string> For(string typed) =>
        typed.Contains("/") || typed.Length > 1
            && s_known.Any(z => ("/" + z).IndexOf("/" + typed, StringComparison.OrdinalIgnoreCase) >= 0) ? s_all.Value : [];
}
