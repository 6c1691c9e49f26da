using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>
/// What the service tells a channel: a monitor has fired, or a remote command has gone on. It has the same properties whatever the shape in which it
/// came: the documented one, the deprecated one, or the older B2B template.
/// </summary>
[WireObject]
public sealed partial class Event : MeasuredObject
{
    private const string OfMonitor = "Monitor", OfRemote = "Remote";

    // What events call the commands that the API calls otherwise.
    private static readonly Dictionary<string, string> s_remoteTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Doors"] = "Locking",
        ["ElectricBatteryChargingRequest"] = "Charging",
        ["ThermalPreconditioning"] = "Preconditioning",
        ["WakeUp"] = "Wakeup",
    };

    private IReadOnlyList<KeyValuePair<string, string>> _outside = [];

    /// <summary>Monitor or Remote.</summary>
    public string? Type => ToldType ?? (IsOfRemote ? OfRemote : IsOfMonitor ? OfMonitor : null);

    /// <summary>When the service made it.</summary>
    public DateTime? CreatedAt => Date ?? Legacy?.EventDate;

    /// <summary>The time since then.</summary>
    [Newtonsoft.Json.JsonIgnore]
    public TimeSpan? Age => Moment.Since(CreatedAt);

    /// <summary>
    /// The vehicle that it is about. Events do not tell it by themselves: it is known where the channel has an attribute <c>$Vin</c>, of whatever
    /// kind, and in the older template.
    /// </summary>
    public string? VehicleId => Variable("Vin") ?? Legacy?.Vin;

    /// <summary>The id of the channel.</summary>
    public string? ChannelId => ToldChannelId ?? Variable("ChannelId");

    /// <summary>The label of the channel, where the channel has an attribute <c>$ChannelLabel</c>.</summary>
    public string? ChannelLabel => Variable("ChannelLabel");

    /// <summary>The id of the monitor that fired; null for a remote.</summary>
    public string? MonitorId => ToldMonitorId ?? LegacyMonitorId ?? Variable("MonitorID");

    /// <summary>The label of the monitor, where it has an attribute <c>$MonitorLabel</c>.</summary>
    public string? MonitorLabel => Variable("MonitorLabel");

    /// <summary>What fired, with the value before.</summary>
    public IReadOnlyList<EventValue> Values =>
        DataValues.Count > 0 ? DataValues : FormerValues.Count > 0 ? FormerValues : Legacy?.Values ?? ValueList<EventValue>.None;

    /// <summary>False when the condition has just come true, true when this reminds of it.</summary>
    public bool? IsRefresh => DataRefresh ?? FormerRefresh ?? Legacy?.Refresh;

    /// <summary>The id of the command; null for a monitor. It is that of Get-StellantisRemote.</summary>
    public string? RemoteId => ToldRemoteId ?? Legacy?.RemoteActionId;

    /// <summary>The kind of command, as Get-StellantisRemote calls it: Locking, Charging, Horn ...</summary>
    public string? RemoteType => (ToldRemoteType ?? Legacy?.RemoteType ?? Variable("RemoteType")) is { } told
        ? s_remoteTypes.TryGetValue(told, out var type) ? type : told : null;

    /// <summary>Your name for the command, where the channel has an attribute <c>$RemoteLabel</c>.</summary>
    public string? RemoteLabel => Variable("RemoteLabel");

    /// <summary>Pending, or Done when nothing more will come of the command.</summary>
    public string? StatusType => ToldStatusType ?? Legacy?.StatusType;

    /// <summary>Where the command is: Accepted, SentToVehicle, Success, Failed ...</summary>
    public string? Status => ToldStatus ?? Legacy?.Status;

    /// <summary>Why the command failed; null when it did not.</summary>
    public string? FailureCause => ToldFailureCause ?? Legacy?.FailureCause;

    /// <summary>Why the command failed, or where it is, in plain words.</summary>
    public string? Reason => Status is null || Status is "Success" or "AlreadyDone" ? null
        : FailureCause is not null ? RemoteReasons.OfCause(FailureCause) : RemoteReasons.OfState(Status);

    /// <summary>What a setting of the vehicle tells: DigitalKey or LastMileNavigation; null for other events.</summary>
    [Wire("monitorEvent.settings.type")]
    public string? SettingType { get; private set; }

    /// <summary>What became of a digital key.</summary>
    [Wire("monitorEvent.settings.event.digitalKey")]
    public DigitalKeyEvent? DigitalKey { get; private set; }

    /// <summary>Where the way goes on without the vehicle.</summary>
    [Wire("monitorEvent.settings.event.lastMileNavigation")]
    public LastMileNavigation? LastMileNavigation { get; private set; }

    /// <summary>Data of the vehicle that came along.</summary>
    public IReadOnlyList<EventExtension> Extensions => DataExtensions.Count > 0 ? DataExtensions
        : FormerExtensions.Count > 0 ? FormerExtensions : RemoteExtensions.Count > 0 ? RemoteExtensions
        : Legacy?.Extensions ?? ValueList<EventExtension>.None;

    /// <summary>Where the vehicle is, when that came along; the same with the rest.</summary>
    public Position? Position => First(extension => extension.Position);

    /// <summary>Its doors.</summary>
    public DoorsState? DoorsState => First(extension => extension.DoorsState);

    /// <summary>Its alerts.</summary>
    public IReadOnlyList<Alert> Alerts => new ValueList<Alert>([.. Extensions.SelectMany(extension => extension.Alerts)]);

    /// <summary>Its present state.</summary>
    public LatestTelemetry? LatestTelemetry => First(extension => extension.LatestTelemetry);

    /// <summary>The fleet, in the older template.</summary>
    public string? FleetId => Legacy?.FleetId;

    /// <summary>Where the key was when the vehicle was locked, in the older template: NoCIDBlacklisted or CIDBlacklisted.</summary>
    public string? FeedbackDetail => Legacy?.FeedbackDetail;

    /// <summary>The pairs that the channel or the monitor adds to the body of its events.</summary>
    [Wire("attributes")]
    public IReadOnlyList<EventPair> Attributes { get; private set; } = ValueList<EventPair>.None;

    /// <summary>True when nothing more will come of the command.</summary>
    public bool IsFinal => Status is "Success" or "AlreadyDone" or "Failed" || string.Equals(StatusType, "Done", StringComparison.OrdinalIgnoreCase);

    /// <summary>What happened, in a few words.</summary>
    public string Description => IsOfRemote ? Summary.Join(": ", RemoteType, Summary.Join(", ", Status, Reason))
        : SettingType is not null ? Summary.Join(": ", SettingType, DigitalKey?.ToString() ?? LastMileNavigation?.ToString())
        : Values.Count > 0 ? string.Join(", ", Values) : (MonitorLabel ?? MonitorId) is { } monitor ? $"monitor {monitor}" : "";

    [Wire("channelId")]
    internal string? ToldChannelId { get; private set; }

    [Wire("type")]
    internal string? ToldType { get; private set; }

    [Wire("date")]
    internal DateTime? Date { get; private set; }

    [Wire("monitorEvent.monitorId")]
    internal string? ToldMonitorId { get; private set; }

    [Wire("monitorEvent.data.values")]
    internal IReadOnlyList<EventValue> DataValues { get; private set; } = ValueList<EventValue>.None;

    [Wire("monitorEvent.data.extensions")]
    internal IReadOnlyList<EventExtension> DataExtensions { get; private set; } = ValueList<EventExtension>.None;

    [Wire("monitorEvent.data.refresh")]
    internal bool? DataRefresh { get; private set; }

    // The deprecated shape.
    [Wire("monitorEvent.values")]
    internal IReadOnlyList<EventValue> FormerValues { get; private set; } = ValueList<EventValue>.None;

    [Wire("monitorEvent.extensions")]
    internal IReadOnlyList<EventExtension> FormerExtensions { get; private set; } = ValueList<EventExtension>.None;

    [Wire("monitorEvent.refresh")]
    internal bool? FormerRefresh { get; private set; }

    [Wire("remoteEvent.remoteActionId")]
    internal string? ToldRemoteId { get; private set; }

    [Wire("remoteEvent.remoteType")]
    internal string? ToldRemoteType { get; private set; }

    [Wire("remoteEvent.eventStatus.type")]
    internal string? ToldStatusType { get; private set; }

    [Wire("remoteEvent.eventStatus.status")]
    internal string? ToldStatus { get; private set; }

    [Wire("remoteEvent.eventStatus.failureCause")]
    internal string? ToldFailureCause { get; private set; }

    [Wire("remoteEvent.extensions")]
    internal IReadOnlyList<EventExtension> RemoteExtensions { get; private set; } = ValueList<EventExtension>.None;

    // The older B2B template, of whose events there is one here.
    [Wire("monitorId")]
    internal string? LegacyMonitorId { get; private set; }

    [Wire("callbackId")]
    internal string? CallbackId { get; private set; }

    [Wire("events")]
    internal IReadOnlyList<LegacyEvent> LegacyEvents { get; private set; } = ValueList<LegacyEvent>.None;

    private LegacyEvent? Legacy => LegacyEvents.Count > 0 ? LegacyEvents[0] : null;

    private bool IsOfRemote => string.Equals(ToldType, OfRemote, StringComparison.OrdinalIgnoreCase)
        || ToldType is null && (RemoteId ?? CallbackId ?? Status) is not null;

    private bool IsOfMonitor => (MonitorId ?? SettingType) is not null || Values.Count > 0;

    /// <summary>What happened, in a few words.</summary>
    public override string ToString() => Description;

    /// <summary>The event with the pairs that came beside its body: header fields and what stands in the address.</summary>
    internal Event With(IReadOnlyList<KeyValuePair<string, string>> outside)
    {
        _outside = outside;
        return this;
    }

    private protected override void FindImplausibleHere(ImplausibleValues found) => found.Check(nameof(CreatedAt), CreatedAt);

    private protected override void AddOutdone(IDictionary<string, object?> members)
    {
        if (Legacy?.AdditionalProperties is { Count: > 0 } unknown)
            members["events"] = unknown;
    }

    private T? First<T>(Func<EventExtension, T?> part) where T : class => Extensions.Select(part).FirstOrDefault(value => value is not null);

    private string? Variable(string name) => EventVariables.Find(name, [.. Attributes.SelectMany(attribute => attribute.Pairs()), .. _outside]);
}
