using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>How complete a trip or a charging session is.</summary>
[WireObject]
public sealed partial class LifecycleState : WireObject
{
    /// <summary>True when it is over; false while it still runs.</summary>
    [Wire("done")]
    public bool? Done { get; private set; }

    /// <summary>What is missing from its data; empty when nothing is.</summary>
    [Wire("faults")]
    public IReadOnlyList<DataFault> Faults { get; private set; } = [];

    /// <summary>done or running.</summary>
    public override string ToString() => Done == true ? "done" : "running";
}
