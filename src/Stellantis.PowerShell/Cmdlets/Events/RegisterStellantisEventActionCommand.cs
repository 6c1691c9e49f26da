using System.Management.Automation;
using Stellantis.Client;
using Stellantis.PowerShell.Events;
using Stellantis.PowerShell.Output;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>
/// Runs a script block for each event of a listener, one after the other, in the runspace whenever it has time. An error of one does not end the
/// rest.
/// </summary>
[Cmdlet(VerbsLifecycle.Register, "StellantisEventAction", HelpUri = HelpPage.Folder + "Register-StellantisEventAction.md")]
[OutputType(typeof(PSEventJob))]
public sealed class RegisterStellantisEventActionCommand : EventFlowCmdlet
{
    private static int s_count;

    /// <summary>What is done; the event is $_.</summary>
    [Parameter(Mandatory = true, Position = 0, HelpMessage = "A script block; the event is $_")]
    [ValidateNotNull]
    public ScriptBlock? Action { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var listener = Target();
        if (!listener.IsRunning)
            TellStopped(listener);
        var source = $"StellantisEvent{Interlocked.Increment(ref s_count)}";
        var feed = new EventFeed(Events, listener.Inbox, Filter, source, Action!);
        WriteObject(feed.Subscriber.Action);
    }

    // What it received before it was stopped can still be worked off.
    private void TellStopped(StellantisEventListener listener)
    {
        var told = $"The listener {listener.Name} ({listener}) is stopped: no event comes any more.";
        if (listener.Queued > 0)
            WriteWarning($"{told} The action runs for the {listener.Queued} that it has.");
        else
            ThrowTerminatingError(Failure.Record(new StellantisApiException(ErrorIds.NotConnected, told) { Advice = NoneRuns.Advice }, listener));
    }
}
