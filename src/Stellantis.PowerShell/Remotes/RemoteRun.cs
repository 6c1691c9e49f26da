using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Stellantis.Client;
using Stellantis.Client.Calls;
using Stellantis.Client.Checks;
using Stellantis.Client.Events;
using Stellantis.Client.Remotes;
using Stellantis.PowerShell.Events;

namespace Stellantis.PowerShell.Remotes;

/// <summary>
/// Sends commands to many vehicles side by side, one after the other to each vehicle, and waits for their ends where that is wanted. What happens is
/// left for the pipeline thread (<see cref="TryTake"/>).
/// </summary>
/// <param name="connection">Where they are sent.</param>
/// <param name="options">How.</param>
/// <param name="context">On whose behalf.</param>
internal sealed class RemoteRun(Connection connection, RemoteRunOptions options, CallContext context) : IDisposable
{
    private const string InProgress = "SameActionInProgress";

    private readonly CancellationTokenSource _end = CancellationTokenSource.CreateLinkedTokenSource(context.Cancellation);
    private readonly SemaphoreSlim _places = new(options.Limit);
    private readonly ConcurrentQueue<RemoteNews> _news = new();
    private readonly ConcurrentDictionary<RemoteJob, Task<RemoteAction?>> _ends = new();
    private readonly Dictionary<string, RemoteJob> _lastOfVehicle = new(StringComparer.Ordinal);
    private readonly List<RemoteJob> _jobs = [];
    private readonly RemoteSender _sender = new(connection.Client, connection.Client.Time);
    private readonly IReadOnlyList<EventInbox> _inboxes =
        [.. ListenerStore.All.Select(listener => listener.Inbox).Where(inbox => inbox.MayServe(connection.Client.BaseUri))];
    private RemoteWatch? _watch;
    private bool _hasWatch;
    private object _watchGate = new();
    private volatile TaskCompletionSource<bool> _told = NewSignal();
    private readonly List<Task> _tasks = [];
    private RemoteJob? _first;
    private int _left;

    /// <summary>Commands for which something is still to be told.</summary>
    public int Left => Volatile.Read(ref _left);

    /// <summary>Commands that were given so far.</summary>
    public IReadOnlyList<RemoteJob> Jobs => _jobs;

    /// <summary>Requests at the same time.</summary>
    public int Limit => options.Limit;

    /// <summary>What is waited for, as it was last seen.</summary>
    public IReadOnlyList<RemoteAction> Pending => _watch?.Pending ?? [];

    /// <summary>Ends when nothing is done any more, also after it was ended.</summary>
    public Task Settled => Task.WhenAll(_tasks);

    /// <summary>Ends when there is something to take.</summary>
    public Task Told => _told.Task;

    private CallContext Context => context.EndedBy(_end.Token);

    private RemoteWatch Watch => LazyInitializer.EnsureInitialized(ref _watch, ref _hasWatch, ref _watchGate!, () =>
    {
        foreach (var inbox in _inboxes)
            inbox.Arrived += Hear;
        return new RemoteWatch(LookAsync, connection.Client.Time, options.Limit);
    })!;

    /// <summary>Sets out to send a command; behind others of its vehicle, when their ends are known. On the pipeline thread.</summary>
    public void Send(RemoteJob job)
    {
        _lastOfVehicle.TryGetValue(job.Order!.VehicleId, out var before);
        _lastOfVehicle[job.Order.VehicleId] = job;
        _first ??= job;
        Begin(job, () => SendAsync(job, before));
    }

    /// <summary>Takes a command that cannot be sent, and tells why in its turn. On the pipeline thread.</summary>
    public void Refuse(RemoteJob job, StellantisApiException why)
    {
        job.IsRefused = true;
        Begin(job, () => throw why);
    }

    /// <summary>Waits for the end of a command that was sent before.</summary>
    public void Follow(RemoteJob job)
    {
        job.Sent.SetResult(job.Action);
        Begin(job, async () => End(job, await EndOf(job).ConfigureAwait(false)));
    }

    /// <summary>Looks for a command whose answer was lost, and waits for its end when it is found.</summary>
    public void Find(RemoteJob job) => Begin(job, async () =>
    {
        var found = await _sender.FindAsync(job.Order!, job.Action!, Context).ConfigureAwait(false);
        job.Action = found ?? job.Action!.Ended(RemoteAction.Unknown, null);
        job.Sent.SetResult(found);
        End(job, found is null ? job.Action : await EndOf(job).ConfigureAwait(false));
    });

    /// <summary>Takes what happened, in its order.</summary>
    public bool TryTake(out RemoteNews news)
    {
        if (_news.TryDequeue(out news))
            return true;
        // What is told from here on signals anew; what was told in between is found by the second look.
        if (_told.Task.IsCompleted)
            _told = NewSignal();
        return _news.TryDequeue(out news);
    }

    public void Dispose()
    {
        _end.Cancel();
        foreach (var inbox in _inboxes)
            inbox.Arrived -= Hear;
        _watch?.Dispose();
    }

