using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>A pair that a channel or a monitor adds to its events: what was configured as an attribute of the kind Body.</summary>
[WireObject]
public sealed partial class EventPair : WireObject
{
    /// <summary>The key of the attribute.</summary>
    [Wire("key")]
    public string? Key { get; private set; }

    /// <summary>Its value; a variable such as <c>$Vin</c> is filled in by the service.</summary>
    [Wire("value")]
    public string? Value { get; private set; }

    /// <summary>The key and the value.</summary>
    public override string ToString() => $"{Key}={Value}";

    /// <summary>The pair; several where a message has a map in the place of pairs.</summary>
    internal IEnumerable<KeyValuePair<string, string>> Pairs() => Key is not null
        ? [new(Key, Value ?? "")]
        : AdditionalProperties.Where(member => member.Value is string)
            .Select(member => new KeyValuePair<string, string>(member.Key, (string)member.Value!));
}
