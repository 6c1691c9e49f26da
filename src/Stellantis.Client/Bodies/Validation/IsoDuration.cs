using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using Stellantis.Client.Json;
using Stellantis.Client.Times;

namespace Stellantis.Client.Bodies;

/// <summary>Durations as the service writes them: <c>PT3H12M</c>, also <c>PT04H30M</c>.</summary>
internal static class IsoDuration
{
    private static readonly Regex s_duration = new(
        @"^P(?:\d+W|(?=\d|T\d)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?)\z", RegexOptions.CultureInvariant);

    private static readonly Regex s_clock = new(@"^\d{1,2}:\d{2}(?::\d{2})?\z", RegexOptions.CultureInvariant);

    public static bool IsValid(string text) => s_duration.IsMatch(text);

    public static bool IsTimeOfDay(string text) => IsValid(text) && WireText.TryDuration(text, out var time) && time < TimeSpan.FromDays(1);

    /// <summary>
    /// The duration that words such as <c>7h</c> stand for, as ISO 8601 writes it; null for what is written so already, and for others.
    /// </summary>
    public static string? Spelled(string text) =>
        !IsValid(text) && Lapse.Read(text) is { } lapse && lapse >= TimeSpan.Zero ? XmlConvert.ToString(lapse) : null;

    /// <summary>The same for a time of day, which may be <c>22:30</c> too.</summary>
    public static string? SpelledTimeOfDay(string text) => Spelled(text) ?? (s_clock.IsMatch(text)
        && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) ? XmlConvert.ToString(time) : null);

    /// <summary>"; did you mean 'PT22H'?" for a time written with colons, or nothing.</summary>
    public static string Hint(string text) =>
        text.Contains(':') && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) && time >= TimeSpan.Zero
            ? $"; did you mean '{XmlConvert.ToString(time)}'?"
            : "";
}
