using System.Collections;
using System.Runtime.CompilerServices;
using Newtonsoft.Json;
using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>The HAL links of a resource, in the order of the document. A relation may have several.</summary>
public sealed class HalLinks : WireObject, IReadOnlyList<HalLink>
{
    internal static readonly HalLinks None = new([]);

    // One resource with many does not make room for as many in all that follow.
    private const int MostExpected = 32;

    private Entry[] _links;

    // What most addresses begin with.
    private string? _stem;

    private HalLinks(Entry[] links) => _links = links;

    /// <summary>The number of links.</summary>
    public int Count => _links.Length;

    /// <summary>The link at a place.</summary>
    public HalLink this[int index]
    {
        get
        {
            ref var link = ref _links[index];
            return link.Link ??= HalLink.Of(link.Rel, link.IsByStem ? _stem : null, link.Behind, link.IsTemplated);
        }
    }

    /// <summary>The address of the first link of a relation, or null.</summary>
    /// <param name="rel">The relation, for example <c>self</c>.</param>
    public string? this[string rel]
    {
        get
        {
            foreach (var link in _links)
            {
                if (string.Equals(link.Rel, rel, StringComparison.Ordinal))
                    return link.Link is { } whole ? whole.Href : link.IsByStem ? _stem + link.Behind : link.Behind;
            }
            return null;
        }
    }

    /// <inheritdoc/>
    public IEnumerator<HalLink> GetEnumerator() => Enumerable.Range(0, Count).Select(i => this[i]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The relations.</summary>
    public override string ToString() => string.Join(", ", _links.Select(l => l.Rel).Distinct());

    [MethodImpl(JsonCursor.Hot)]
    internal static HalLinks Read(WireReader reader)
    {
        // The resources of a page have the same links, so that the array mostly has its size at once.
        var links = new HalLinks(new Entry[reader.ExpectedLinks]);
        var count = 0;
        reader.Stem = null;
        while (reader.NextMember())
        {
            var rel = reader.Member;
            switch (reader.NextValue())
            {
                case JsonToken.StartObject:
                    links.Add(ref count, rel, reader, inArray: false);
                    break;
                case JsonToken.StartArray:
                    links.ReadArray(ref count, rel, reader);
                    break;
                default:
                    reader.KeepHere(links);
                    break;
            }
        }
        if (count != links._links.Length)
            Array.Resize(ref links._links, count);
        reader.ExpectedLinks = Math.Min(count, MostExpected);
        return links;
    }

    private protected override void WriteMembers(WireWriter writer)
    {
        foreach (var group in this.GroupBy(l => l.Rel))
        {
            writer.WritePropertyName(group.Key);
            if (!group.First().InArray)
            {
                ((IWireValue)group.First()).WriteTo(writer);
                continue;
            }
            writer.WriteStartArray();
            foreach (var link in group)
                ((IWireValue)link).WriteTo(writer);
            writer.WriteEndArray();
        }
        foreach (var kept in Kept)
        {
            writer.WritePropertyName(kept.Name);
            writer.WriteRawValue(kept.Json);
        }
    }

    private void ReadArray(ref int count, string rel, WireReader reader)
    {
        var before = count;
        var start = reader.Mark();
        var odd = false;
        while (reader.NextValue() != JsonToken.EndArray)
        {
            if (reader.TokenType == JsonToken.StartObject)
                Add(ref count, rel, reader, inArray: true);
            else
            {
                odd = true;
                reader.SkipWhole();
            }
        }
        if (!odd && count > before)
            return;
        count = before;
        KeepUnknown("", rel, "[" + reader.TextSince(start));
    }

    [MethodImpl(JsonCursor.Hot)]
    private void Add(ref int count, string rel, WireReader reader, bool inArray)
    {
        if (count == _links.Length)
            Array.Resize(ref _links, count * 2 + 4);
        ref var link = ref _links[count++];
        link = new Entry { Rel = rel };
        var read = reader.SpareLink ?? new HalLink();
        reader.SpareLink = null;
        if (read.IsOnlyAddress(reader, out var stem, out link.Behind, out link.IsTemplated))
        {
            link.IsByStem = stem is not null;
            _stem ??= stem;
            reader.SpareLink = read;
        }
        else
        {
            (read.Rel, link.Link) = (rel, read);
        }
        if (inArray)
            (link.Link ??= HalLink.Of(rel, stem, link.Behind, link.IsTemplated)).InArray = true;
        if (rel == "self")
            reader.Stem ??= this[rel];
    }

    /// <summary>A link; the object is made when somebody looks at it, for a page has thousands that nobody looks at.</summary>
    private struct Entry
    {
        public string Rel;
        public string? Behind;
        public HalLink? Link;
        public bool IsByStem;
        public bool IsTemplated;
    }
}
