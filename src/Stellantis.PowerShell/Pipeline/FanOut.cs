using System.Management.Automation;
using Stellantis.Client.Calls;
using Stellantis.PowerShell.Output;

namespace Stellantis.PowerShell.Pipeline;

/// <summary>
/// Runs readings side by side and writes what they find in the order in which they were added, as it comes. One that fails is an error of its target;
/// a fault of the connection ends them all with one error that tells what is left.
/// </summary>
/// <param name="cmdlet">Writes; all members are for its pipeline thread.</param>
/// <param name="limit">Readings that run at the same time; with 1, each is written before <see cref="Add"/> returns.</param>
/// <param name="work">Shows how far it is; null for no bar.</param>
internal sealed class FanOut(StellantisCmdlet cmdlet, int limit, LongWork? work) : IDisposable
{
    // A slow one at the head does not make the others wait, within bounds.
    private const int WindowFactor = 4;

    private readonly object _gate = new();
    private readonly CancellationTokenSource _end = CancellationTokenSource.CreateLinkedTokenSource(cmdlet.Context.Cancellation);
    private readonly Queue<Reading> _unwritten = new();
    private readonly Queue<Reading> _unstarted = new();
    private readonly PipelineVariables _variables = new(cmdlet);
    private IReadOnlyList<KeyValuePair<string, object?>> _current = [];
    private Task<bool>? _next;
    private int _running;
    private long _added;
    private long _done;

    /// <summary>On whose behalf the readings run.</summary>
    public CallContext Context => cmdlet.Context.EndedBy(_end.Token);

    private int Limit => _variables.MustWait ? 1 : limit;

    /// <summary>What the pipeline variables hold for the object that readings are added for.</summary>
    public IReadOnlyList<KeyValuePair<string, object?>> Variables => _current;

    /// <summary>The readings that are added from now on are for this object of the pipeline.</summary>
    public void Take(object? input) => _current = _variables.Note(input);

    /// <summary>Sets the pipeline variables to what they held for an object, before something of it is written.</summary>
    public void Recall(IReadOnlyList<KeyValuePair<string, object?>> variables) => _variables.Set(variables);

    /// <summary>True when the first is written with the second or at the end, by when it is known whether it is one of many.</summary>
    public bool HoldsFirst { get; set; }

    /// <summary>Adds a reading, writes what is ready, and waits when too much is under way.</summary>
    public void Add(Reading reading)
    {
        reading.Variables = _current;
        _unwritten.Enqueue(reading);
        lock (_gate)
            _unstarted.Enqueue(reading);
        StartMore();
        if (HoldsFirst && _added++ == 0 && Limit > 1)
            return;
        var window = Limit == 1 ? 1 : Limit * WindowFactor;
        Guarded(() =>
        {
            while (_unwritten.Count > 0 && WriteHead(wait: _unwritten.Count >= window))
            {
                // The next at the head may be ready as well.
            }
        });
        // Whoever comes before finds them as the engine has set them.
        Recall(_current);
    }

    /// <summary>Writes all that is left.</summary>
    public void Complete() => Guarded(() =>
    {
        while (_unwritten.Count > 0)
            WriteHead(wait: true);
        work?.Done();
    });

    public void Dispose() => _end.Cancel();

    // Whoever ends the pipeline ends the requests too.
    private void Guarded(Action write)
    {
        try
        {
            write();
        }
        catch
        {
            _end.Cancel();
            throw;
        }
    }

    private void StartMore()
    {
        while (true)
        {
            Reading reading;
            lock (_gate)
            {
                if (_running >= Limit || _unstarted.Count == 0 || _end.IsCancellationRequested)
                    return;
                _running++;
                reading = _unstarted.Dequeue();
            }
            _ = reading.StartAsync().ContinueWith(_ => Finished(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    private void Finished()
    {
        lock (_gate)
            _running--;
        StartMore();
    }

    // True when the reading at the head is over.
    private bool WriteHead(bool wait)
    {
        var head = _unwritten.Peek();
        while (true)
        {
            _next ??= head.NextAsync();
            if (!wait && !_next.IsCompleted)
                return false;
            bool more;
            try
            {
                more = cmdlet.Await(_next);
            }
            catch (StellantisApiException failure)
            {
                Over(head);
                Recall(head.Variables);
                Fail(head, failure);
                return true;
            }
            _next = null;
            Recall(head.Variables);
            if (!more)
            {
                Over(head);
                head.End();
                return true;
            }
            head.Write();
        }
    }

    private void Over(Reading head)
    {
        _next = null;
        _unwritten.Dequeue();
        head.Dispose();
        _done++;
        work?.Tell(_done, null);
    }

    private void Fail(Reading head, StellantisApiException failure)
    {
        if (failure.IsNoData && head.NoData(failure))
            return;
        if (!failure.IsOfConnection)
        {
            cmdlet.Tell(Failure.Record(failure, head.Target));
            return;
        }
        _end.Cancel();
        var left = new[] { head }.Concat(_unwritten).Select(r => r.Target?.ToString()).OfType<string>().Distinct().ToArray();
        work?.Done();
        if (left.Length <= 1 && _done <= 1)
            cmdlet.ThrowTerminatingError(Failure.Record(failure, head.Target));
        cmdlet.ThrowTerminatingError(Failure.Record(
            failure, left, $"{failure.Message} Before that, {_done - 1} were read; {left.Length} that were begun are left, and whatever was still " +
                $"to come: TargetObject holds their ids."));
    }
}
