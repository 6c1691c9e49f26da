using Newtonsoft.Json;
using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>One HAL link of a resource or a page.</summary>
[WireObject]
public sealed partial class HalLink : WireObject
{
    /// <summary>What the link leads to: <c>self</c>, <c>next</c>, <c>alerts</c> ...</summary>
    public string Rel { get; internal set; } = "";

    /// <summary>The address, absolute or relative to the request.</summary>
    [Wire("href")]
    public string? Href { get; private set; }

    /// <summary>True when the address is a URI template.</summary>
    [Wire("templated")]
    public bool? Templated { get; private set; }

    /// <summary>The media type to expect.</summary>
    [Wire("type")]
    public string? Type { get; private set; }

    /// <summary>Where to read about the coming removal of the link.</summary>
    [Wire("deprecation")]
    public string? Deprecation { get; private set; }

    /// <summary>A second key for links of the same relation.</summary>
    [Wire("name")]
    public string? Name { get; private set; }

    /// <summary>A label for people.</summary>
    [Wire("title")]
    public string? Title { get; private set; }

    /// <summary>The profile of the target.</summary>
    [Wire("profile")]
    public string? Profile { get; private set; }

    /// <summary>The language of the target.</summary>
    [Wire("hreflang")]
    public string? Hreflang { get; private set; }

    /// <summary>True when the relation held an array of links.</summary>
    internal bool InArray { get; set; }

    /// <summary>The address.</summary>
    public override string ToString() => Href ?? "";
}
