using System.Management.Automation;
using Stellantis.PowerShell.Session;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Ends a connection, and the sandbox that it started.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "Stellantis")]
[OutputType(typeof(void))]
public sealed class DisconnectStellantisCommand : ConnectedCmdlet
{
    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        ConnectionStore.Current.Remove(Session);
        Session.Dispose();
        (Session.Sandbox as StellantisSandbox)?.Stop();
    }
}
