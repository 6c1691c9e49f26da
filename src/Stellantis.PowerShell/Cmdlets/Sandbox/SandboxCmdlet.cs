using System.Management.Automation;
using Stellantis.Client;
using Stellantis.PowerShell.Output;
using Stellantis.PowerShell.Pipeline;
using Stellantis.PowerShell.Sandbox;
using Stellantis.PowerShell.Session;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>The base of the cmdlets that are about one running sandbox.</summary>
public abstract class SandboxCmdlet : StellantisCmdlet
{
    private protected static StellantisApiException NoneRuns => new(ErrorIds.NotConnected, "No sandbox is running.")
    {
        Advice = "Start-StellantisSandbox starts one, and so does Connect-Stellantis -Sandbox.",
    };

    private protected SandboxCmdlet()
    {
    }

    /// <summary>The sandbox; without it, the one that the connection leads to, else the one that this runspace started last.</summary>
    [Parameter(ValueFromPipeline = true)]
    public virtual StellantisSandbox? Sandbox { get; set; }

    /// <summary>The sandbox that is meant.</summary>
    private protected StellantisSandbox Target()
    {
        var sandbox = Find();
        if (sandbox is null)
            ThrowTerminatingError(Failure.Record(NoneRuns, null));
        return sandbox!;
    }

    /// <summary>The sandbox that is meant; null when none runs.</summary>
    private protected StellantisSandbox? Find() =>
        Sandbox ?? (ConnectionStore.Current.Default is { } connection ? SandboxStore.At(new Uri(connection.BaseUri)) : null)
            ?? SandboxStore.Newest();

    /// <summary>Does what may have years of the world to make up first: who stops the pipeline does not wait for that.</summary>
    private protected T Work<T>(Func<T> work) => Await(Task.Run(work));

    /// <summary>Does what may have years of the world to make up first.</summary>
    private protected void Work(Action work) => Await(Task.Run(work));
}
