using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>The dashboard alerts within telemetry.</summary>
[WireObject]
public sealed partial class TelemetryAlerts : MeasuredObject
{
    /// <summary>The alerts that last.</summary>
    [Wire("active.activeAlerts")]
    public IReadOnlyList<Alert> Active { get; private set; } = ValueList<Alert>.None;

    /// <summary>When the car sent them; null in telemetry of the past.</summary>
    [Wire("active.createdAt")]
    public DateTime? ActiveCreatedAt { get; private set; }

    /// <summary>All alerts that the car reported, whether they last or not.</summary>
    [Wire("report.reportDetails")]
    public IReadOnlyList<AlertReport> Report { get; private set; } = ValueList<AlertReport>.None;

    /// <summary>When the car sent that report; null in telemetry of the past.</summary>
    [Wire("report.createdAt")]
    public DateTime? ReportCreatedAt { get; private set; }

    /// <summary>The types of the alerts that last.</summary>
    public override string ToString() => string.Join(", ", Active.Select(a => a.Type));
}
