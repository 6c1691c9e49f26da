using System.Globalization;
using System.Xml;
using Newtonsoft.Json;
using Stellantis.Sandbox.World;

namespace Stellantis.Sandbox.Api;

/// <summary>The recurring parts of answers.</summary>
internal static class JsonWriting
{
    public static void Write(this JsonTextWriter json, string name, string value)
    {
        json.WritePropertyName(name, escape: false);
        json.WriteValue(value);
    }

    public static void Write(this JsonTextWriter json, string name, int value)
    {
        json.WritePropertyName(name, escape: false);
        json.WriteValue(value);
    }

    /// <summary>A number, rounded to some digits behind the point.</summary>
    public static void Write(this JsonTextWriter json, string name, double value, int digits)
    {
        json.WritePropertyName(name, escape: false);
        json.WriteValue(Math.Round(value, digits));
    }

    public static void Write(this JsonTextWriter json, string name, TimeSpan value) => json.Write(name, XmlConvert.ToString(value));

    public static void Write(this JsonTextWriter json, string name, bool value)
    {
        json.WritePropertyName(name, escape: false);
        json.WriteValue(value);
    }

    public static void Write(this JsonTextWriter json, string name, DateTimeOffset value) => json.Write(name, Text(value));

    /// <summary>An instant as the API writes it.</summary>
    public static string Text(DateTimeOffset value) => value.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static void Write(this JsonTextWriter json, string name, IEnumerable<string> values)
    {
        json.WritePropertyName(name, escape: false);
        json.WriteStartArray();
        foreach (var value in values)
            json.WriteValue(value);
        json.WriteEndArray();
    }

    public static void StartObject(this JsonTextWriter json, string name)
    {
        json.WritePropertyName(name, escape: false);
        json.WriteStartObject();
    }

    public static void StartArray(this JsonTextWriter json, string name)
    {
        json.WritePropertyName(name, escape: false);
        json.WriteStartArray();
    }

    /// <summary>A member that is already JSON.</summary>
    public static void WriteJson(this JsonTextWriter json, string name, string value)
    {
        json.WritePropertyName(name, escape: false);
        json.WriteRawValue(value);
    }

    public static void WriteLink(this JsonTextWriter json, string relation, string href, bool templated = false)
    {
        json.StartObject(relation);
        json.Write("href", href);
        if (templated)
            json.Write("templated", true);
        json.WriteEndObject();
    }

    /// <summary>A GeoJSON feature with the time of its making, if it has its own.</summary>
    public static void WritePosition(this JsonTextWriter json, string name, Place place, DateTimeOffset? createdAt, Action? writeProperties = null)
    {
        json.WritePropertyName(name, escape: false);
        json.WritePosition(place, createdAt, writeProperties);
    }

    /// <summary>A GeoJSON feature with the time of its making, if it has its own.</summary>
    public static void WritePosition(this JsonTextWriter json, Place place, DateTimeOffset? createdAt, Action? writeProperties = null)
    {
        json.WriteStartObject();
        json.Write("type", "Feature");
        json.StartObject("geometry");
        json.Write("type", "Point");
        json.StartArray("coordinates");
        json.WriteValue(place.Longitude);
        json.WriteValue(place.Latitude);
        if (place.Altitude is { } altitude)
            json.WriteValue(altitude);
        json.WriteEndArray();
        json.WriteEndObject();
        json.StartObject("properties");
        json.Write("heading", place.Heading, 1);
        json.Write("signalQuality", place.SignalQuality);
        json.Write("type", place.IsEstimate ? "Estimate" : "Acquire");
        if (!place.IsEstimate)
            json.Write("fixStatus", place.Altitude is null ? "2D" : "3D");
        if (createdAt is { } instant)
            json.Write("createdAt", instant);
        writeProperties?.Invoke();
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
