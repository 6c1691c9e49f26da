using System.Management.Automation;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Shows the events that a sandbox sent to the targets of channels, and how that went, the oldest first.</summary>
[Cmdlet(VerbsCommon.Get, "StellantisSandboxDelivery", HelpUri = HelpPage.Folder + "Get-StellantisSandboxDelivery.md")]
[OutputType(typeof(StellantisSandboxDelivery))]
public sealed class GetStellantisSandboxDeliveryCommand : SandboxCmdlet
{
    /// <summary>Only those that failed.</summary>
    [Parameter]
    public SwitchParameter Failed { get; set; }

    /// <summary>Only this many of the newest.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int Last { get; set; } = int.MaxValue;

    /// <summary>Forget all deliveries after they are shown.</summary>
    [Parameter]
    public SwitchParameter Clear { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var sandbox = Target();
        var matching = sandbox.Deliveries().Where(delivery => !Failed || delivery.Failure is not null).ToList();
        if (sandbox.DroppedDeliveries() is > 0 and var dropped && Last == int.MaxValue)
        {
            WriteWarning(FormattableString.Invariant($"The sandbox no longer has its {dropped} oldest deliveries: it keeps the last 10,000, ") +
                "and 64 MB of them. Empty its record with -Clear from time to time.");
        }

        foreach (var delivery in matching.Skip(Math.Max(0, matching.Count - Last)))
            WriteObject(delivery);
        if (Clear)
            sandbox.ClearDeliveries();
    }
}
