using Newtonsoft.Json;
using Stellantis.Client.Json;

namespace Stellantis.Client.Hal;

/// <summary>The items of a page while it is read.</summary>
internal sealed class ItemList<T>
{
    private List<ulong>? _marks;

    public List<T> Items { get; } = [];

    /// <summary>The marks of the items by their text; null when each has an id of its own.</summary>
    public IReadOnlyList<ulong>? Marks => _marks;

    /// <summary>Entries that are no items.</summary>
    public int NoItems { get; private set; }

    /// <summary>Reads the array on whose start the reader stands.</summary>
    public void Read(WireReader reader, Func<WireReader, T> readItem)
    {
        while (reader.NextValue() != JsonToken.EndArray)
        {
            if (reader.TokenType == JsonToken.StartObject)
            {
                var start = reader.Mark();
                Add(readItem(reader), reader, start);
                continue;
            }
            NoItems++;
            reader.SkipWhole();
        }
    }

    private void Add(T item, WireReader reader, int start)
    {
        if (item is not IIdentified { Identity: not null })
        {
            _marks ??= [.. Items.Select(i => 0UL)];
            _marks.Add(reader.MarkSince(start));
        }
        else
        {
            _marks?.Add(0);
        }
        Items.Add(item);
    }
}
