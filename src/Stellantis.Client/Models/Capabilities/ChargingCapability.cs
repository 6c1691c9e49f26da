using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>Whether and how the charging of a vehicle can be steered from afar.</summary>
[WireObject]
public sealed partial class ChargingCapability : WireObject
{
    /// <summary>True when the vehicle obeys the command.</summary>
    [Wire("supported")]
    public bool? Supported { get; private set; }

    /// <summary>The scopes that the command takes.</summary>
    [Wire("scopeName")]
    public IReadOnlyList<string> ScopeName { get; private set; } = ValueList<string>.None;

    /// <summary>True when charging can begin and stop at once; null when start and stop are told apart.</summary>
    [Wire("parameters.immediate")]
    public bool? Immediate { get; private set; }

    /// <summary>True when charging can begin at once.</summary>
    [Wire("parameters.immediate.start")]
    public bool? ImmediateStart { get; private set; }

    /// <summary>True when charging can stop at once.</summary>
    [Wire("parameters.immediate.stop")]
    public bool? ImmediateStop { get; private set; }

    /// <summary>What its programs can do.</summary>
    [Wire("parameters.programs", Also = ["program"])]
    public ProgramCapability? Programs { get; private set; }

    /// <summary>True when it has charging preferences; null when level and type are told apart.</summary>
    [Wire("parameters.settings")]
    public bool? Settings { get; private set; }

    /// <summary>True when the level to charge to can be set.</summary>
    [Wire("parameters.settings.level")]
    public bool? SettingsLevel { get; private set; }

    /// <summary>True when the type of charging can be set.</summary>
    [Wire("parameters.settings.type")]
    public bool? SettingsType { get; private set; }

    /// <summary>supported or not.</summary>
    public override string ToString() => Supported == true ? "supported" : "not supported";
}
