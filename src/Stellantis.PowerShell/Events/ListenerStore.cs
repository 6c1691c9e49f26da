using Stellantis.PowerShell.Lifetime;

namespace Stellantis.PowerShell.Events;

/// <summary>The running listeners of the process. They may be used from any runspace, and end with the one that started them.</summary>
internal static class ListenerStore
{
    private static readonly RunspaceOwned<StellantisEventListener> s_running = new(static listener => listener.Stop());

    public static IReadOnlyList<StellantisEventListener> All => s_running.All;

    public static void Add(StellantisEventListener listener) => s_running.Add(listener);

    /// <summary>Lets go of a listener that has stopped.</summary>
    public static void Remove(StellantisEventListener listener) => s_running.Remove(listener);

    /// <summary>The one that was started last, in this runspace if there is any; null when none runs.</summary>
    public static StellantisEventListener? Newest() => s_running.Newest();

    /// <summary>Stops the listeners of this runspace.</summary>
    public static void StopOwn() => s_running.StopOwn();

    /// <summary>A name that none has: listener, listener2 ...</summary>
    public static string NewName()
    {
        var taken = All.Select(listener => listener.Name).ToList();
        return Enumerable.Range(1, taken.Count + 1).Select(i => i == 1 ? "listener" : $"listener{i}").First(name => !taken.Contains(name));
    }
}
