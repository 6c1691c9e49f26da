using System.Collections.Concurrent;
using System.Management.Automation;

namespace Stellantis.PowerShell.Pipeline;

/// <summary>
/// The bridge to the one thread that may write: what other threads have to tell waits here until the pipeline thread waits for something, and is then
/// written in its order. No more waits here than the requests under way have to tell.
/// </summary>
internal sealed class PipelinePump : IDisposable
{
    private readonly ConcurrentQueue<Action<Cmdlet>> _told = new();

    // It does not spin: what it waits for is a page or an answer, and whoever reads that needs the processor.
    private readonly ManualResetEventSlim _wake = new(initialState: false, spinCount: 0);

    /// <summary>Leaves something to write, from any thread.</summary>
    public void Tell(Action<Cmdlet> write)
    {
        _told.Enqueue(write);
        Wake();
    }

    /// <summary>Writes what was left, on the pipeline thread.</summary>
    public void Flush(Cmdlet cmdlet)
    {
        while (_told.TryDequeue(out var write))
            write(cmdlet);
    }

    /// <summary>Waits for a task on the pipeline thread, writing meanwhile.</summary>
    /// <exception cref="OperationCanceledException">The user stopped the pipeline.</exception>
    public void WaitFor(Task task, Cmdlet cmdlet, CancellationToken stop)
    {
        if (!task.IsCompleted)
        {
            _ = task.ContinueWith(static (_, pump) =>
                ((PipelinePump)pump!).Wake(), this, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            while (!task.IsCompleted)
            {
                _wake.Wait(stop);
                _wake.Reset();
                Flush(cmdlet);
            }
        }
        Flush(cmdlet);
    }

    public void Dispose() => _wake.Dispose();

    private void Wake()
    {
        try
        {
            _wake.Set();
        }
        catch (ObjectDisposedException)
        {
            // The cmdlet ended before the task did.
        }
    }
}
