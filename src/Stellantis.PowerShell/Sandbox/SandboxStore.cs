using Stellantis.PowerShell.Lifetime;

namespace Stellantis.PowerShell.Sandbox;

/// <summary>The running sandboxes of the process. They may be used from any runspace, and end with the one that started them.</summary>
internal static class SandboxStore
{
    private static readonly RunspaceOwned<StellantisSandbox> s_running = new(static sandbox => sandbox.Stop());

    public static IReadOnlyList<StellantisSandbox> All => s_running.All;

    /// <summary>Those that this runspace started.</summary>
    public static IReadOnlyList<StellantisSandbox> Own => s_running.Own;

    public static void Add(StellantisSandbox sandbox) => s_running.Add(sandbox);

    /// <summary>The sandbox that an address leads to; null for none of this process.</summary>
    public static StellantisSandbox? At(Uri address) =>
        address is { IsAbsoluteUri: true, IsLoopback: true } ? All.FirstOrDefault(s => s.BaseUri.Port == address.Port) : null;

    /// <summary>Lets go of a sandbox that has stopped.</summary>
    public static void Remove(StellantisSandbox sandbox) => s_running.Remove(sandbox);

    /// <summary>The one that was started last, in this runspace if there is any; null when none runs.</summary>
    public static StellantisSandbox? Newest() => s_running.Newest();

    /// <summary>Stops the sandboxes of this runspace.</summary>
    public static void StopOwn() => s_running.StopOwn();
}
