using Stellantis.Client.Bodies;
using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>A change to a monitor, as the action of a monitor.</summary>
[WireObject]
public sealed partial class MonitorChange : RequestObject
{
    /// <summary>Pause, Resume or Delete. Required.</summary>
    [Wire("changeType")]
    [Required]
    [Values("a change", nameof(KnownValues.ChangeTypes))]
    public string? ChangeType { get; set; }

    /// <summary>The monitor to change; the monitor itself when absent.</summary>
    [Wire("monitorId")]
    public string? MonitorId { get; set; }
}
