using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace Stellantis.PowerShell.Session;

/// <summary>The connections of one runspace; held weakly by it, so that a closed runspace takes them along.</summary>
internal sealed class ConnectionStore
{
    private static readonly ConditionalWeakTable<Runspace, ConnectionStore> s_stores = new();

    private readonly List<Connection> _connections = [];

    /// <summary>The store of the runspace that runs this thread.</summary>
    public static ConnectionStore Current =>
        Runspace.DefaultRunspace is { } runspace ? s_stores.GetValue(runspace, static _ => new ConnectionStore()) : new ConnectionStore();

    /// <summary>The connection that cmdlets use when none is given: the last one made.</summary>
    public Connection? Default => _connections.Count == 0 ? null : _connections[_connections.Count - 1];

    public IReadOnlyList<Connection> All => [.. _connections];

    /// <summary>Makes a connection the default; one of the same name gives way to it, and ends when it has a sandbox of its own to end.</summary>
    public void Add(Connection connection)
    {
        foreach (var same in _connections.FindAll(c => string.Equals(c.Name, connection.Name, StringComparison.OrdinalIgnoreCase)))
        {
            _connections.Remove(same);
            // Others may be held in a variable: two accounts of one host have one name unless they are given two.
            if (same.IsSandbox)
                same.Dispose();
        }
        _connections.Add(connection);
    }

    public Connection? Find(string name) => _connections.Find(c => string.Equals(c.Name, name, StringComparison.OrdinalIgnoreCase));

    public void Remove(Connection connection) => _connections.Remove(connection);

    /// <summary>Drops the runspace's connections.</summary>
    public static void Clear()
    {
        if (Runspace.DefaultRunspace is not { } runspace || !s_stores.TryGetValue(runspace, out var store))
            return;
        foreach (var connection in store.All)
            connection.Dispose();
        s_stores.Remove(runspace);
    }
}
