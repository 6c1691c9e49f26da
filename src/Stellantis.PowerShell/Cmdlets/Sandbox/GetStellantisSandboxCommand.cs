using System.Management.Automation;
using Stellantis.PowerShell.Pipeline;
using Stellantis.PowerShell.Sandbox;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Lists the sandboxes that run in this process.</summary>
[Cmdlet(VerbsCommon.Get, "StellantisSandbox", HelpUri = HelpPage.Folder + "Get-StellantisSandbox.md")]
[OutputType(typeof(StellantisSandbox))]
public sealed class GetStellantisSandboxCommand : StellantisCmdlet
{
    /// <inheritdoc/>
    protected override void EndProcessing() => WriteObject(SandboxStore.All, enumerateCollection: true);
}
