using System.Diagnostics;
using System.Management.Automation;
using Stellantis.Client;
using Stellantis.Client.Events;
using Stellantis.PowerShell.Input;
using Stellantis.PowerShell.Output;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>Takes events from a listener, the oldest first: those that are there, or with -Wait also those that come.</summary>
[Cmdlet(VerbsCommunications.Receive, "StellantisEvent", HelpUri = HelpPage.Folder + "Receive-StellantisEvent.md")]
[OutputType(typeof(Event))]
public sealed class ReceiveStellantisEventCommand : EventFlowCmdlet
{
    private readonly Stopwatch _time = new();
    private int _count;

    /// <inheritdoc/>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    public override StellantisEventListener? Listener { get; set; }

    /// <summary>Wait for events, until -First of them have come, -TimeoutSec is over, the listener stops, or Ctrl+C.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>How long to wait: a number of seconds, or a duration such as 5m.</summary>
    [Parameter]
    [SecondsInput]
    public TimeSpan? TimeoutSec { get; set; }

    /// <summary>The most events to take.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? First { get; set; }

    private bool Waits => Wait || TimeoutSec is not null;

    private bool IsEnough => _count >= First;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (TimeoutSec is { } time && (time <= TimeSpan.Zero || time.TotalMilliseconds > int.MaxValue))
            Refuse(ErrorIds.InvalidRequest, "-TimeoutSec must be more than 0, and 24 days at most.", time);
        _time.Start();
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var (inbox, filter) = (Target().Inbox, Filter);
        while (!IsEnough)
        {
            ThrowIfStopped();
            // Asked for before it is looked, so that nothing comes in between.
            var change = inbox.ChangeAsync();
            if (inbox.Take(filter.Wants) is { } kept)
                Write(inbox, kept);
            else if (!Waits || !inbox.IsOpen || !Await(ChangesInTimeAsync(change)))
                break;
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (First is not { } wanted || _count >= wanted || TimeoutSec is not { } time)
            return;
        WriteError(Failure.Record(new StellantisApiException(
            ErrorIds.RequestTimeout, $"{_count} of {wanted} events came within {time.TotalSeconds:0.###} s.")
        {
            Advice = "Give more time with -TimeoutSec. Get-StellantisEventListener shows what was received, and what was refused and why.",
        }, null));
    }

    private void Write(EventInbox inbox, EventInbox.Kept kept)
    {
        _count++;
        try
        {
            WriteObject(kept.Event);
        }
        finally
        {
            // It was handed on, also when whoever took it wants no more.
            inbox.Done(kept);
        }
    }

    private async Task<bool> ChangesInTimeAsync(Task change)
    {
        if (TimeoutSec is not { } time)
        {
            await change.ConfigureAwait(false);
            return true;
        }
        var left = time - _time.Elapsed;
        if (left <= TimeSpan.Zero)
            return false;
        // A timer for each event that comes would stay until the end of the time.
        using var over = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var isChange = await Task.WhenAny(change, Task.Delay(left, over.Token)).ConfigureAwait(false) == change;
        over.Cancel();
        return isChange;
    }
}
