using System.Globalization;
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

    public static void Write(this JsonTextWriter json, string name, bool value)
    {
        json.WritePropertyName(name, escape: false);
        json.WriteValue(value);
    }

    public static void Write(this JsonTextWriter json, string name, DateTimeOffset value) =>
        json.Write(name, value.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));

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

    /// <summary>A GeoJSON feature; a place without altitude was reckoned and not fixed.</summary>
    public static void WritePosition(this JsonTextWriter json, string name, Place place, DateTimeOffset createdAt)
    {
        json.StartObject(name);
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
        json.WritePropertyName("heading", escape: false);
        json.WriteValue(place.Heading);
        json.Write("signalQuality", place.SignalQuality);
        json.Write("type", place.Altitude is null ? "Estimate" : "Acquire");
        if (place.Altitude is not null)
            json.Write("fixStatus", "3D");
        json.Write("createdAt", createdAt);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
