using Stellantis.Client.Bodies;
using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>Something that is added to events: a header, a query parameter, or a member of the body.</summary>
[WireObject]
public sealed partial class EventAttribute : RequestObject
{
    /// <summary>Header, Query or Body.</summary>
    [Wire("type")]
    [Values("a kind of attribute", nameof(KnownValues.AttributeTypes))]
    public string? Type { get; set; }

    /// <summary>The name of the header, parameter or member.</summary>
    [Wire("key")]
    public string? Key { get; set; }

    /// <summary>The value: text, or a variable such as <c>$Vin</c>. In PowerShell write variables in single quotes.</summary>
    [Wire("value")]
    public string? Value { get; set; }

    /// <summary>The key.</summary>
    public override string ToString() => Key ?? "";
}
