using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>A side that was hit.</summary>
[WireObject]
public sealed partial class CollisionDetail : WireObject
{
    /// <summary>Front, Rear, Lateral, Left or Right.</summary>
    [Wire("side")]
    public string? Side { get; private set; }

    /// <summary>Minimal (nothing was fired), Minor (belt pretensioners) or Major (airbags).</summary>
    [Wire("severity")]
    public string? Severity { get; private set; }

    /// <summary>Side and severity.</summary>
    public override string ToString() => Summary.Join(" ", Side, Severity);
}
