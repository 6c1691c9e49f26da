using System.Management.Automation.Runspaces;

namespace Stellantis.PowerShell.Sandbox;

/// <summary>The running sandboxes of the process. They may be used from any runspace, and end with the one that started them.</summary>
internal static class SandboxStore
{
    private static readonly List<(StellantisSandbox Sandbox, Guid Runspace)> s_running = [];

    public static IReadOnlyList<StellantisSandbox> All
    {
        get
        {
            lock (s_running)
                return [.. s_running.Select(r => r.Sandbox)];
        }
    }

    public static void Add(StellantisSandbox sandbox)
    {
        lock (s_running)
            s_running.Add((sandbox, Owner()));
        if (Runspace.DefaultRunspace is not { } runspace)
            return;
        // One handler for all sandboxes of a runspace, and one that holds none of them.
        runspace.StateChanged -= StopWith;
        runspace.StateChanged += StopWith;
    }

    /// <summary>The sandbox that an address leads to; null for none of this process.</summary>
    public static StellantisSandbox? At(Uri address) =>
        address is { IsAbsoluteUri: true, IsLoopback: true } ? All.FirstOrDefault(s => s.BaseUri.Port == address.Port) : null;

    /// <summary>Those that this runspace started.</summary>
    public static IReadOnlyList<StellantisSandbox> Own
    {
        get
        {
            lock (s_running)
                return [.. s_running.Where(r => r.Runspace == Owner()).Select(r => r.Sandbox)];
        }
    }

    /// <summary>Lets go of a sandbox that has stopped.</summary>
    public static void Remove(StellantisSandbox sandbox)
    {
        lock (s_running)
            s_running.RemoveAll(r => r.Sandbox == sandbox);
    }

    /// <summary>The one that was started last, in this runspace if there is any; null when none runs.</summary>
    public static StellantisSandbox? Newest()
    {
        lock (s_running)
            return s_running.LastOrDefault(r => r.Runspace == Owner()).Sandbox ?? s_running.LastOrDefault().Sandbox;
    }

    /// <summary>Stops the sandboxes of this runspace.</summary>
    public static void StopOwn()
    {
        if (Runspace.DefaultRunspace is { } runspace)
            runspace.StateChanged -= StopWith;
        StopOf(Owner());
    }

    // A runspace that is closed does not remove its modules.
    private static void StopWith(object? sender, RunspaceStateEventArgs e)
    {
        if (e.RunspaceStateInfo.State is RunspaceState.Closing or RunspaceState.Closed or RunspaceState.Broken && sender is Runspace runspace)
            StopOf(runspace.InstanceId);
    }

    private static void StopOf(Guid runspace)
    {
        StellantisSandbox[] own;
        lock (s_running)
            own = [.. s_running.Where(r => r.Runspace == runspace).Select(r => r.Sandbox)];
        foreach (var sandbox in own)
            sandbox.Stop();
    }

    private static Guid Owner() => Runspace.DefaultRunspace?.InstanceId ?? Guid.Empty;
}
