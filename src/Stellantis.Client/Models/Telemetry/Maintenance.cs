using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>When the next service is due.</summary>
[WireObject]
public sealed partial class Maintenance : MeasuredObject
{
    /// <summary>Days until it; negative when it is overdue.</summary>
    [Plausible(-3650, 3650)]
    [Wire("daysBeforeMaintenance")]
    [Unit("days")]
    public double? DaysBeforeMaintenance { get; private set; }

    /// <summary>Distance until it, in km; negative when it is overdue.</summary>
    [Plausible(-200000, 60000)]
    [Wire("mileageBeforeMaintenance")]
    [Unit("km")]
    public double? MileageBeforeMaintenance { get; private set; }

    /// <summary>When the car sent this part; null in telemetry of the past, whose time is that of the whole message.</summary>
    [Wire("createdAt")]
    public DateTime? CreatedAt { get; private set; }

    /// <summary>Days and distance.</summary>
    public override string ToString() => Summary.Join(", ", Summary.Of(DaysBeforeMaintenance, "days"), Summary.Of(MileageBeforeMaintenance, "km"));
}
