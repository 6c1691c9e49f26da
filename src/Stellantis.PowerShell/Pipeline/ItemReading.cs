namespace Stellantis.PowerShell.Pipeline;

/// <summary>Reads one thing.</summary>
/// <param name="target">What an error is about.</param>
/// <param name="read">Reads it, on any thread.</param>
/// <param name="write">Writes it, on the pipeline thread.</param>
/// <param name="noData">What to do when there is no such data; null when that is an error.</param>
internal sealed class ItemReading<T>(object? target, Func<Task<T>> read, Action<T> write, Action? noData = null) : Reading(target)
{
    private readonly TaskCompletionSource<Task<T>> _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task<T>? _read;

    public override Task StartAsync()
    {
        var reading = Task.Run(read);
        _begun.SetResult(reading);
        return Task.WhenAny(reading);
    }

    public override async Task<bool> NextAsync()
    {
        if (_read is not null)
            return false;
        _read = await _begun.Task.ConfigureAwait(false);
        await _read.ConfigureAwait(false);
        return true;
    }

    public override void Write() => write(_read!.Result);

    public override bool NoData(StellantisApiException said)
    {
        noData?.Invoke();
        return noData is not null;
    }

    public override void Dispose()
    {
        // One request, which has been answered when anybody is done with it.
    }
}
