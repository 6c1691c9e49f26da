using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>Whether and how a vehicle can be heated or cooled from afar.</summary>
[WireObject]
public sealed partial class PreconditioningCapability : WireObject
{
    /// <summary>True when the vehicle obeys the command.</summary>
    [Wire("supported")]
    public bool? Supported { get; private set; }

    /// <summary>The scopes that the command takes.</summary>
    [Wire("scopeName")]
    public IReadOnlyList<string> ScopeName { get; private set; } = ValueList<string>.None;

    /// <summary>True when it can begin at once.</summary>
    [Wire("parameters.immediate")]
    public bool? Immediate { get; private set; }

    /// <summary>What its programs can do.</summary>
    [Wire("parameters.programs", Also = ["program"])]
    public ProgramCapability? Programs { get; private set; }

    /// <summary>True when temperature and mode can be set.</summary>
    [Wire("parameters.settings")]
    public bool? Settings { get; private set; }

    /// <summary>supported or not.</summary>
    public override string ToString() => Supported == true ? "supported" : "not supported";
}
