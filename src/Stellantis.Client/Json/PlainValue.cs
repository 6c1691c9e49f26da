using System.Globalization;
using System.Numerics;
using Newtonsoft.Json;

namespace Stellantis.Client.Json;

/// <summary>JSON as plain .NET values: string, bool, long or decimal or double, null, list, dictionary.</summary>
internal static class PlainValue
{
    /// <exception cref="JsonException">The text is no JSON, or something stands behind it.</exception>
    public static object? Parse(string json, CancellationToken cancellation = default)
    {
        using var reader = new WireReader(json, cancellation);
        var value = Whole(reader);
        reader.ReadEnd();
        return value;
    }

    /// <summary>Reads the document on which the reader has not begun.</summary>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    public static object? Whole(WireReader reader)
    {
        if (!reader.ReadDocument() && reader.TokenType == JsonToken.None)
            throw reader.Truncated();
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
                Dictionary<string, int>? repeats = null;
                while (reader.NextMember())
                {
                    var name = reader.Member;
                    reader.NextValue();
                    Add(members, name, Read(reader), ref repeats);
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
                // Exact, whatever its size; a decimal is what PowerShell calculates with.
                return reader.Value is not BigInteger big ? reader.Value
                    : decimal.TryParse(reader.ScalarText(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : big;
            case JsonToken.Null:
                return null;
            default:
                return reader.Value;
        }
    }

    /// <summary>
    /// Adds a member. Of several with one name the last has it; those before it stand beside it, with a number in the order in which they came:
    /// <c>name#1</c>, <c>name#2</c>.
    /// </summary>
    /// <param name="members">The members so far.</param>
    /// <param name="name">The name.</param>
    /// <param name="value">The value.</param>
    /// <param name="repeats">How often each name was met before; null at the beginning.</param>
    public static void Add(Dictionary<string, object?> members, string name, object? value, ref Dictionary<string, int>? repeats)
    {
        if (members.TryGetValue(name, out var former))
            SetAside(members, name, former, ref repeats);
        members[name] = value;
    }

    /// <summary>Adds what a member of this name had before.</summary>
    public static void SetAside(Dictionary<string, object?> members, string name, object? former, ref Dictionary<string, int>? repeats)
    {
        repeats ??= new Dictionary<string, int>(StringComparer.Ordinal);
        repeats.TryGetValue(name, out var number);
        string aside;
        do
        {
            aside = FormattableString.Invariant($"{name}#{++number}");
        }
        while (members.ContainsKey(aside));
        repeats[name] = number;
        members[aside] = former;
    }
}
