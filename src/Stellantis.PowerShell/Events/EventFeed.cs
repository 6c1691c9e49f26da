using System.Collections;
using System.Management.Automation;
using Stellantis.Client.Events;

namespace Stellantis.PowerShell.Events;

/// <summary>
/// Gives the events of an inbox to the engine, which runs an action for each of them on the thread of the runspace; the next is given when the action
/// for the one before has ended.
/// </summary>
internal sealed class EventFeed
{
    // What the engine runs for each: the user's block, and then the word that it has ended, whatever happened. An error that left it would end the
    // engine's job, and with it all further actions.
    private const string Step = """
        try { $Event.SourceArgs[0] | ForEach-Object -Process $Event.MessageData['Action'] }
        catch { Write-Error -ErrorRecord $_ -ErrorAction Continue }
        finally { $null = $Event.MessageData['Ended'].TrySetResult($true) }
        """;

    // The engine does not tell when somebody unregisters.
    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(1);

    private readonly PSEventManager _events;
    private readonly EventInbox _inbox;
    private readonly EventFilter _filter;
    private readonly string _source;
    private readonly ScriptBlock _action;

    public EventFeed(PSEventManager events, EventInbox inbox, EventFilter filter, string source, ScriptBlock action)
    {
        (_events, _inbox, _filter, _source, _action) = (events, inbox, filter, source, action);
        Subscriber = events.SubscribeEvent(null, null, source, null, ScriptBlock.Create(Step), supportEvent: false, forwardEvent: false);
        _ = Task.Run(RunAsync);
    }

    public PSEventSubscriber Subscriber { get; }

    private bool IsSubscribed => _events.Subscribers.Contains(Subscriber);

    private async Task RunAsync()
    {
        while (IsSubscribed)
        {
            var change = _inbox.ChangeAsync();
            if (_inbox.Take(_filter.Wants) is { } kept)
                await RunAsync(kept).ConfigureAwait(false);
            else if (_inbox.IsOpen)
                await Task.WhenAny(change, Task.Delay(s_look)).ConfigureAwait(false);
            else
                return;
        }
    }

    private async Task RunAsync(EventInbox.Kept kept)
    {
        var ended = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        _events.GenerateEvent(_source, null, [kept.Event], PSObject.AsPSObject(new Hashtable { ["Action"] = _action, ["Ended"] = ended }));
        while (!ended.Task.IsCompleted && IsSubscribed)
            await Task.WhenAny(ended.Task, Task.Delay(s_look)).ConfigureAwait(false);
        // When the action did not come to it, somebody else may have it.
        if (ended.Task.IsCompleted)
            _inbox.Done(kept);
        else
            _inbox.PutBack(kept);
    }
}
