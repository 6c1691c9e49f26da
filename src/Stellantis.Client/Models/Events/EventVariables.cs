using System.Text.RegularExpressions;

namespace Stellantis;

/// <summary>
/// What a channel fills in for a variable such as <c>$Vin</c>, among the pairs that come with an event: the user chooses the key, and it mostly is
/// the variable's name in some spelling (<c>vin</c>, <c>x-vehicle-vin</c>, <c>X_Channel_Label</c>).
/// </summary>
internal static class EventVariables
{
    private static readonly Regex s_vin = new("^[A-HJ-NPR-Z0-9]{17}$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly string[] s_names =
        ["Vin", "ChannelId", "ChannelLabel", "MonitorID", "MonitorLabel", "RemoteType", "RemoteStatus", "RemoteLabel"];

    /// <summary>True for a variable that the contract documents, as it is written in an attribute: $Vin, in any casing.</summary>
    public static bool IsVariable(string text) =>
        text.StartsWith("$", StringComparison.Ordinal) && s_names.Contains(text.Substring(1), StringComparer.OrdinalIgnoreCase);

    /// <summary>The pairs in which a variable may stand: of a request's header and address most tell nothing of the event.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Among(IReadOnlyList<KeyValuePair<string, string>> pairs) =>
        [.. pairs.Where(pair => s_vin.IsMatch(pair.Value.Trim()) || IsOfVehicle(Letters(pair.Key))
            || s_names.Any(name => Letters(pair.Key).EndsWith(Letters(name), StringComparison.Ordinal)))];

    /// <summary>The value of a variable; null when no pair has it.</summary>
    public static string? Find(string variable, IReadOnlyList<KeyValuePair<string, string>> pairs)
    {
        var isVin = variable == "Vin";
        foreach (var pair in pairs)
        {
            var key = Letters(pair.Key);
            // A variable that came as it was written was not known to the service.
            if (pair.Value.Length == 0 || pair.Value.StartsWith("$", StringComparison.Ordinal))
                continue;
            if (isVin ? IsOfVehicle(key) : key.EndsWith(Letters(variable), StringComparison.Ordinal))
                return isVin ? pair.Value.Trim() : pair.Value;
        }
        return isVin ? pairs.Select(pair => pair.Value.Trim()).FirstOrDefault(value => s_vin.IsMatch(value) && value.Any(char.IsDigit)) : null;
    }

    private static bool IsOfVehicle(string key) =>
        key.EndsWith("vin", StringComparison.Ordinal) || key.EndsWith("vehicleid", StringComparison.Ordinal)
        || key.EndsWith("vehicle", StringComparison.Ordinal);

    private static string Letters(string key) => new([.. key.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);
}
