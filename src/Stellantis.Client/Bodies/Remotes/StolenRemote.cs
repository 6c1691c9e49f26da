using Stellantis.Client.Bodies;
using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>Declares the vehicle stolen, or inhibits its crank: exactly one member.</summary>
[WireObject]
[ExactlyOne("state", "crankInhibit")]
public sealed partial class StolenRemote : RequestObject
{
    /// <summary>True to declare the vehicle stolen, false to take it back.</summary>
    [Wire("state")]
    public bool? State { get; set; }

    /// <summary>Inhibits the crank, or frees it.</summary>
    [Wire("crankInhibit")]
    public CrankInhibit? CrankInhibit { get; set; }
}
