using System.Globalization;
using System.Numerics;
using Newtonsoft.Json;

namespace Stellantis.Client.Json;

/// <summary>JSON as plain .NET values: string, bool, long or decimal or double, null, list, dictionary.</summary>
internal static class PlainValue
{
    public static object? Parse(string json)
    {
        using var reader = new WireReader("{\"a\":" + json + "}");
        reader.ReadDocument();
        reader.NextMember();
        reader.NextValue();
        return Read(reader);
    }

    /// <summary>Reads the object on whose first token the reader stands.</summary>
    public static Dictionary<string, object?> ReadObject(WireReader reader) => (Dictionary<string, object?>)Read(reader)!;

    /// <summary>Reads the value on whose first token the reader stands.</summary>
    public static object? Read(WireReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonToken.StartObject:
                var members = new Dictionary<string, object?>(StringComparer.Ordinal);
                while (reader.NextMember())
                {
                    var name = reader.Member;
                    reader.NextValue();
                    members[name] = Read(reader);
                }
                return members;
            case JsonToken.StartArray:
                var items = new List<object?>();
                while (reader.NextValue() != JsonToken.EndArray)
                    items.Add(Read(reader));
                return items;
            case JsonToken.Float:
                // A decimal shows 1.10 as it was written; what it cannot hold exactly stays a double.
                var text = reader.ScalarText();
                return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
                    && (double)exact == (double)reader.Value! ? exact : reader.Value;
            case JsonToken.Integer:
                return reader.Value is BigInteger big ? (object)(double)big : reader.Value;
            case JsonToken.Null:
                return null;
            default:
                return reader.Value;
        }
    }
}
