using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>Whether a vehicle obeys a remote command.</summary>
[WireObject]
public sealed partial class RemoteCapability : WireObject
{
    /// <summary>True when the vehicle obeys the command.</summary>
    [Wire("supported")]
    public bool? Supported { get; private set; }

    /// <summary>The scopes that the command takes.</summary>
    [Wire("scopeName")]
    public IReadOnlyList<string> ScopeName { get; private set; } = ValueList<string>.None;

    /// <summary>supported or not.</summary>
    public override string ToString() => Supported == true ? "supported" : "not supported";
}
