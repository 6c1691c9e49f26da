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

    /// <summary>The vehicle that it belongs to, when a vehicle was piped in; null otherwise. Export-Clixml, jobs and remoting leave it out.</summary>
    [Newtonsoft.Json.JsonIgnore]
    public Vehicle? Vehicle { get; private set; }

    /// <summary>What set it off; null when only its status changed.</summary>
    [Wire("trigger")]
    public AlarmTrigger? Trigger { get; private set; }

    /// <summary>Whether it is on; null when it went off.</summary>
    [Wire("status")]
    public AlarmStatus? Status { get; private set; }

    /// <summary>Active or Inactive, or another word of the service.</summary>
    public string? Activation => Status?.Activation;

    /// <summary>True while the alarm is on.</summary>
    public bool? IsActive => Activation is { } activation ? activation == "Active" : null;

    /// <summary>When the state of the alarm was sent.</summary>
    public DateTime? StatusAt => Status?.CreatedAt;

    /// <summary>The kind of break-in, for example GlassBreached.</summary>
    public string? TriggerType => Trigger?.Type;

    /// <summary>When the break-in was noticed.</summary>
    public DateTime? TriggerAt => Trigger?.StartedAt ?? Trigger?.CreatedAt;

    /// <summary>The time since the break-in was noticed, or else since the state of the alarm was sent.</summary>
    [Newtonsoft.Json.JsonIgnore]
    public TimeSpan? Age => Moment.Since(TriggerAt ?? StatusAt);

    /// <summary>Degrees north of where it was.</summary>
    public double? Latitude => Trigger?.Position?.Latitude;

    /// <summary>Degrees east of where it was.</summary>
    public double? Longitude => Trigger?.Position?.Longitude;

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
