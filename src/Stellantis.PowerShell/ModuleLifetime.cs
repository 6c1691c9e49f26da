using System.Management.Automation;
using Stellantis.PowerShell.Events;
using Stellantis.PowerShell.Sandbox;
using Stellantis.PowerShell.Session;
using Stellantis.PowerShell.SignIn;

namespace Stellantis.PowerShell;

/// <summary>
/// Ends what the module holds when it is removed: the connections of the runspace and the sign-ins that were begun in it, and the listeners and
/// sandboxes that it started.
/// </summary>
public sealed class ModuleLifetime : IModuleAssemblyCleanup
{
    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        ConnectionStore.Clear();
        PendingSignIns.Clear();
        ListenerStore.StopOwn();
        SandboxStore.StopOwn();
    }
}
