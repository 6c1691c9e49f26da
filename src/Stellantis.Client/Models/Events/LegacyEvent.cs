using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>An event inside a message of the older B2B template.</summary>
[WireObject]
internal sealed partial class LegacyEvent : WireObject
{
    [Wire("fleetId")]
    public string? FleetId { get; private set; }

    [Wire("vin")]
    public string? Vin { get; private set; }

    [Wire("eventDate")]
    public DateTime? EventDate { get; private set; }

    [Wire("values")]
    public IReadOnlyList<EventValue> Values { get; private set; } = ValueList<EventValue>.None;

    [Wire("extensions")]
    public IReadOnlyList<EventExtension> Extensions { get; private set; } = ValueList<EventExtension>.None;

    [Wire("refresh")]
    public bool? Refresh { get; private set; }

    [Wire("remoteActionId")]
    public string? RemoteActionId { get; private set; }

    [Wire("remoteType")]
    public string? RemoteType { get; private set; }

    [Wire("eventStatus.type")]
    public string? StatusType { get; private set; }

    [Wire("eventStatus.status")]
    public string? Status { get; private set; }

    [Wire("eventStatus.failureCause")]
    public string? FailureCause { get; private set; }

    [Wire("eventStatus.feedbackDetail")]
    public string? FeedbackDetail { get; private set; }

    public override string ToString() => RemoteActionId ?? Vin ?? "";
}
