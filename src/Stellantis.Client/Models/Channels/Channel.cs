using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>A notification channel: where the events of monitors and remotes go (operations getChannels, getChannelsById and postChannels).</summary>
[WireObject]
public sealed partial class Channel : WireObject, IIdentified
{
    /// <summary>The id of the channel.</summary>
    [Wire("id", Also = ["channelId"])]
    public string? ChannelId { get; private set; }

    /// <summary>Your name for it.</summary>
    public string? Label => Definition?.Label;

    /// <summary>Running, Paused, or Failed (a push channel whose devices are all gone).</summary>
    [Wire("status")]
    public string? Status { get; private set; }

    /// <summary>What it carries: Monitor, Remote; empty means both.</summary>
    public IReadOnlyList<string> Type => ValueList<string>.Of(Definition?.Type) ?? ValueList<string>.None;

    /// <summary>webhook, websocket or pushnotif; null when it is none of them.</summary>
    public string? Kind => Definition?.Kind;

    /// <summary>Where the events go: the address without user, password and query, or the number of devices.</summary>
    public string? Target => Definition?.Target;

    /// <summary>The definition, as the service takes it back.</summary>
    [Wire("subscribe")]
    public ChannelDefinition? Definition { get; private set; }

    /// <summary>When it was created.</summary>
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

    string? IIdentified.Identity => ChannelId;

    /// <summary>The id of the channel.</summary>
    public override string ToString() => ChannelId ?? "";

    /// <summary>A channel that was just created: the service answers with its id, the rest is what was sent.</summary>
    internal Channel Defined(string body)
    {
        Definition ??= ReadDefinition(body);
        return this;
    }

    internal static ChannelDefinition? ReadDefinition(string body)
    {
        using var reader = new WireReader(body);
        return reader.ReadDocument() ? ChannelDefinition.Read(reader) : null;
    }
}
