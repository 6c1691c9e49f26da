using System.Management.Automation;
using Stellantis.PowerShell.Parameters;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>
/// Mutes the notifications of theft alarms for a time, lets them notify again, or confirms or denies a theft (operation sendVehicleRemotes).
/// </summary>
[Cmdlet(VerbsCommon.Set, "StellantisTan", DefaultParameterSetName = nameof(Suppress), SupportsShouldProcess = true,
    HelpUri = HelpPage.Folder + "Set-StellantisTan.md")]
[OutputType(typeof(RemoteAction))]
public sealed partial class SetStellantisTanCommand : RemoteCmdlet, IRemoteVerbParameters
{
    // The service counts them from 0.
    private static readonly string[] s_durations = ["2h", "4h", "12h", "24h", "3d", "7d"];

    /// <summary>Mute the notifications.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Suppress), HelpMessage = Hints.Suppress)]
    public SwitchParameter Suppress { get; set; }

    /// <summary>How long they are muted: 2h, 4h, 12h, 24h, 3d or 7d.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Suppress), HelpMessage = "2h, 4h, 12h, 24h, 3d or 7d")]
    [ValidateSet("2h", "4h", "12h", "24h", "3d", "7d")]
    public string? Duration { get; set; }

    /// <summary>Let them notify again.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Resume), HelpMessage = Hints.Resume)]
    public SwitchParameter Resume { get; set; }

    /// <summary>What the owner says of an alarm: Confirmed when it is a theft, Denied when it is not.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Theft), HelpMessage = "Confirmed when it is a theft, Denied when it is not")]
    [ValidateSet("Confirmed", "Denied")]
    public string? Theft { get; set; }

    private protected override object Request() => ParameterSetName switch
    {
        nameof(Suppress) => Wire("tan", ("suppress", Members(("state", true), ("duration", (long)Array.IndexOf(s_durations, Duration))))),
        nameof(Resume) => Wire("tan", ("suppress", Members(("state", false)))),
        _ => Wire("tan", ("confirm", Members(("state", Theft == "Confirmed")))),
    };
}
