using System.Management.Automation;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Shows what the service told of its limits with the last answer, and how the connection goes by them. Nothing is sent.</summary>
[Cmdlet(VerbsCommon.Get, "StellantisRateLimit", HelpUri = HelpPage.Folder + "Get-StellantisRateLimit.md")]
[OutputType(typeof(RateLimit))]
public sealed class GetStellantisRateLimitCommand : ConnectedCmdlet
{
    /// <inheritdoc/>
    protected override void EndProcessing() => WriteObject(new RateLimit(OpenConnection.Name, OpenConnection.Client.Limiter));
}
