namespace Stellantis.Client.Http;

/// <summary>Waits that end when they are told to, even where the framework's own do not.</summary>
internal static class TaskExtensions
{
    /// <summary>Waits for a task, at the most until the cancellation or the end of the time.</summary>
    /// <exception cref="OperationCanceledException">The cancellation came first.</exception>
    /// <exception cref="TimeoutException">The time ended first.</exception>
    public static async Task<T> EndedBy<T>(this Task<T> task, TimeSpan limit, CancellationToken cancellation)
    {
        if (task.IsCompleted)
            return await task.ConfigureAwait(false);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var timer = Task.Delay(limit, end.Token);
        if (await Task.WhenAny(task, timer).ConfigureAwait(false) == task)
        {
            end.Cancel();
            return await task.ConfigureAwait(false);
        }
        // The abandoned task ends when its connection is disposed; its fault is nobody's then.
        _ = task.ContinueWith(static t => t.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        cancellation.ThrowIfCancellationRequested();
        throw new TimeoutException();
    }
}
