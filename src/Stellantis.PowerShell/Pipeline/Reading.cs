namespace Stellantis.PowerShell.Pipeline;

/// <summary>One thing to read: a collection, or a single resource. It runs by itself; what it finds is fetched and written in its turn.</summary>
/// <param name="target">What an error is about.</param>
internal abstract class Reading(object? target) : IDisposable
{
    public object? Target { get; } = target;

    /// <summary>What the pipeline variables hold for the object that it is read for.</summary>
    public IReadOnlyList<KeyValuePair<string, object?>> Variables { get; set; } = [];

    /// <summary>Begins; the task ends when nothing is left to ask for, and never fails.</summary>
    public abstract Task StartAsync();

    /// <summary>Waits until there is something to write.</summary>
    /// <returns>False when there is nothing more.</returns>
    /// <exception cref="StellantisApiException">It could not be read.</exception>
    public abstract Task<bool> NextAsync();

    /// <summary>Writes what <see cref="NextAsync"/> brought; on the pipeline thread.</summary>
    public abstract void Write();

    /// <summary>Nothing more comes; on the pipeline thread.</summary>
    public virtual void End()
    {
    }

    /// <summary>The service knows the vehicle and has nothing of the kind; on the pipeline thread.</summary>
    /// <returns>False when that is an error.</returns>
    public abstract bool NoData(StellantisApiException said);

    /// <summary>Ends what is under way; it may have ended by itself.</summary>
    public abstract void Dispose();
}
