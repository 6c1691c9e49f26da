using System.Management.Automation;
using Stellantis.PowerShell.Events;
using Stellantis.PowerShell.Sandbox;
using Stellantis.PowerShell.Session;

namespace Stellantis.PowerShell;

/// <summary>
/// Ends what the module holds when it is removed: the connections of the runspace, and the listeners and sandboxes that it started. Sign-ins that
/// were begun are remembered, so that an answer to them is still compared after the module was imported again.
/// </summary>
public sealed class ModuleLifetime : IModuleAssemblyCleanup
{
    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        ConnectionStore.Clear();
        ListenerStore.StopOwn();
        SandboxStore.StopOwn();
    }
}
