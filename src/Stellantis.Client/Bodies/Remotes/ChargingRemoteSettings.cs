using Stellantis.Client.Bodies;
using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>How fast, or how far, the battery is charged: exactly one member.</summary>
[WireObject]
[ExactlyOne("chargePreferenceRate", "chargeLimit")]
public sealed partial class ChargingRemoteSettings : RequestObject
{
    /// <summary>Low, LowPlus, Med, MedPlus or High: 20, 40, 60, 80, 100 % of the current of the plug.</summary>
    [Wire("chargePreferenceRate")]
    [Values("a charging rate", nameof(KnownValues.ChargePreferenceRates))]
    public string? ChargePreferenceRate { get; set; }

    /// <summary>MedPlus (up to 80 %) or High (up to 100 %).</summary>
    [Wire("chargeLimit")]
    [Values("a charging limit", nameof(KnownValues.ChargeLimits))]
    public string? ChargeLimit { get; set; }
}
