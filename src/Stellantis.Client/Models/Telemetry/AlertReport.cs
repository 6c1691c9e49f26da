using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>An alert in a report of the car.</summary>
[WireObject]
public sealed partial class AlertReport : WireObject
{
    /// <summary>What the car reports, for example FuelLevelLow. New kinds may appear at any time.</summary>
    [Wire("type")]
    public string? Type { get; private set; }

    /// <summary>Information, Warning or Critical.</summary>
    [Wire("severity")]
    public string? Severity { get; private set; }

    /// <summary>True while it lasts.</summary>
    [Wire("active")]
    public bool? IsActive { get; private set; }

    /// <summary>Type and state.</summary>
    public override string ToString() => Summary.Join(" ", Type, IsActive == true ? "active" : "ended");
}
