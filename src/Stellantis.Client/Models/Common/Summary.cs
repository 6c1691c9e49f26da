using System.Globalization;

namespace Stellantis;

/// <summary>Models in a few words; what is absent leaves no gap.</summary>
internal static class Summary
{
    public static string Of(double? value, string unit = "") =>
        value is { } number ? (number.ToString(CultureInfo.InvariantCulture) + " " + unit).TrimEnd() : "";

    public static string Of(TimeSpan? value) => value?.ToString("c", CultureInfo.InvariantCulture) ?? "";

    public static string Join(string separator, params string?[] parts) => string.Join(separator, parts.Where(p => !string.IsNullOrEmpty(p)));
}
