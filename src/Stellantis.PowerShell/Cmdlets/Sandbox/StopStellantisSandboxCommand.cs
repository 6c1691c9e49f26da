using System.Management.Automation;
using Stellantis.PowerShell.Output;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Stops a sandbox; its world is gone with it.</summary>
[Cmdlet(VerbsLifecycle.Stop, "StellantisSandbox", HelpUri = HelpPage.Folder + "Stop-StellantisSandbox.md")]
[OutputType(typeof(void))]
public sealed class StopStellantisSandboxCommand : SandboxCmdlet
{
    /// <inheritdoc/>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    public override StellantisSandbox? Sandbox { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Find() is { } sandbox)
            sandbox.Stop();
        else
            WriteError(Failure.Record(NoneRuns, null));
    }
}
