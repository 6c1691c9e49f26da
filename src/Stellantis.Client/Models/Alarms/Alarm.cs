using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>
/// A change of the anti-theft alarm: it went off, or was switched on or off (operations getVehicleAlarms and getVehicleAlarmsById). In telemetry,
/// its last trigger and its status together.
/// </summary>
[WireObject]
public sealed partial class Alarm : MeasuredObject, IVehicleChild, IIdentified
{
    /// <summary>The id of the alarm.</summary>
    [Wire("id")]
    public string? AlarmId { get; private set; }

    /// <summary>The id of the vehicle that it belongs to.</summary>
    public string? VehicleId { get; private set; }

    /// <summary>The vehicle that it belongs to, when a vehicle was piped in; null otherwise. It is not written to files.</summary>
    [Newtonsoft.Json.JsonIgnore]
    public Vehicle? Vehicle { get; private set; }

    /// <summary>What set it off; null when only its status changed.</summary>
    [Wire("trigger")]
    public AlarmTrigger? Trigger { get; private set; }

    /// <summary>Whether it is on; null when it went off.</summary>
    [Wire("status")]
    public AlarmStatus? Status { get; private set; }

    /// <summary>The HAL links.</summary>
    [Wire("_links")]
    public HalLinks Links { get; private set; } = HalLinks.None;

    Vehicle? IVehicleChild.Vehicle
    {
        get => Vehicle;
        set => Vehicle = value;
    }

    string? IVehicleChild.VehicleId
    {
        get => VehicleId;
        set => VehicleId = value;
    }

    string? IIdentified.Identity => AlarmId;

    /// <summary>The id of the alarm.</summary>
    public override string ToString() => AlarmId ?? "";
}
