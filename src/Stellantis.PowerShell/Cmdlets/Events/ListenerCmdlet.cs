using System.Management.Automation;
using Stellantis.Client;
using Stellantis.PowerShell.Events;
using Stellantis.PowerShell.Output;
using Stellantis.PowerShell.Pipeline;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>The base of the cmdlets that are about one listener.</summary>
public abstract class ListenerCmdlet : StellantisCmdlet
{
    private protected static StellantisApiException NoneRuns => new(ErrorIds.NotConnected, "No listener is running.")
    {
        Advice = "Start-StellantisEventListener starts one.",
    };

    private protected ListenerCmdlet()
    {
    }

    /// <summary>The listener; without it, the one that this runspace started last.</summary>
    [Parameter(ValueFromPipeline = true)]
    public virtual StellantisEventListener? Listener { get; set; }

    /// <summary>The listener that is meant; null when none runs.</summary>
    private protected StellantisEventListener? Find() => Listener ?? ListenerStore.Newest();

    /// <summary>The listener that is meant.</summary>
    private protected StellantisEventListener Target()
    {
        var listener = Find();
        if (listener is null)
            ThrowTerminatingError(Failure.Record(NoneRuns, null));
        return listener!;
    }
}
