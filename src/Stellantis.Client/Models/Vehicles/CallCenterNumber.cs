using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>The telephone number of a call centre.</summary>
[WireObject]
public sealed partial class CallCenterNumber : WireObject
{
    /// <summary>ECALL (emergency), ACALL (assistance) or SVL (stolen vehicle).</summary>
    [Wire("callType")]
    public string? CallType { get; private set; }

    /// <summary>The number to call.</summary>
    [Wire("phoneNumber")]
    public string? PhoneNumber { get; private set; }

    /// <summary>Call type and number.</summary>
    public override string ToString() => $"{CallType} {PhoneNumber}";
}
