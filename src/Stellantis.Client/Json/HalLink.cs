using System.Runtime.CompilerServices;
using Newtonsoft.Json;
using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>One HAL link of a resource or a page.</summary>
[WireObject]
public sealed partial class HalLink : WireObject
{
    // Nearly every link has an address and nothing more, and a page has thousands of them.
    private More? _more;

    // What of the address follows its stem.
    private string? _behind;

    /// <summary>What the link leads to: <c>self</c>, <c>next</c>, <c>alerts</c> ...</summary>
    public string Rel { get; internal set; } = "";

    /// <summary>The address, absolute or relative to the request.</summary>
    [Wire("href", ByStem = true)]
    public string? Href
    {
        get => Stem is null ? _behind : Stem + _behind;
        private set => _behind = value;
    }

    /// <summary>True when the address is a URI template.</summary>
    [Wire("templated")]
    public bool? Templated { get; private set; }

    /// <summary>The media type to expect.</summary>
    [Wire("type")]
    public string? Type
    {
        get => _more?.Type;
        private set => (_more ??= new More()).Type = value;
    }

    /// <summary>Where to read about the coming removal of the link.</summary>
    [Wire("deprecation")]
    public string? Deprecation
    {
        get => _more?.Deprecation;
        private set => (_more ??= new More()).Deprecation = value;
    }

    /// <summary>A second key for links of the same relation.</summary>
    [Wire("name")]
    public string? Name
    {
        get => _more?.Name;
        private set => (_more ??= new More()).Name = value;
    }

    /// <summary>A label for people.</summary>
    [Wire("title")]
    public string? Title
    {
        get => _more?.Title;
        private set => (_more ??= new More()).Title = value;
    }

    /// <summary>The profile of the target.</summary>
    [Wire("profile")]
    public string? Profile
    {
        get => _more?.Profile;
        private set => (_more ??= new More()).Profile = value;
    }

    /// <summary>The language of the target.</summary>
    [Wire("hreflang")]
    public string? Hreflang
    {
        get => _more?.Hreflang;
        private set => (_more ??= new More()).Hreflang = value;
    }

    // What the address has in common with that of the resource itself, which keeps it once for all its links.
    private string? Stem { get; set; }

    /// <summary>True when the relation held an array of links.</summary>
    internal bool InArray { get; set; }

    /// <summary>The address.</summary>
    public override string ToString() => Href ?? "";

    /// <summary>A link that has an address, which may be a template, and nothing else.</summary>
    internal static HalLink Of(in HalLinks.Entry link, string? stem) => new()
    {
        Rel = link.Rel,
        Stem = link.IsByStem ? stem : null,
        _behind = link.Behind,
        Templated = link.IsTemplated ? true : null,
        InArray = link.IsInArray,
    };

    /// <summary>True when another link tells the same, and both do so as they came.</summary>
    internal bool IsSame(HalLink other) =>
        Stem is null && other.Stem is null && _behind == other._behind && Templated == other.Templated && IsPlain && other.IsPlain
        && (_more is null ? other._more is null : other._more is not null && _more.IsSame(other._more));

    /// <summary>This link with nothing, to be read into again.</summary>
    internal HalLink Emptied()
    {
        (Stem, _behind, Templated, _more, InArray) = (null, null, null, null, false);
        return this;
    }

    /// <summary>Reads into this link, which has nothing yet.</summary>
    /// <returns>True when it has an address and nothing else: then it is as it was before, to be read into again.</returns>
    [MethodImpl(JsonCursor.Hot)]
    internal bool IsOnlyAddress(WireReader reader, out string? stem, out string? behind, out bool isTemplated)
    {
        (stem, behind, isTemplated) = (null, null, false);
        // Nearly every link is no more than its address.
        if (reader.NextMember())
        {
            if (reader.Member == "href")
            {
                behind = reader.StringBehind(this, "", out stem);
                if (!reader.NextMember())
                {
                    if (behind is not null && IsPlain)
                        return true;
                    (Stem, _behind) = (stem, behind);
                    return false;
                }
                (Stem, _behind) = (stem, behind);
            }
            reader.HoldMember();
            ReadMembers(reader);
        }
        (stem, behind, isTemplated) = (Stem, _behind, Templated is true);
        if (behind is null || _more is not null || Templated is false || !IsPlain)
            return false;
        Emptied();
        return true;
    }

    private sealed class More
    {
        public string? Type { get; set; }

        public string? Deprecation { get; set; }

        public string? Name { get; set; }

        public string? Title { get; set; }

        public string? Profile { get; set; }

        public string? Hreflang { get; set; }

        public bool IsSame(More other) => Type == other.Type && Deprecation == other.Deprecation && Name == other.Name && Title == other.Title
            && Profile == other.Profile && Hreflang == other.Hreflang;
    }
}
