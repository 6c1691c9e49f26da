using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>Direction indicators and fog lights.</summary>
[WireObject]
public sealed partial class LightingSystem : MeasuredObject
{
    /// <summary>The direction indicators, one by one.</summary>
    [Wire("turn")]
    public IReadOnlyList<Light> Turn { get; private set; } = ValueList<Light>.None;

    /// <summary>The fog lights, one by one.</summary>
    [Wire("fog")]
    public IReadOnlyList<Light> Fog { get; private set; } = ValueList<Light>.None;

    /// <summary>When the car sent this part; null in telemetry of the past, whose time is that of the whole message.</summary>
    [Wire("createdAt")]
    public DateTime? CreatedAt { get; private set; }

    /// <summary>All of them.</summary>
    public override string ToString() => string.Join(", ", Turn.Select(l => $"turn {l}").Concat(Fog.Select(l => $"fog {l}")));
}
