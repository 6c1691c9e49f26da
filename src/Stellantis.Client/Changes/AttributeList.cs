using Stellantis.Client.Bodies;
using Stellantis.Client.Json;

namespace Stellantis.Client.Changes;

/// <summary>The attributes of a channel when some of them change.</summary>
internal static class AttributeList
{
    /// <summary>The attributes of a channel less some, and with some more; one that is there already gets the new value.</summary>
    /// <param name="current">What the channel has.</param>
    /// <param name="without">The keys of those that go.</param>
    /// <param name="more">Those that come, as the user gave them.</param>
    /// <exception cref="StellantisApiException">
    /// InvalidRequest: a key of those that go is not there; InvalidBody: one that comes is not an attribute.
    /// </exception>
    public static EventAttribute[] Changed(EventAttribute[] current, IEnumerable<string> without, IEnumerable<EventAttribute> more)
    {
        var list = current.ToList();
        foreach (var key in without)
        {
            if (list.RemoveAll(a => IsSame(a.Key, key)) > 0)
                continue;
            var there = current.Length == 0 ? "It has none." : $"It has {string.Join(", ", current.Select(a => a.Key))}.";
            throw new StellantisApiException(ErrorIds.InvalidRequest,
                $"-RemoveAttribute '{key}': the channel has no attribute of this name. {there}");
        }
        foreach (var attribute in more.Select(Bound))
        {
            var at = list.FindIndex(a => IsSame(a.Key, attribute.Key) && IsSame(a.Type, attribute.Type));
            if (at < 0)
                list.Add(attribute);
            else
                list[at] = attribute;
        }
        return [.. list];
    }

    /// <summary>The key of an attribute, however it was given.</summary>
    public static string? KeyOf(EventAttribute given) => Bound(given).Key;

    // Names of headers have no casing.
    private static bool IsSame(string? a, string? b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private static EventAttribute Bound(EventAttribute given)
    {
        var json = given.ToText();
        if (given.Source is null)
            return given;
        if (!json.StartsWith("{", StringComparison.Ordinal))
        {
            throw new StellantisApiException(ErrorIds.InvalidBody, $"-AddAttribute {json} is not an attribute. Give a hashtable with type, key and " +
                "value: @{ type='Header'; key='X-Car'; value='$Vin' }.");
        }
        using var reader = new WireReader(json);
        return reader.ReadDocument() ? EventAttribute.Read(reader) : given;
    }
}
