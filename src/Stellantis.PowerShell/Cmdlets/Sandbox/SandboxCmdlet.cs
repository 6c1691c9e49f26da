using System.Management.Automation;
using Stellantis.Client;
using Stellantis.PowerShell.Session;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>The base of the cmdlets that are about one running sandbox.</summary>
public abstract class SandboxCmdlet : StellantisCmdlet
{
    private protected SandboxCmdlet()
    {
    }

    /// <summary>The sandbox; without it, that of the connection, else the one that was started last.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    public StellantisSandbox? Sandbox { get; set; }

    /// <summary>The sandbox that is meant.</summary>
    private protected StellantisSandbox Target()
    {
        var connected = ConnectionStore.Current.Default?.Sandbox as StellantisSandbox;
        var running = SandboxStore.All;
        var sandbox = Sandbox ?? (connected is { IsRunning: true } ? connected : running.Count == 0 ? null : running[running.Count - 1]);
        if (sandbox is null)
            Refuse(ErrorIds.NotConnected, "No sandbox is running. Run Start-StellantisSandbox, or Connect-Stellantis -Sandbox.");
        return sandbox!;
    }
}
