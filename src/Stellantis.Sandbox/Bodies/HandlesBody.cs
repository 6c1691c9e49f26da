using static Stellantis.Sandbox.Bodies.Shapes;

namespace Stellantis.Sandbox.Bodies;

/// <summary>The body by which vehicles, or the whole account, are attached to a monitor and detached.</summary>
internal static class HandlesBody
{
    public static Shape Shape { get; } = Object(
        Required("action", OneOf("Add", "Remove")),
        Optional("vehicleIds", Array(Text)),
        Optional("groups", Array(OneOf("root"))));
}
