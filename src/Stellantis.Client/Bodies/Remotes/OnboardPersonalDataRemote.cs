using Stellantis.Client.Bodies;
using Stellantis.Client.Json;

namespace Stellantis;

/// <summary>Deletes the personal data in the vehicle.</summary>
[WireObject]
public sealed partial class OnboardPersonalDataRemote : RequestObject
{
    /// <summary>Delete. Required.</summary>
    [Wire("action")]
    [Required]
    [Values("an action on personal data", nameof(KnownValues.PersonalDataActions))]
    public string? Action { get; set; }
}
