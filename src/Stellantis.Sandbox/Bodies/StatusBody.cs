using static Stellantis.Sandbox.Bodies.Shapes;

namespace Stellantis.Sandbox.Bodies;

/// <summary>The body by which a channel or monitor is paused and resumed.</summary>
internal static class StatusBody
{
    public static Shape Shape { get; } = Object(Required("status", OneOf("Running", "Paused")));
}