    private static TaskCompletionSource<bool> NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Begin(RemoteJob job, Func<Task> run)
    {
        _jobs.Add(job);
        Interlocked.Increment(ref _left);
        _tasks.Add(Task.Run(async () =>
        {
            try
            {
                await run().ConfigureAwait(false);
            }
            catch (StellantisApiException failure)
            {
                Tell(new RemoteNews.Failed(job, failure), isLast: true);
            }
            catch (OperationCanceledException)
            {
                // Nobody listens any more; what was sent stays in its job.
            }
#pragma warning disable CA1031 // The pipeline thread throws it.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                Tell(new RemoteNews.Broke(job, ExceptionDispatchInfo.Capture(fault)), isLast: true);
            }
            finally
            {
                job.Sent.TrySetResult(null);
            }
        }));
    }

    private async Task SendAsync(RemoteJob job, RemoteJob? before)
    {
        if (before is not null)
            await WhenOverAsync(before).ConfigureAwait(false);
        // The first shows whether the channel is there, and which it is by its id.
        if (_first != job && _first!.Order!.ChannelId == job.Order!.ChannelId)
            await _first.Sent.Task.ConfigureAwait(false);
        for (var retried = false; ; retried = true)
        {
            await _places.WaitAsync(_end.Token).ConfigureAwait(false);
            try
            {
                if (options.Checks && !retried && !await IsReadyAsync(job).ConfigureAwait(false))
                    return;
                job.Action = Of(job, await _sender.SendAsync(job.Order!, Context).ConfigureAwait(false));
            }
            catch (StellantisApiException failure) when (failure.ErrorId == ErrorIds.OutcomeUnknown)
            {
                job.Action = Of(job, RemoteAction.Lost(
                    job.Order!.VehicleId, job.Order.ChannelId, job.Order.Command.Json, connection.Client.Time.Now));
                throw;
            }
            finally
            {
                _places.Release();
            }
            Tell(new RemoteNews.Sent(job, job.Action), isLast: !options.Waits);
            job.Sent.TrySetResult(job.Action);
            if (!options.Waits)
                return;
            var end = await EndOf(job).ConfigureAwait(false);
            if (retried || end?.FailureCause != InProgress || !await OtherEndsAsync(job).ConfigureAwait(false))
            {
                End(job, end);
                return;
            }
            _ends.TryRemove(job, out _);
            // The one that failed is not to be taken for the one that follows.
            job.Order!.Known = [.. job.Order.Known ?? [], job.Action!.RemoteId!];
        }
    }

    private async Task<bool> IsReadyAsync(RemoteJob job)
    {
        var check = new RemoteCheck(connection.Client, new GrantedScopes(connection.Scope));
        var readiness = await check.RunAsync(job.Order!, job.Vehicle, job.Capability, job.Telemetry, Context).ConfigureAwait(false);
        job.Order!.Known = check.Known;
        // What is under way from elsewhere is waited for where waiting is wanted.
        if (readiness.IsReady || options.Waits && readiness.Reasons.All(reason => reason.Cause == InProgress)
            && await OtherEndsAsync(job).ConfigureAwait(false))
            return true;
        Tell(new RemoteNews.NotReady(job, readiness), isLast: true);
        return false;
    }

    // Waits for the command that is under way from elsewhere, as far as the channel shows it; false when it does not end.
    private async Task<bool> OtherEndsAsync(RemoteJob job)
    {
        var latest = await job.Order!.LatestAsync(connection.Client, Context).ConfigureAwait(false);
        var other = latest.FirstOrDefault(remote => !remote.IsFinal && remote.RemoteId != job.Action?.RemoteId);
        if (other is null)
            return true;
        var known = RemoteAction.Recalled(job.Order.VehicleId, job.Order.ChannelId, other.RemoteId, other.Type, other.Label, null, other.Definition);
        return (await Watch.WaitAsync(known, options.Timeout).ConfigureAwait(false)).IsFinal;
    }

    private async Task WhenOverAsync(RemoteJob before)
    {
        try
        {
            await EndOf(before).ConfigureAwait(false);
        }
        catch (StellantisApiException)
        {
            // It is told with that command.
        }
    }

    // However many wait for a command, it is watched once.
    private Task<RemoteAction?> EndOf(RemoteJob job) => _ends.GetOrAdd(job, WatchAsync);

    private async Task<RemoteAction?> WatchAsync(RemoteJob job)
    {
        if (await job.Sent.Task.ConfigureAwait(false) is not { } sent)
            return null;
        return Of(job, sent.IsFinal ? sent : await EndAsync(sent).ConfigureAwait(false));
    }

    private Task<RemoteAction> EndAsync(RemoteAction sent)
    {
        var end = Watch.WaitAsync(sent, options.Timeout, _inboxes.Any(inbox => inbox.Serves(connection.Client.BaseUri, sent.ChannelId)));
        // Its event may have been here before somebody waited for it.
        foreach (var told in _inboxes.Select(inbox => inbox.LastOf(sent.RemoteId!)).Where(told => told is not null))
            Hear(told!);
        return end;
    }

    // On the thread that brought the event.
    private void Hear(Event told)
    {
        if (told is { RemoteId: not null, Status: not null })
            _watch?.Tell(RemoteAction.Heard(told));
    }

    private async Task<RemoteAction> LookAsync(RemoteAction action, CancellationToken cancellation)
    {
        var call = new ApiCall(Operations.GetRemote) { Vin = connection.VinOf(action.VehicleId!) }
            .With("id", action.VehicleId).With("chId", action.ChannelId).With("rid", action.RemoteId);
        return await connection.Client.ReadAsync(call, RemoteAction.Read, Context.EndedBy(cancellation)).ConfigureAwait(false);
    }

    private static RemoteAction Of(RemoteJob job, RemoteAction action)
    {
        if (job.Vehicle is not null)
            ((IVehicleChild)action).Vehicle = job.Vehicle;
        return action;
    }

    private void End(RemoteJob job, RemoteAction? end)
    {
        job.Action = end ?? job.Action;
        Tell(new RemoteNews.Ended(job, job.Action!), isLast: true);
    }

    private void Tell(RemoteNews news, bool isLast)
    {
        _news.Enqueue(news);
        if (isLast)
            Interlocked.Decrement(ref _left);
        _told.TrySetResult(true);
    }
}
