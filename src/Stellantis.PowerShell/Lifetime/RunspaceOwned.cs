using System.Management.Automation.Runspaces;

namespace Stellantis.PowerShell.Lifetime;

/// <summary>What runs in this process and may be used from any runspace; it ends with the runspace that started it.</summary>
/// <typeparam name="T">What it is.</typeparam>
/// <param name="stop">Stops one; it is to call <see cref="Remove"/>.</param>
internal sealed class RunspaceOwned<T>(Action<T> stop) where T : class
{
    private readonly List<(T Item, Guid Runspace)> _running = [];

    public IReadOnlyList<T> All
    {
        get
        {
            lock (_running)
                return [.. _running.Select(r => r.Item)];
        }
    }

    /// <summary>Those that this runspace started.</summary>
    public IReadOnlyList<T> Own
    {
        get
        {
            lock (_running)
                return [.. _running.Where(r => r.Runspace == Owner()).Select(r => r.Item)];
        }
    }

    public void Add(T item)
    {
        lock (_running)
            _running.Add((item, Owner()));
        if (Runspace.DefaultRunspace is not { } runspace)
            return;
        // One handler for all of a runspace, and one that holds none of them.
        runspace.StateChanged -= StopWith;
        runspace.StateChanged += StopWith;
    }

    /// <summary>Lets go of one that has stopped.</summary>
    public void Remove(T item)
    {
        lock (_running)
            _running.RemoveAll(r => r.Item == item);
    }

    /// <summary>The one that was started last, in this runspace if there is any; null when none runs.</summary>
    public T? Newest()
    {
        lock (_running)
            return _running.LastOrDefault(r => r.Runspace == Owner()).Item ?? _running.LastOrDefault().Item;
    }

    /// <summary>Stops those of this runspace.</summary>
    public void StopOwn()
    {
        if (Runspace.DefaultRunspace is { } runspace)
            runspace.StateChanged -= StopWith;
        StopOf(Owner());
    }

    // A runspace that is closed does not remove its modules.
    private void StopWith(object? sender, RunspaceStateEventArgs e)
    {
        if (e.RunspaceStateInfo.State is RunspaceState.Closing or RunspaceState.Closed or RunspaceState.Broken && sender is Runspace runspace)
            StopOf(runspace.InstanceId);
    }

    private void StopOf(Guid runspace)
    {
        T[] own;
        lock (_running)
            own = [.. _running.Where(r => r.Runspace == runspace).Select(r => r.Item)];
        foreach (var item in own)
            stop(item);
    }

    private static Guid Owner() => Runspace.DefaultRunspace?.InstanceId ?? Guid.Empty;
}
