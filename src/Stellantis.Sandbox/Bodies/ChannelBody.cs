using static Stellantis.Sandbox.Bodies.Shapes;

namespace Stellantis.Sandbox.Bodies;

/// <summary>The body by which a channel is created or replaced.</summary>
internal static class ChannelBody
{
    /// <summary>What a channel can be; it is one of them and stays it.</summary>
    public static string[] Kinds { get; } = ["webhook", "websocket", "pushnotif"];

    // What listens on this machine is tried without a certificate too.
    private static Shape SecureAddress { get; } = Matching(
        text => Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == "https" || (uri.Scheme == "http" && uri.IsLoopback)),
        "must be an address that begins with https://, or with http:// on this machine.");

    public static Shape Shape { get; } = Object(
        Optional("type", Array(OneOf("Monitor", "Remote"))),
        Optional("label", Text),
        Required("channel", All(
            Object(
                Optional("webhook", Object(
                    Required("target", InStrict(SecureAddress, Address("https", "http"))),
                    Required("name", Text),
                    Optional("attributes", Attributes.OfChannel))),
                Optional("websocket", Object(
                    Required("target", Address("wss", "ws")),
                    Optional("attributes", Attributes.OfChannel))),
                Optional("pushnotif", Object(
                    Required("devices", Array(Matching(@"\S", "must not be blank."), min: 1)),
                    Optional("attributes", Attributes.OfChannel)))),
            ExactlyOne(Kinds))));

    private static Shape Address(params string[] schemes) => Matching(
        text => Uri.TryCreate(text, UriKind.Absolute, out var uri) && schemes.Contains(uri.Scheme),
        $"must be an address that begins with {string.Join(":// or ", schemes)}://.");
}
