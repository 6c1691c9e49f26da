using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using Stellantis.Client.Json;

namespace Stellantis.Client.Bodies;

/// <summary>Durations as the service writes them: <c>PT3H12M</c>, also <c>PT04H30M</c>.</summary>
internal static class IsoDuration
{
    private static readonly Regex s_duration = new(
        @"^P(?:\d+W|(?=\d|T\d)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?)\z", RegexOptions.CultureInvariant);

    public static bool IsValid(string text) => s_duration.IsMatch(text);

    public static bool IsTimeOfDay(string text) => IsValid(text) && WireText.TryDuration(text, out var time) && time < TimeSpan.FromDays(1);

    /// <summary>"; did you mean 'PT22H'?" for a time written with colons, or nothing.</summary>
    public static string Hint(string text) =>
        text.Contains(':') && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) && time >= TimeSpan.Zero
            ? $"; did you mean '{XmlConvert.ToString(time)}'?"
            : "";
}
