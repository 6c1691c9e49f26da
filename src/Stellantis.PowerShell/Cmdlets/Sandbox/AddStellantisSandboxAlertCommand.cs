using System.Management.Automation;
using Stellantis.PowerShell.Completion;
using Stellantis.PowerShell.Input;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Raises an alert on vehicles of a sandbox, and brings about what goes with it: a low tank, a flat tyre, an open door.</summary>
[Cmdlet(VerbsCommon.Add, "StellantisSandboxAlert", SupportsShouldProcess = true, HelpUri = HelpPage.Folder + "Add-StellantisSandboxAlert.md")]
[OutputType(typeof(string))]
public sealed class AddStellantisSandboxAlertCommand : SandboxVehicleCmdlet
{
    /// <summary>The type of the alert, as the service spells it: FuelLevelLow ...</summary>
    [Parameter(Mandatory = true, Position = 1, HelpMessage = Hints.Type)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(WordCompleter<AlertTypes>))]
    [ApiWords(typeof(AlertTypes))]
    public string Type { get; set; } = "";

    /// <summary>Information, Warning or Critical; what is usual for the type when absent.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(WordCompleter<Severities>))]
    [ApiWords(typeof(Severities))]
    public string? Severity { get; set; }

    /// <summary>The alert has ended.</summary>
    [Parameter]
    public SwitchParameter Ended { get; set; }

    /// <summary>When it started; now, or some minutes ago when it has ended.</summary>
    [Parameter]
    [Time]
    [ArgumentCompleter(typeof(WordCompleter<TimeWords>))]
    public DateTimeOffset? StartedAt { get; set; }

    private protected override string Verb => $"Raise the alert {Type}";

    private protected override void Arrange(StellantisSandbox sandbox, string vin) =>
        WriteObject(Work(() => sandbox.AddAlert(vin, Type, Severity, !Ended, StartedAt)));
}
