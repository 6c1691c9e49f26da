using System.Globalization;
using Stellantis.PowerShell.Input;

namespace Stellantis.PowerShell.Completion;

/// <summary>What stands beside an id in the list of completions.</summary>
internal static class Phrase
{
    public static string Of(params string?[] parts) => string.Join(", ", parts.Where(p => !string.IsNullOrWhiteSpace(p)));

    public static string? Time(DateTime? time) => time?.ToString("g", CultureInfo.CurrentCulture);

    public static string? Time(TimeSpan? time) => time?.ToString("c", CultureInfo.InvariantCulture);

    public static string? Number(double? number, string unit) =>
        number is null ? null : string.Format(CultureInfo.CurrentCulture, "{0:0.#} {1}", number, unit);
}
