using Stellantis.Client.Bodies;
using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>
/// One thing that a monitor watches: exactly one of <see cref="Zone"/>, <see cref="Time"/>, <see cref="Data"/>, <see cref="Setting"/>.
/// </summary>
[WireObject]
[ExactlyOne("zone", "time", "data", "setting")]
public sealed partial class MonitorTrigger : RequestObject
{
    /// <summary>The name that the expression uses: letters, then <c>.</c> or <c>_</c>, then digits, each but the letters at will. Required.</summary>
    [Wire("name")]
    [Required]
    [Pattern("[a-zA-Z]+[._]?[0-9]*", "the name of a trigger: letters, then '.' or '_', then digits, such as t1 or zone_2")]
    public string? Name { get; set; }

    /// <summary>The vehicle enters or leaves a zone.</summary>
    [Wire("zone")]
    public ZoneTrigger? Zone { get; set; }

    /// <summary>A time comes.</summary>
    [Wire("time")]
    public TimeTrigger? Time { get; set; }

    /// <summary>Data of the vehicle has a value.</summary>
    [Wire("data")]
    public DataTrigger? Data { get; set; }

    /// <summary>A setting changes; such a trigger stands alone.</summary>
    [Wire("setting")]
    public SettingTrigger? Setting { get; set; }

    /// <summary>The name.</summary>
    public override string ToString() => Name ?? "";

    /// <summary>zone, time, data or setting; null when it is none of them.</summary>
    internal string? Kind => this switch
    {
        { Zone: not null } => "zone",
        { Time: not null } => "time",
        { Data: not null } => "data",
        { Setting: not null } => "setting",
        _ => null,
    };
}
