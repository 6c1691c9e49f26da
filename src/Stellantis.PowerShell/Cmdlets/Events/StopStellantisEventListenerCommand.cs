using System.Management.Automation;
using Stellantis.PowerShell.Output;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Stops a listener. What nobody has received can still be received from its object; with a spool it comes with the next start.</summary>
[Cmdlet(VerbsLifecycle.Stop, "StellantisEventListener", HelpUri = HelpPage.Folder + "Stop-StellantisEventListener.md")]
[OutputType(typeof(void))]
public sealed class StopStellantisEventListenerCommand : ListenerCmdlet
{
    /// <inheritdoc/>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    public override StellantisEventListener? Listener { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Find() is { } listener)
            listener.Stop();
        else
            WriteError(Failure.Record(NoneRuns, null));
    }
}
