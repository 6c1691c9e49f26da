using System.Management.Automation;
using Stellantis.PowerShell.Output;

namespace Stellantis.PowerShell.Cmdlets;

/// <summary>The base of all cmdlets: waits that end with Ctrl+C, and failures as PowerShell shows them.</summary>
public abstract class StellantisCmdlet : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    private protected StellantisCmdlet()
    {
    }

    /// <summary>Ends when the user stops the pipeline.</summary>
    private protected CancellationToken Cancellation => _stop.Token;

    /// <inheritdoc/>
    protected override void StopProcessing() => _stop.Cancel();

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases what the cmdlet holds.</summary>
    /// <param name="disposing">True when called by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
            _stop.Dispose();
    }

    /// <summary>Waits for a task on the pipeline thread.</summary>
    private protected T Await<T>(Task<T> task)
    {
        try
        {
            return task.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    /// <summary>Waits for a task on the pipeline thread.</summary>
    private protected void Await(Task task) => Await(AsResult(task));

    /// <summary>Ends the command with an error about what the user gave.</summary>
    internal void Refuse(string errorId, string message, object? target = null) => ThrowTerminatingError(Failure.Record(errorId, message, target));

    private static async Task<bool> AsResult(Task task)
    {
        await task.ConfigureAwait(false);
        return true;
    }
}
