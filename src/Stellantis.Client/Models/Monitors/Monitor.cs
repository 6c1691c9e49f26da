using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>
/// A monitor: it watches vehicles and sends an event when its triggers hold (operations getVehicleMonitors, getVehicleMonitorByID and
/// postVehicleMonitors).
/// </summary>
[WireObject]
public sealed partial class Monitor : WireObject, IIdentified
{
    /// <summary>The id of the monitor.</summary>
    [Wire("monitorId")]
    public string? MonitorId { get; private set; }

    /// <summary>The id of the channel that its events go to.</summary>
    public string? ChannelId { get; internal set; }

    /// <summary>Your name for it.</summary>
    public string? Label => Definition?.Label;

    /// <summary>Running, Paused or Failed.</summary>
    [Wire("status.status")]
    public string? Status { get; private set; }

    /// <summary>The kinds of its triggers: zone, time, data, setting.</summary>
    public IReadOnlyList<string> Kind => ValueList<string>.Of(Definition?.Kinds) ?? ValueList<string>.None;

    /// <summary>The expression over its triggers.</summary>
    public string? BoolExp => Definition?.BoolExp;

    /// <summary>The definition, as the service takes it back.</summary>
    [Wire("monitor")]
    public MonitorDefinition? Definition { get; private set; }

    /// <summary>When it was created; only a monitor that was just created tells.</summary>
    [Wire("createdAt")]
    public DateTime? CreatedAt { get; private set; }

    /// <summary>When it last changed.</summary>
    [Wire("updatedAt")]
    public DateTime? UpdatedAt { get; private set; }

    /// <summary>True when it works: its status is Running; false when it is paused or failed.</summary>
    public bool? IsActive => Status is { } status ? status == "Running" : null;

    /// <summary>The HAL links.</summary>
    [Wire("_links")]
    public HalLinks Links { get; private set; } = HalLinks.None;

    /// <summary>The definition as it was read, whatever was changed in it since; null when nobody kept it.</summary>
    internal string? AsRead { get; set; }

    string? IIdentified.Identity => MonitorId;

    /// <summary>The id of the monitor.</summary>
    public override string ToString() => MonitorId ?? "";

    /// <summary>A monitor that was just created: the service answers with its id, the rest is what was sent.</summary>
    internal Monitor Defined(string channelId, string body)
    {
        ChannelId = channelId;
        Definition ??= ReadDefinition(body);
        return this;
    }

    private static MonitorDefinition? ReadDefinition(string body)
    {
        using var reader = new WireReader(body);
        return reader.ReadDocument() ? MonitorDefinition.Read(reader) : null;
    }
}
