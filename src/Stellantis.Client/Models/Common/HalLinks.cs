using System.Collections;
using Newtonsoft.Json;
using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>The HAL links of a resource, in the order of the document. A relation may have several.</summary>
public sealed class HalLinks : WireObject, IReadOnlyList<HalLink>
{
    internal static readonly HalLinks None = new([]);

    private HalLink[] _links;

    private HalLinks(HalLink[] links) => _links = links;

    /// <summary>The number of links.</summary>
    public int Count => _links.Length;

    /// <summary>The link at a place.</summary>
    public HalLink this[int index] => _links[index];

    /// <summary>The address of the first link of a relation, or null.</summary>
    /// <param name="rel">The relation, for example <c>self</c>.</param>
    public string? this[string rel] => Array.Find(_links, l => string.Equals(l.Rel, rel, StringComparison.Ordinal))?.Href;

    /// <inheritdoc/>
    public IEnumerator<HalLink> GetEnumerator() => ((IEnumerable<HalLink>)_links).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _links.GetEnumerator();

    /// <summary>The relations.</summary>
    public override string ToString() => string.Join(", ", _links.Select(l => l.Rel).Distinct());

    internal static HalLinks Read(WireReader reader)
    {
        var links = new List<HalLink>(8);
        var owner = new HalLinks([]);
        while (reader.NextMember())
        {
            var rel = reader.Member;
            switch (reader.NextValue())
            {
                case JsonToken.StartObject:
                    Add(links, rel, reader, inArray: false);
                    break;
                case JsonToken.StartArray:
                    ReadArray(owner, links, rel, reader);
                    break;
                default:
                    reader.KeepHere(owner);
                    break;
            }
        }
        owner._links = [.. links];
        return owner;
    }

    private protected override void WriteMembers(WireWriter writer)
    {
        foreach (var group in _links.GroupBy(l => l.Rel))
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

    private static void ReadArray(HalLinks owner, List<HalLink> links, string rel, WireReader reader)
    {
        var before = links.Count;
        var start = reader.Mark();
        var odd = false;
        while (reader.NextValue() != JsonToken.EndArray)
        {
            if (reader.TokenType == JsonToken.StartObject)
                Add(links, rel, reader, inArray: true);
            else
            {
                odd = true;
                reader.SkipWhole();
            }
        }
        if (!odd && links.Count > before)
            return;
        links.RemoveRange(before, links.Count - before);
        owner.KeepUnknown("", rel, "[" + reader.TextSince(start));
    }

    private static void Add(List<HalLink> links, string rel, WireReader reader, bool inArray)
    {
        var link = HalLink.Read(reader);
        link.Rel = rel;
        link.InArray = inArray;
        links.Add(link);
    }
}
