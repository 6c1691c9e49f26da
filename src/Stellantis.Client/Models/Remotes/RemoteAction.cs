using Stellantis.Client.Bodies;
using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>
/// A command that was sent to a vehicle, and what became of it (operations sendVehicleRemotes, getVehicleRemotes and getVehicleRemoteById).
/// </summary>
[WireObject]
public sealed partial class RemoteAction : WireObject, IVehicleChild, IIdentified
{
    private string? _channelId;
    private bool _isJustSent;

    /// <summary>The id of the command.</summary>
    [Wire("remoteActionId")]
    public string? RemoteId { get; private set; }

    /// <summary>The id of the vehicle that it was sent to.</summary>
    public string? VehicleId { get; private set; }

    /// <summary>The vehicle that it belongs to, when a vehicle was piped in; null otherwise. It is not written to files.</summary>
    [Newtonsoft.Json.JsonIgnore]
    public Vehicle? Vehicle { get; private set; }

    /// <summary>The id of the channel that its events go to.</summary>
    public string? ChannelId
    {
        get => _channelId ?? ResourceId.FromLink(Links["channel"]);
        internal set => _channelId = value;
    }

    /// <summary>Your name for it.</summary>
    public string? Label => Definition?.Label;

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

    private static RemoteDefinition? ReadDefinition(string body)
    {
        using var reader = new WireReader(body);
        return reader.ReadDocument() ? RemoteDefinition.Read(reader) : null;
    }
}
