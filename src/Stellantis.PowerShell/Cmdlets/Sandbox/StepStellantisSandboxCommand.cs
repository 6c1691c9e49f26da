using System.Management.Automation;
using Stellantis.Client;
using Stellantis.PowerShell.Input;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Puts the clock of a sandbox forward: vehicles drive and charge, and remote commands go their way.</summary>
[Cmdlet(VerbsCommon.Step, "StellantisSandbox", HelpUri = HelpPage.Folder + "Step-StellantisSandbox.md")]
[OutputType(typeof(StellantisSandbox))]
public sealed class StepStellantisSandboxCommand : SandboxCmdlet
{
    /// <summary>How far: a TimeSpan, or a number of seconds.</summary>
    [Parameter(Mandatory = true, Position = 0, HelpMessage = Hints.Duration)]
    [SecondsInput]
    public TimeSpan Duration { get; set; }

    /// <summary>Write the sandbox.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Duration < TimeSpan.Zero)
            Refuse(ErrorIds.InvalidRequest, "-Duration is negative: a sandbox goes forward only.", Duration);
        var sandbox = Target();
        Work(() => sandbox.Advance(Duration));
        if (PassThru)
            WriteObject(sandbox);
    }
}
