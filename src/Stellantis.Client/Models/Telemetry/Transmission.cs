using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>The gearbox.</summary>
[WireObject]
public sealed partial class Transmission : MeasuredObject
{
    /// <summary>The gear: Ratio1 to Ratio8, Neutral or Reverse.</summary>
    [Wire("gearbox.ratio")]
    public string? Ratio { get; private set; }

    /// <summary>True in automatic mode.</summary>
    [Wire("gearbox.mode.automatic")]
    public bool? Automatic { get; private set; }

    /// <summary>True in sport mode.</summary>
    [Wire("gearbox.mode.sport")]
    public bool? Sport { get; private set; }

    /// <summary>True in snow mode.</summary>
    [Wire("gearbox.mode.snow")]
    public bool? Snow { get; private set; }

    /// <summary>True in sequential mode.</summary>
    [Wire("gearbox.mode.sequential")]
    public bool? Sequential { get; private set; }

    /// <summary>True in semi-manual mode.</summary>
    [Wire("gearbox.mode.semiManual")]
    public bool? SemiManual { get; private set; }

    /// <summary>When the car sent this part; null in telemetry of the past, whose time is that of the whole message.</summary>
    [Wire("createdAt")]
    public DateTime? CreatedAt { get; private set; }

    /// <summary>The gear.</summary>
    public override string ToString() => Ratio ?? "";
}
