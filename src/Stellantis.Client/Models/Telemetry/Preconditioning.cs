using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>Heating or cooling of a vehicle before a departure.</summary>
[WireObject]
public sealed partial class Preconditioning : MeasuredObject
{
    /// <summary>Enabled, Disabled, Finished or Failure.</summary>
    [Wire("airConditioning.status")]
    public string? Status { get; private set; }

    /// <summary>Why it failed, for example LowBattery; null when it did not.</summary>
    [Wire("airConditioning.failureCause")]
    public string? FailureCause { get; private set; }

    /// <summary>Why it began: Immediate or Scheduled.</summary>
    [Wire("airConditioning.startingCause")]
    public string? StartingCause { get; private set; }

    /// <summary>Its programs.</summary>
    [Wire("airConditioning.programs")]
    public IReadOnlyList<PreconditioningProgram> Programs { get; private set; } = ValueList<PreconditioningProgram>.None;

    /// <summary>When the car sent this part; null in telemetry of the past, whose time is that of the whole message.</summary>
    [Wire("createdAt")]
    public DateTime? CreatedAt { get; private set; }

    /// <summary>The status.</summary>
    public override string ToString() => Status ?? "";
}
