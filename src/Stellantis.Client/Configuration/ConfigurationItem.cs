using Newtonsoft.Json.Linq;
using Stellantis.Client.Bodies;

namespace Stellantis.Client.Configuration;

/// <summary>A channel or a monitor, as a file wants it or as the service has it.</summary>
internal sealed class ConfigurationItem
{
    public required bool IsMonitor { get; init; }

    /// <summary>What it is known by; empty for one of the service that has no label.</summary>
    public required string Label { get; init; }

    /// <summary>The body by which it is created or replaced, in its one form.</summary>
    public required JObject Definition { get; set; }

    /// <summary>Running or Paused; null when a file leaves it open, or for what cannot be set.</summary>
    public string? Status { get; set; }

    /// <summary>The label of the channel that a monitor is on.</summary>
    public string? Channel { get; set; }

    /// <summary>The vehicles that a monitor watches; null when a file leaves them open.</summary>
    public IReadOnlyList<string>? VehicleIds { get; set; }

    /// <summary>The groups that a monitor watches; null when a file leaves them open.</summary>
    public IReadOnlyList<string>? Groups { get; set; }

    /// <summary>Its id at the service; null for an item of a file.</summary>
    public string? Id { get; init; }

    /// <summary>The id of the channel that a monitor of the service is on.</summary>
    public string? ChannelId { get; init; }

    /// <summary>Where it stands, for messages: a file and a path in it, or the id.</summary>
    public required string Place { get; init; }

    public string Kind => IsMonitor ? "Monitor" : "Channel";

    public string Noun => IsMonitor ? "monitor" : "channel";

    /// <summary>The member of a file that has the definition; the contract calls it so as well.</summary>
    public string BodyName => IsMonitor ? ConfigurationText.Monitor : ConfigurationText.Subscribe;

    public ObjectSchema Schema => SchemaOf(IsMonitor);

    public static ObjectSchema SchemaOf(bool isMonitor) => ObjectSchema.Of(isMonitor ? typeof(MonitorDefinition) : typeof(ChannelDefinition));
}
