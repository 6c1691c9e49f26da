using Stellantis.Client.Bodies;
using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>Holds during some times.</summary>
[WireObject]
public sealed partial class TimeTrigger : RequestObject
{
    /// <summary>The times; ConvertTo-Json, whose depth is bounded, shows them as TimesText. Required.</summary>
    [Wire("times")]
    [Newtonsoft.Json.JsonIgnore]
    [Required]
    [Count(1)]
    public TimeTriggerEntry[]? Times { get; set; }

    /// <summary>The times, each as the text of its JSON.</summary>
    [Instead("times")]
    public string[]? TimesText => Times is null ? null : Array.ConvertAll(Times, time => time?.ToString() ?? "");

    /// <summary>The IANA name of the time zone; Europe/Paris when absent.</summary>
    [Wire("timeZone")]
    [Pattern(@"[\w+-]+(?:/[\w+-]+)+", "the IANA name of a time zone, such as Europe/Paris", Open = true)]
    public string? TimeZone { get; set; }
}
