using System.Collections;
using System.Management.Automation;
using Stellantis.Client.Events;

namespace Stellantis.PowerShell.Events;

/// <summary>
/// Gives the events of an inbox to the engine, which runs an action for each of them on the thread of the runspace; the next is given when the action
/// for the one before has ended.
/// </summary>
internal sealed class EventFeed : IDisposable
{
    // What the engine runs for each: the user's block, and then the word that it has ended, whatever happened. An error that left it would end the
    // engine's job, and with it all further actions.
    private const string Step = """
        try { $Event.SourceArgs[0] | ForEach-Object -Process $Event.MessageData['Action'] }
        catch { $EventSubscriber.Action.Error.Add($_) }
        finally { $null = $Event.MessageData['Ended'].Release() }
        """;

    private readonly CancellationTokenSource _end = new();
    private readonly SemaphoreSlim _ended = new(0);
    private readonly PSEventManager _events;
    private readonly EventInbox _inbox;
    private readonly EventFilter _filter;
    private readonly string _source;
    private readonly PSObject _data;

    public EventFeed(PSEventManager events, EventInbox inbox, EventFilter filter, string source, ScriptBlock action)
    {
        (_events, _inbox, _filter, _source) = (events, inbox, filter, source);
        _data = PSObject.AsPSObject(new Hashtable { ["Action"] = action, ["Ended"] = _ended });
        Subscriber = events.SubscribeEvent(null, null, source, null, ScriptBlock.Create(Step), supportEvent: false, forwardEvent: false);
        Subscriber.Unsubscribed += (_, _) => Dispose();
        _ = Task.Run(RunAsync);
    }

    public PSEventSubscriber Subscriber { get; }

    public void Dispose() => _end.Cancel();

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                var change = _inbox.ChangeAsync();
                if (_inbox.Take(_filter.Wants) is { } kept)
                    await RunAsync(kept).ConfigureAwait(false);
                else if (_inbox.IsOpen)
                    await Task.WhenAny(change, Task.Delay(Timeout.Infinite, _end.Token)).ConfigureAwait(false);
                else
                    return;
                _end.Token.ThrowIfCancellationRequested();
            }
        }
        catch (OperationCanceledException)
        {
            // Nobody is subscribed any more.
        }
    }

    private async Task RunAsync(EventInbox.Kept kept)
    {
        try
        {
            _events.GenerateEvent(_source, null, [kept.Event], _data);
            await _ended.WaitAsync(_end.Token).ConfigureAwait(false);
            _inbox.Done(kept);
        }
        catch (Exception e) when (e is OperationCanceledException or InvalidOperationException)
        {
            // The action did not come to it: somebody else may have it.
            _inbox.PutBack(kept);
            throw new OperationCanceledException();
        }
    }
}
