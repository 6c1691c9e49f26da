using Stellantis.Client.Bodies;
using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>The days of a program.</summary>
[WireObject]
public sealed partial class RemoteOccurrence : RequestObject
{
    /// <summary>Mon, Tue, Wed, Thu, Fri, Sat, Sun. Required.</summary>
    [Wire("day", Bare = true)]
    [Required]
    [Count(1, 7)]
    [Values("a day", nameof(KnownValues.Days))]
    public string[]? Day { get; set; }
}
