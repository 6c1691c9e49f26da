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
        // What this run has sent, and has no answer yet, counts too.
        var refusal = _ledger!.Refusal(vehicleId, CoolDown, MonthlyLimit) ?? OpenConnection.Wakeups.Refusal(vehicleId, CoolDown, MonthlyLimit);
        if (refusal is not null)
        {
            base.Tell(Failure.Record(new StellantisApiException(ErrorIds.NotReady, $"Not sent: {refusal}")
            {
                Advice = "Wait, or allow it with -CoolDown or -MonthlyLimit; -Force wakes it up all the same.",
            }, vehicleId));
            return false;
        }
        Note(vehicleId);
        return true;
    }

    private protected override void WasSent(string vehicleId)
    {
        if (Force)
            Note(vehicleId);
    }

    private void Note(string vehicleId)
    {
        OpenConnection.Wakeups.Note(vehicleId);
        if (_ledger != OpenConnection.Wakeups)
            _ledger!.Note(vehicleId);
    }
}
