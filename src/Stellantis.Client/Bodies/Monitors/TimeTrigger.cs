using Stellantis.Client.Bodies;
using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>Holds during some times.</summary>
[WireObject]
public sealed partial class TimeTrigger : RequestObject
{
    /// <summary>The times. Required.</summary>
    [Wire("times")]
    [Required]
    [Count(1)]
    public TimeTriggerEntry[]? Times { get; set; }

    /// <summary>The IANA name of the time zone; Europe/Paris when absent.</summary>
    [Wire("timeZone")]
    [Pattern(@"[\w+-]+(?:/[\w+-]+)+", "the IANA name of a time zone, such as Europe/Paris", Open = true)]
    public string? TimeZone { get; set; }
}
