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
    private const int MostRemembered = 32;

    // Perhaps that of other resources too, whose links differ from these in nothing but the stem: nothing is written into it once they are read.
    private Entry[] _links;

    // What most addresses begin with: that of the resource itself.
    private string? _stem;

    private HalLink?[]? _made;

    private HalLinks(Entry[] links) => _links = links;

    /// <summary>The number of links.</summary>
    public int Count => _links.Length;

    /// <summary>The link at a place.</summary>
    public HalLink this[int index]
    {
        get
        {
            ref readonly var link = ref _links[index];
            return link.Whole ?? ((_made ??= new HalLink?[_links.Length])[index] ??= HalLink.Of(in link, _stem));
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
                    return link.Whole is { } whole ? whole.Href : link.IsByStem ? _stem + link.Behind : link.Behind;
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
        // The resources of a page have the same links: as long as these are those of the resource before, they are not made once more.
        var links = new HalLinks(reader.LinksBefore);
        var progress = default(Progress);
        reader.Stem = null;
        while (reader.NextMember())
        {
            var rel = reader.Member;
            switch (reader.NextValue())
            {
                case JsonToken.StartObject:
                    links.Add(ref progress, rel, reader, inArray: false);
                    break;
                case JsonToken.StartArray:
                    links.ReadArray(ref progress, rel, reader);
                    break;
                default:
                    reader.KeepHere(links);
                    break;
            }
        }
        if (progress.Count != links._links.Length)
            Array.Resize(ref links._links, progress.Count);
        if (progress.Count <= MostRemembered)
            reader.LinksBefore = links._links;
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

    private void ReadArray(ref Progress progress, string rel, WireReader reader)
    {
        var before = progress.Count;
        var start = reader.Mark();
        var odd = false;
        while (reader.NextValue() != JsonToken.EndArray)
        {
            if (reader.TokenType == JsonToken.StartObject)
                Add(ref progress, rel, reader, inArray: true);
            else
            {
                odd = true;
                reader.SkipWhole();
            }
        }
        if (!odd && progress.Count > before)
            return;
        progress.Count = before;
        KeepUnknown("", rel, "[" + reader.TextSince(start));
    }

    [MethodImpl(JsonCursor.Hot)]
    private void Add(ref Progress progress, string rel, WireReader reader, bool inArray)
    {
        var read = reader.SpareLink ?? new HalLink();
        reader.SpareLink = null;
        var link = new Entry { Rel = rel, IsInArray = inArray };
        if (read.IsOnlyAddress(reader, out var stem, out link.Behind, out link.IsTemplated))
        {
            link.IsByStem = stem is not null;
            reader.SpareLink = read;
        }
        else
        {
            (read.Rel, read.InArray, link.Whole) = (rel, inArray, read);
        }
        if (rel == "self" && _stem is null)
        {
            _stem = reader.Stem = link.Whole is null ? link.Behind : read.Href;
            // Behind its own address, that of the resource has nothing: so it is the same for all.
            if (link.Whole is null)
                (link.IsByStem, link.Behind) = (true, "");
        }
        var at = progress.Count++;
        if (!progress.IsOwn)
        {
            if (at < _links.Length && _links[at].IsSame(in link))
            {
                if (link.Whole is not null)
                    reader.SpareLink = read.Emptied();
                return;
            }
            var own = new Entry[Math.Max(_links.Length, at + 1)];
            Array.Copy(_links, own, at);
            (_links, progress.IsOwn) = (own, true);
        }
        else if (at == _links.Length)
        {
            Array.Resize(ref _links, at * 2 + 4);
        }
        _links[at] = link;
    }

    private struct Progress
    {
        public int Count;
        public bool IsOwn;
    }

    /// <summary>A link; the object is made when somebody looks at it, for a page has thousands that nobody looks at.</summary>
    internal struct Entry
    {
        public string Rel;
        public string? Behind;

        /// <summary>The object, where a link has more than an address.</summary>
        public HalLink? Whole;

        public bool IsByStem;
        public bool IsTemplated;
        public bool IsInArray;

        [MethodImpl(JsonCursor.Hot)]
        public readonly bool IsSame(in Entry other) =>
            Rel == other.Rel && IsByStem == other.IsByStem && IsTemplated == other.IsTemplated && IsInArray == other.IsInArray
            && Behind == other.Behind && (Whole is null ? other.Whole is null : other.Whole is not null && Whole.IsSame(other.Whole));
    }
}
