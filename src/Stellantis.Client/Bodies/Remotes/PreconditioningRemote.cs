using Stellantis.Client.Bodies;
using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>Heats or cools the cabin: exactly one of <see cref="Immediate"/>, <see cref="Programs"/>, <see cref="Settings"/>.</summary>
[WireObject]
[ExactlyOne("immediate", "programs", "settings", In = "airConditioning")]
[ProgramRule("airConditioning", "slot", "start", "occurrence", "enabled")]
public sealed partial class PreconditioningRemote : RequestObject
{
    /// <summary>True to begin now, false to stop.</summary>
    [Wire("airConditioning.immediate")]
    public bool? Immediate { get; set; }

    /// <summary>Programs that begin by themselves.</summary>
    [Wire("airConditioning.programs")]
    public PreconditioningRemoteProgram[]? Programs { get; set; }

    /// <summary>How the air conditioning runs.</summary>
    [Wire("airConditioning.settings")]
    public PreconditioningRemoteSettings? Settings { get; set; }
}
