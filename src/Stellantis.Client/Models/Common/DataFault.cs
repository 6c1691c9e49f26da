using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>A part of a trip or a charging session whose data are missing.</summary>
[WireObject]
public sealed partial class DataFault : WireObject
{
    /// <summary>Unstarted (its begin is missing), DataLacking (a part of its course) or Unfinished (its end).</summary>
    [Wire("fault", Also = ["status"])]
    public string? Fault { get; private set; }

    /// <summary>Why: GeoPrivacy, FullPrivacy or Connection.</summary>
    [Wire("cause")]
    public string? Cause { get; private set; }

    /// <summary>The fault and its cause.</summary>
    public override string ToString() => Summary.Join(": ", Fault, Cause);
}
