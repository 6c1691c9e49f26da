using Newtonsoft.Json;
using Stellantis.Client.Json;

namespace Stellantis.Client.Hal;

/// <summary>Reads a page: items under a key in any casing, with or without links, totals and an envelope.</summary>
internal static class PageReader
{
    /// <summary>Reads the page on whose document the reader has not begun.</summary>
    /// <exception cref="JsonException">The text is no JSON object, or it is cut short.</exception>
    public static HalPage<T> Read<T>(WireReader reader, string itemKey, Func<WireReader, T> readItem)
    {
        if (!reader.ReadDocument())
            throw new JsonReaderException("A page is a JSON object.");
        List<T>? items = null;
        HalLinks? links = null;
        var envelope = new Envelope();
        var unknown = new List<KeyValuePair<string, string>>();
        var otherArrays = new List<string>();
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
                    ReadEmbedded(reader, itemKey, readItem, ref items, otherArrays, unknown);
                    break;
                case "_embedded":
                    reader.SkipWhole();
                    break;
                default:
                    var name = reader.Member;
                    reader.NextValue();
                    unknown.Add(new(name, reader.Raw()));
                    break;
            }
        }
        // The items may stand under a key of another name: then they are the only array there.
        if (items is null && otherArrays.Count == 1)
        {
            using var array = new WireReader(otherArrays[0], reader.Cancellation);
            array.ReadDocument();
            ReadItems(array, readItem, items = []);
        }
        return new HalPage<T>
        {
            Items = items ?? [],
            Next = links?["next"],
            Total = envelope.Total,
            TotalPage = envelope.TotalPage,
            CurrentPage = envelope.CurrentPage,
            Unknown = unknown,
        };
    }

    private static void ReadEmbedded<T>(
        WireReader reader, string itemKey, Func<WireReader, T> readItem, ref List<T>? items, List<string> otherArrays, List<KeyValuePair<string, string>> unknown)
    {
        while (reader.NextMember())
        {
            var name = reader.Member;
            var token = reader.NextValue();
            if (token == JsonToken.StartArray && string.Equals(name, itemKey, StringComparison.OrdinalIgnoreCase))
            {
                // The same key may come again, with more.
                items ??= [];
                ReadItems(reader, readItem, items);
                continue;
            }
            var raw = reader.Raw();
            if (token == JsonToken.StartArray)
                otherArrays.Add(raw);
            unknown.Add(new("_embedded." + name, raw));
        }
    }

    private static void ReadItems<T>(WireReader reader, Func<WireReader, T> readItem, List<T> items)
    {
        while (reader.NextValue() != JsonToken.EndArray)
        {
            if (reader.TokenType == JsonToken.StartObject)
                items.Add(readItem(reader));
            else
                reader.SkipWhole();
        }
    }

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
