using System.Management.Automation.Runspaces;

namespace Stellantis.PowerShell.Sandbox;

/// <summary>The sandboxes of the process. They may be used from any runspace, and end with the one that started them.</summary>
internal static class SandboxStore
{
    private static readonly List<(StellantisSandbox Sandbox, Guid Runspace)> s_running = [];

    public static IReadOnlyList<StellantisSandbox> All
    {
        get
        {
            lock (s_running)
            {
                s_running.RemoveAll(r => !r.Sandbox.IsRunning);
                return [.. s_running.Select(r => r.Sandbox)];
            }
        }
    }

    public static void Add(StellantisSandbox sandbox)
    {
        lock (s_running)
            s_running.Add((sandbox, Owner()));
        if (Runspace.DefaultRunspace is { } runspace)
            StopWith(runspace, sandbox);
    }

    /// <summary>The one that was started last, in this runspace if there is any; null when none runs.</summary>
    public static StellantisSandbox? Newest()
    {
        var running = All;
        lock (s_running)
            return s_running.LastOrDefault(r => r.Runspace == Owner()).Sandbox ?? (running.Count == 0 ? null : running[running.Count - 1]);
    }

    public static void StopOwn()
    {
        StellantisSandbox[] own;
        lock (s_running)
            own = [.. s_running.Where(r => r.Runspace == Owner()).Select(r => r.Sandbox)];
        foreach (var sandbox in own)
            sandbox.Stop();
    }

    // A runspace that is closed does not remove its modules.
    private static void StopWith(Runspace runspace, StellantisSandbox sandbox) => runspace.StateChanged += (_, e) =>
    {
        if (e.RunspaceStateInfo.State is RunspaceState.Closing or RunspaceState.Closed or RunspaceState.Broken)
            sandbox.Stop();
    };

    private static Guid Owner() => Runspace.DefaultRunspace?.InstanceId ?? Guid.Empty;
}
