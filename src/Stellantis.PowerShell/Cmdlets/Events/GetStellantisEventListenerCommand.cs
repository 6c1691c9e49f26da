using System.Management.Automation;
using Stellantis.PowerShell.Events;
using Stellantis.PowerShell.Pipeline;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Lists the listeners that run in this process, with what they received, refused and left out.</summary>
[Cmdlet(VerbsCommon.Get, "StellantisEventListener", HelpUri = HelpPage.Folder + "Get-StellantisEventListener.md")]
[OutputType(typeof(StellantisEventListener))]
public sealed class GetStellantisEventListenerCommand : StellantisCmdlet
{
    /// <inheritdoc/>
    protected override void EndProcessing() => WriteObject(ListenerStore.All, enumerateCollection: true);
}
