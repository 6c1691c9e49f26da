using Newtonsoft.Json;
using Stellantis.Client.Json;

namespace Stellantis.Client.Hal;

/// <summary>Reads a page: items under a key in any casing, with or without links, totals and an envelope.</summary>
internal static class PageReader
{
    // What the entries of a list begin with: a list without any of them is empty.
    private static readonly char[] s_beginnings = [.. "{[\"-0123456789tfn"];

    /// <summary>Reads the page on whose document the reader has not begun.</summary>
    /// <exception cref="JsonException">The text is no JSON object, or it is cut short.</exception>
    public static HalPage<T> Read<T>(WireReader reader, string itemKey, Func<WireReader, T> readItem)
    {
        if (!reader.ReadDocument())
            throw new JsonReaderException("A page is a JSON object.");
        ItemList<T>? items = null;
        HalLinks? links = null;
        var envelope = new Envelope();
        var unknown = new List<KeyValuePair<string, string>>();
        string? otherList = null;
        while (reader.NextMember())
        {
            switch (reader.Member)
            {
                case "_links":
                    // Whoever looked at the beginning of the page has followed the first already.
                    var found = reader.Object(envelope, HalLinks.Read);
                    links = links?["next"] is null ? found ?? links : links;
                    break;
                case "total":
                    envelope.Total = reader.Long(envelope);
                    break;
                case "totalPage":
                    envelope.TotalPage = reader.Long(envelope);
                    break;
                case "currentPage":
                    envelope.CurrentPage = reader.Long(envelope);
                    break;
                case "_embedded" when reader.NextValue() == JsonToken.StartObject:
                    ReadEmbedded(reader, itemKey, readItem, ref items, ref otherList, unknown);
                    break;
                case "_embedded" when reader.TokenType != JsonToken.Null:
                    throw NotA("_embedded", "an object", reader.TokenType);
                case "_embedded":
                    break;
                default:
                    var name = reader.Member;
                    reader.NextValue();
                    unknown.Add(new(name, reader.Raw()));
                    break;
            }
        }
        // A list of another name may hold anything: an empty answer in its place would be a wrong one.
        if (items is null && otherList is not null)
            throw new JsonReaderException($"it has no list '_embedded.{itemKey}', but one named '{otherList}'");
        return new HalPage<T>
        {
            Items = items?.Items ?? [],
            Marks = items?.Marks,
            NoItems = items?.NoItems ?? 0,
            Next = links?["next"],
            Total = envelope.Total,
            TotalPage = envelope.TotalPage,
            CurrentPage = envelope.CurrentPage,
            Unknown = unknown,
        };
    }

    private static void ReadEmbedded<T>(
        WireReader reader, string itemKey, Func<WireReader, T> readItem, ref ItemList<T>? items, ref string? otherList,
        List<KeyValuePair<string, string>> unknown)
    {
        while (reader.NextMember())
        {
            var name = reader.Member;
            var token = reader.NextValue();
            if (string.Equals(name, itemKey, StringComparison.OrdinalIgnoreCase))
            {
                // The same key may come again, with more.
                items ??= new ItemList<T>();
                if (token == JsonToken.StartArray)
                    items.Read(reader, readItem);
                else if (token != JsonToken.Null)
                    throw NotA("_embedded." + itemKey, "a list", token);
                continue;
            }
            var raw = reader.Raw();
            if (token == JsonToken.StartArray && raw.IndexOfAny(s_beginnings, 1) > 0)
                otherList = name;
            unknown.Add(new("_embedded." + name, raw));
        }
    }

    private static JsonReaderException NotA(string member, string meant, JsonToken token) =>
        new($"its '{member}' is {Words(token)}, not {meant}");

    private static string Words(JsonToken token) => token switch
    {
        JsonToken.StartArray => "a list",
        JsonToken.StartObject => "an object",
        JsonToken.String => "a string",
        JsonToken.Boolean => "a boolean",
        _ => "a number",
    };

    private sealed class Envelope : WireObject
    {
        public long? Total { get; set; }

        public long? TotalPage { get; set; }

        public long? CurrentPage { get; set; }

        private protected override void WriteMembers(WireWriter writer)
        {
        }
    }
}
