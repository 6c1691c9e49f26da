using Stellantis.Client.Bodies;
using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>
/// A command that was sent to a vehicle, and what became of it (operations sendVehicleRemotes, getVehicleRemotes and getVehicleRemoteById).
/// </summary>
[WireObject]
public sealed partial class RemoteAction : WireObject, IVehicleChild, IIdentified
{
    /// <summary>The outcomes that the service does not tell.</summary>
    internal const string TimedOut = nameof(TimedOut), Unknown = nameof(Unknown);

    private string? _channelId;
    private string? _label;
    private string? _outcome;
    private string? _said;
    private bool _isJustSent;

    /// <summary>The id of the command.</summary>
    [Wire("remoteActionId")]
    public string? RemoteId { get; private set; }

    /// <summary>The id of the vehicle that it was sent to.</summary>
    public string? VehicleId { get; private set; }

    /// <summary>The vehicle that it belongs to, when a vehicle was piped in; null otherwise. Export-Clixml, jobs and remoting leave it out.</summary>
    [Newtonsoft.Json.JsonIgnore]
    public Vehicle? Vehicle { get; private set; }

    /// <summary>The id of the channel that its events go to.</summary>
    public string? ChannelId
    {
        get => _channelId ?? ResourceId.FromLink(Links["channel"]);
        internal set => _channelId = value;
    }

    /// <summary>Your name for it.</summary>
    public string? Label => Definition?.Label ?? _label;

    /// <summary>The kind of command: Locking, Horn, Lights, Preconditioning, Charging, Wakeup, Stolen, Tan.suppress ...</summary>
    [Wire("type")]
    public string? Type { get; private set; }

    /// <summary>What it does, in words: UNLOCK the doors, sound the horn; its kind where the service does not repeat the command.</summary>
    public string? Command => Definition is { Action: not null } command ? RemoteCommand.Of(command.ToJson()).Words : Type;

    /// <summary>
    /// Where it is: Accepted, also when it was just sent and the service took it, WakingUpVehicle, SentToVehicle, Success, AlreadyDone, Failed ...
    /// </summary>
    public string? Status => Told ?? (_isJustSent ? "Accepted" : null);

    /// <summary>The status that the service tells.</summary>
    [Wire("status")]
    internal string? Told { get; private set; }

    /// <summary>Why it failed, for example DoorsOpen; null when it did not.</summary>
    [Wire("failureCause")]
    public string? FailureCause { get; private set; }

    /// <summary>The command as it was sent.</summary>
    [Wire("remote")]
    public RemoteDefinition? Definition { get; private set; }

    /// <summary>When this module sent it; null for one that was sent by somebody else, as the service does not tell it.</summary>
    public DateTime? SentAt { get; private set; }

    /// <summary>
    /// What became of it: Success, AlreadyDone, Failed, TimedOut when the wait for it was over before, Unknown when the answer to the sending was
    /// lost and the service does not list the command; null while it is under way.
    /// </summary>
    public string? Outcome => IsFinal ? Status : _outcome;

    /// <summary>Why it failed, or where it is, in plain words; null when it was done.</summary>
    public string? Reason => Outcome switch
    {
        "Success" or "AlreadyDone" => null,
        "Failed" => RemoteReasons.OfCause(FailureCause),
        Unknown => "the answer was lost, and the service does not list the command" + Said,
        TimedOut => $"no end was heard of in time: {RemoteReasons.OfState(Status)}{Said}",
        _ => Status is null ? null : RemoteReasons.OfState(Status),
    };

    /// <summary>What to do about it; null when there is nothing to do.</summary>
    public string? Remedy => Outcome switch
    {
        "Failed" => RemoteReasons.RemedyOf(FailureCause),
        TimedOut when RemoteReasons.IsDeadEnd(Status) => RemoteReasons.RemedyOf(Status),
        TimedOut => "Wait for it again: Wait-StellantisRemote takes this object.",
        Unknown => "Look at the vehicle before you send it again: Get-StellantisTelemetry -Latest, and Get-StellantisRemote later on.",
        _ => null,
    };

    /// <summary>True when nothing more will come of it.</summary>
    public bool IsFinal => Status is "Success" or "AlreadyDone" or "Failed";

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

    string? IIdentified.Identity => RemoteId;

    /// <summary>The id of the command.</summary>
    public override string ToString() => RemoteId ?? "";

    /// <summary>A command that was just sent: the service answers with its id and kind, the rest is what was sent.</summary>
    internal RemoteAction Defined(string vehicleId, string channelId, string body)
    {
        (VehicleId, ChannelId, _isJustSent) = (vehicleId, channelId, true);
        Definition ??= ReadDefinition(body);
        return this;
    }

    /// <summary>One that this module sent at a time.</summary>
    internal RemoteAction SentOn(DateTimeOffset time)
    {
        SentAt = time.LocalDateTime;
        return this;
    }

    /// <summary>A command whose answer was lost.</summary>
    internal static RemoteAction Lost(string vehicleId, string channelId, string body, DateTimeOffset time)
    {
        var lost = new RemoteAction().Defined(vehicleId, channelId, body).SentOn(time);
        (lost._outcome, lost._isJustSent) = (Unknown, false);
        return lost;
    }

    /// <summary>One that is known by its ids, from a file or another process.</summary>
    internal static RemoteAction Recalled(
        string vehicleId, string channelId, string? remoteId, string? type, string? label, DateTime? sentAt, RemoteDefinition? definition) => new()
        {
            VehicleId = vehicleId, _channelId = channelId, RemoteId = remoteId, Type = type, _label = label, SentAt = sentAt, Definition = definition,
            _isJustSent = remoteId is not null,
        };

    /// <summary>A command as an event tells it: what it does not tell comes from <see cref="After"/>.</summary>
    internal static RemoteAction Heard(Event told) => new() { RemoteId = told.RemoteId, Told = told.Status, FailureCause = told.FailureCause };

    /// <summary>The same command as it was looked at again: it keeps what the service does not tell.</summary>
    internal RemoteAction After(RemoteAction earlier)
    {
        VehicleId ??= earlier.VehicleId;
        Vehicle ??= earlier.Vehicle;
        _channelId ??= earlier.ChannelId;
        Type ??= earlier.Type;
        _label ??= earlier.Label;
        SentAt ??= earlier.SentAt;
        Definition ??= earlier.Definition;
        return this;
    }

    /// <summary>The same command with an outcome that the service did not tell.</summary>
    internal RemoteAction Ended(string outcome, string? said)
    {
        var ended = (RemoteAction)MemberwiseClone();
        (ended._outcome, ended._said) = (outcome, said);
        return ended;
    }

    private string Said => _said is null ? "" : $" ({_said})";

    private static RemoteDefinition? ReadDefinition(string body)
    {
        using var reader = new WireReader(body);
        return reader.ReadDocument() ? RemoteDefinition.Read(reader) : null;
    }
}
