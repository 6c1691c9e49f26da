using Stellantis.Client.Bodies;
using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>A time, once or every day.</summary>
[WireObject]
[Undocumented("enabled", "is in a sample of the service, but not in its schema; it is sent as it is")]
[TimeEntryRule]
public sealed partial class TimeTriggerEntry : RequestObject
{
    /// <summary>Daily, or None for once; Daily when absent.</summary>
    [Wire("recurrence")]
    [Values("a recurrence", nameof(KnownValues.Recurrences))]
    public string? Recurrence { get; set; }

    /// <summary>
    /// With Daily the time of day, as the ISO 8601 duration since midnight (PT22H); with None a date and time (RFC 3339). Required.
    /// </summary>
    [Wire("start")]
    [Required]
    public string? Start { get; set; }

    /// <summary>How long, as an ISO 8601 duration. Required with Daily; without end when absent with None.</summary>
    [Wire("duration")]
    [Duration]
    public string? Duration { get; set; }

    /// <summary>The days and weeks; for Daily only.</summary>
    [Wire("occurrence")]
    public TimeOccurrence? Occurrence { get; set; }

    /// <summary>The JSON, in one line.</summary>
    public override string ToString() => ToText();
}
