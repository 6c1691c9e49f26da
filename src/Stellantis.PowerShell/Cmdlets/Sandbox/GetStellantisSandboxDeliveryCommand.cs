using System.Management.Automation;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Shows the events that a sandbox sent to the targets of channels, and how that went, the oldest first.</summary>
[Cmdlet(VerbsCommon.Get, "StellantisSandboxDelivery", HelpUri = HelpPage.Folder + "Get-StellantisSandboxDelivery.md")]
[OutputType(typeof(StellantisSandboxDelivery))]
public sealed class GetStellantisSandboxDeliveryCommand : SandboxRecordCmdlet<StellantisSandboxDelivery>
{
    /// <summary>Only those that failed.</summary>
    [Parameter]
    public SwitchParameter Failed { get; set; }

    private protected override string Noun => "deliveries";

    private protected override List<StellantisSandboxDelivery> Matching(StellantisSandbox sandbox) =>
        [.. sandbox.Deliveries().Where(delivery => !Failed || delivery.Failure is not null)];

    private protected override long Dropped(StellantisSandbox sandbox) => sandbox.DroppedDeliveries();

    private protected override void Forget(StellantisSandbox sandbox) => sandbox.ClearDeliveries();
}
