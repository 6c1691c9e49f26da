using Stellantis.Client.Bodies;
using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>Fires when a setting changes. It stands alone in its monitor, and an account has one such monitor.</summary>
[WireObject]
public sealed partial class SettingTrigger : RequestObject
{
    /// <summary>DigitalKey or LastMileNavigation. Required.</summary>
    [Wire("type")]
    [Required]
    [Values("a setting", nameof(KnownValues.SettingTypes))]
    public string? Type { get; set; }
}
