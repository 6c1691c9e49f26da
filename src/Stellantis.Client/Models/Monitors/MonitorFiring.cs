using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>A moment of the past at which a monitor would have sent its event, or at which that cannot be decided.</summary>
public sealed class MonitorFiring
{
    internal const string FirstKind = "First";
    internal const string ReminderKind = "Reminder";
    internal const string UndecidedKind = "Undecided";

    internal MonitorFiring(string kind, DateTime at) => (Kind, At) = (kind, at);

    /// <summary>When: the time of the message by which it was.</summary>
    public DateTime At { get; }

    /// <summary>The vehicle; null when the records do not tell.</summary>
    public string? VehicleId { get; internal set; }

    /// <summary>The vehicle as an object, where it came through the pipeline.</summary>
    [Newtonsoft.Json.JsonIgnore]
    public Vehicle? Vehicle { get; internal set; }

    /// <summary>The label of the monitor.</summary>
    public string? Label { get; internal set; }

    /// <summary>
    /// First (the expression turned true), Reminder (it stayed true for as long as refreshEvent says), or Undecided (an event may have come; see
    /// Reason).
    /// </summary>
    public string Kind { get; }

    /// <summary>The names of the triggers that held.</summary>
    public IReadOnlyList<string> Trigger { get; internal set; } = ValueList<string>.None;

    /// <summary>The values that made them hold.</summary>
    public IReadOnlyList<FiringValue> Value { get; internal set; } = ValueList<FiringValue>.None;

    /// <summary>Degrees north of where the vehicle last was; null when it did not tell.</summary>
    public double? Latitude { get; internal set; }

    /// <summary>Degrees east of where the vehicle last was; null when it did not tell.</summary>
    public double? Longitude { get; internal set; }

    /// <summary>How long nothing had come from the vehicle, where that was long: it may have turned true so much earlier. Else null.</summary>
    public TimeSpan? Silence { get; internal set; }

    /// <summary>Why it cannot be decided; null where it can.</summary>
    public string? Reason { get; internal set; }

    /// <summary>What held, with the values and those before; or why it cannot be decided.</summary>
    public string Description => Reason ?? Summary.Join(": ", string.Join(", ", Trigger), string.Join(", ", Value.Select(value => value.Words))) +
        (Silence is { } silence ? $" (after {Moment.Words(silence)} of silence)" : "");

    /// <summary>The time, the vehicle and what held.</summary>
    public override string ToString() => Summary.Join(" ", WireText.Date(At), VehicleId, Kind, string.Join(",", Trigger));
}
