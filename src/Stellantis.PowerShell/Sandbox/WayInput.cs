using System.Collections;
using System.Globalization;
using System.Management.Automation;
using Newtonsoft.Json.Linq;

namespace Stellantis.PowerShell.Sandbox;

/// <summary>
/// Places and ways as users give them: latitude and longitude, as numbers or as text, what has members Latitude and Longitude, and GeoJSON, whose
/// coordinates have the longitude first.
/// </summary>
internal static class WayInput
{
    /// <summary>The places in something that was given, in their order.</summary>
    /// <exception cref="ArgumentException">There is none in it.</exception>
    public static IEnumerable<(double Latitude, double Longitude)> Read(object? given)
    {
        var value = given is PSObject wrapped && wrapped.BaseObject is not PSCustomObject ? wrapped.BaseObject : given;
        if (value is string text)
            return text.TrimStart().StartsWith("{", StringComparison.Ordinal) ? OfGeoJson(text) : [Pair(text.Split(','), text)];
        if (value is IEnumerable items and not IDictionary)
        {
            var list = items.Cast<object?>().ToList();
            return list.Count == 2 && list.All(IsNumber) ? [Pair([.. list.Select(Text)], given)] : list.SelectMany(Read);
        }

        if (Member(value, "type") is { } type && Text(type) is "Feature" or "LineString" or "Point" or "FeatureCollection")
            return OfGeoJson(Newtonsoft.Json.JsonConvert.SerializeObject(Input.PlainInput.Unwrap(given)));
        return Member(value, "Latitude") is { } latitude && Member(value, "Longitude") is { } longitude
            ? [Pair([Text(latitude), Text(longitude)], given)] : throw None(given);
    }

    /// <summary>The middle and the radius of a zone: three numbers, or a zone as monitors have it.</summary>
    /// <exception cref="ArgumentException">It is none.</exception>
    public static ((double Latitude, double Longitude) Center, double Radius) ReadZone(object? given)
    {
        var value = given is PSObject wrapped && wrapped.BaseObject is not PSCustomObject ? wrapped.BaseObject : given;
        if (value is string text && text.Split(',') is { Length: 3 } parts)
            value = parts;
        if (value is IEnumerable items and not (IDictionary or string) && items.Cast<object?>().Select(Text).ToList() is { Count: 3 } numbers)
            return (Pair([numbers[0], numbers[1]], given), Number(numbers[2], given));
        var place = Member(value, "zone") ?? value;
        place = Member(place, "place") ?? place;
        return Member(place, "center") is { } center && Member(place, "radius") is { } radius
            ? (Read(center).First(), Number(Text(radius), given))
            : throw new ArgumentException(
                "-Through is not a zone. Give latitude, longitude and radius in kilometres, such as 45.46, 9.19, 2, or the zone of a monitor.");
    }

    private static List<(double Latitude, double Longitude)> OfGeoJson(string text)
    {
        try
        {
            var lines = JObject.Parse(text).SelectTokens("$..coordinates").SelectMany(coordinates =>
                coordinates.First is JArray ? coordinates.Children() : new[] { coordinates }.AsEnumerable()).ToList();
            return lines.Count == 0 ? throw None(text) : lines.ConvertAll(point => ((double)point[1]!, (double)point[0]!));
        }
        catch (Exception e) when (e is Newtonsoft.Json.JsonException or FormatException or InvalidCastException or ArgumentOutOfRangeException)
        {
            throw None(text);
        }
    }

    private static object? Member(object? value, string name) => value switch
    {
        IDictionary map => map.Keys.Cast<object>().Where(key => string.Equals(Text(key), name, StringComparison.OrdinalIgnoreCase))
            .Select(key => map[key]).FirstOrDefault(),
        null => null,
        _ => PSObject.AsPSObject(value).Properties[name]?.Value,
    };

    private static (double Latitude, double Longitude) Pair(string[] numbers, object? given) =>
        numbers.Length == 2 ? (Number(numbers[0], given), Number(numbers[1], given)) : throw None(given);

    private static double Number(string text, object? given) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw None(given);

    private static bool IsNumber(object? value) => double.TryParse(Text(value), NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static string Text(object? value) =>
        Convert.ToString(value is PSObject wrapped ? wrapped.BaseObject : value, CultureInfo.InvariantCulture)!;

    private static ArgumentException None(object? given) =>
        new($"'{given}' is not a place. A place is latitude and longitude, as 48.86,2.33, or has members of these names.");
}
