using static Stellantis.Sandbox.Bodies.Shapes;

namespace Stellantis.Sandbox.Bodies;

/// <summary>The attributes that travel with events: name, value, and where they are put.</summary>
internal static class Attributes
{
    // Published examples put every type everywhere; the schemas do not.
    private static readonly Shape s_anyType = OneOf("Header", "Query", "Body");

    private static readonly Shape s_channelAttribute = Object(
        Required("type", InStrict(OneOf("Header", "Query"), s_anyType)),
        Required("key", Text),
        Required("value", Text));

    /// <summary>Attributes of a channel, whatever its kind.</summary>
    public static Shape OfChannel { get; } = Array(s_channelAttribute);

    /// <summary>Attributes of a monitor or a remote.</summary>
    public static Shape OfEvent { get; } = Array(Object(
        Optional("type", InStrict(OneOf("Body"), s_anyType)),
        Optional("key", Text),
        Optional("value", Text)));

    /// <summary>
    /// The attributes by which a monitor or a remote overrides those of its channel; the schema has arrays of arrays here, the published examples
    /// have not.
    /// </summary>
    public static Shape Override { get; } = Object(
        Optional("pushnotif", OfChannel),
        Optional("webhook", Array(Nested(s_channelAttribute))),
        Optional("websocket", Array(Nested(s_channelAttribute))));
}
