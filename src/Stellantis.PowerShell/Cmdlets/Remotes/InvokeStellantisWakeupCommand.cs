using System.Management.Automation;
using Stellantis.Client;
using Stellantis.PowerShell.Input;
using Stellantis.PowerShell.Output;
using Stellantis.PowerShell.Parameters;
using Stellantis.PowerShell.Session;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>
/// Wakes vehicles up (operation sendVehicleRemotes). Each wake-up drains the 12 V battery, and the service limits them: the connection keeps a record
/// of them, and refuses one too soon after another, and too many in thirty days.
/// </summary>
[Cmdlet(VerbsLifecycle.Invoke, "StellantisWakeup", SupportsShouldProcess = true, HelpUri = HelpPage.Folder + "Invoke-StellantisWakeup.md")]
[OutputType(typeof(RemoteAction))]
public sealed partial class InvokeStellantisWakeupCommand : RemoteCmdlet, IRemoteVerbParameters
{
    private readonly HashSet<string> _asked = new(StringComparer.OrdinalIgnoreCase);
    private WakeupLedger? _ledger;

    /// <summary>How long a vehicle is left alone after it was woken up: seconds, or a duration such as <c>1h</c>.</summary>
    [Parameter]
    [SecondsInput]
    public TimeSpan CoolDown { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How often a vehicle is woken up in thirty days at most.</summary>
    [Parameter]
    [ValidateRange(1, 10000)]
    public int MonthlyLimit { get; set; } = 100;

    /// <summary>A file that keeps the record too, so that the next run knows of it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? LedgerPath { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _ledger = OpenConnection.Wakeups;
        if (LedgerPath is null)
            return;
        var path = GetUnresolvedProviderPathFromPSPath(LedgerPath);
        try
        {
            _ledger = WakeupLedger.Open(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            Refuse(ErrorIds.InvalidRequest, $"-LedgerPath '{LedgerPath}' cannot be used: {e.Message.TrimEnd('.')}. Nothing was sent.", LedgerPath);
        }
    }

    private protected override object Request() => Wire("wakeup", ("action", "Wakeup"));

    private protected override bool MaySend(string vehicleId)
    {
        if (Force)
            return true;
        // The answer to what was sent a moment ago may still be on its way.
        var refusal = _ledger!.Refusal(vehicleId, CoolDown, MonthlyLimit) ?? OpenConnection.Wakeups.Refusal(vehicleId, CoolDown, MonthlyLimit)
            ?? (_asked.Add(vehicleId) || CoolDown <= TimeSpan.Zero ? null
                : $"{vehicleId} is being woken up by this command, and -CoolDown lets it rest afterwards.");
        if (refusal is not null)
        {
            base.Tell(Failure.Record(new StellantisApiException(ErrorIds.NotReady, $"Not sent: {refusal}")
            {
                Advice = "Wait, or allow it with -CoolDown or -MonthlyLimit; -Force wakes it up all the same.",
            }, vehicleId));
            return false;
        }
        return true;
    }

    private protected override void WasSent(string vehicleId)
    {
        OpenConnection.Wakeups.Note(vehicleId);
        if (_ledger == OpenConnection.Wakeups)
            return;
        try
        {
            _ledger!.Note(vehicleId);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The vehicle is being woken up all the same, and the others are still to come.
            Host.UI.WriteWarningLine($"The wake-up of {vehicleId} could not be written to -LedgerPath '{LedgerPath}': {e.Message}");
        }
    }
}
