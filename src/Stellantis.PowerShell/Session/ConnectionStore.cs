using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using Stellantis.Client;
using Stellantis.PowerShell.Sandbox;

namespace Stellantis.PowerShell.Session;

/// <summary>The connections of one runspace; held weakly by it, so that a closed runspace takes them along.</summary>
internal sealed class ConnectionStore
{
    private const int MostNames = 10;

    private static readonly ConditionalWeakTable<Runspace, ConnectionStore> s_stores = new();

    private readonly List<Connection> _connections = [];

    /// <summary>The store of the runspace that runs this thread.</summary>
    public static ConnectionStore Current =>
        Runspace.DefaultRunspace is { } runspace ? s_stores.GetValue(runspace, static _ => new ConnectionStore()) : new ConnectionStore();

    /// <summary>The connection that cmdlets use when none is given: the last one made or selected.</summary>
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

    /// <summary>Makes a connection of the runspace the default.</summary>
    public void Select(Connection connection)
    {
        _connections.Remove(connection);
        _connections.Add(connection);
    }

    /// <summary>A name for a sandbox that no other, and no open connection, of the runspace has: sandbox, sandbox2 ...</summary>
    public string SandboxName()
    {
        var taken = new HashSet<string>(SandboxStore.Own.Select(s => s.Name).Concat(_connections.Where(c => c.Ended is null).Select(c => c.Name)),
            StringComparer.OrdinalIgnoreCase);
        return Enumerable.Range(1, taken.Count + 1).Select(n => n == 1 ? "sandbox" : FormattableString.Invariant($"sandbox{n}"))
            .First(name => !taken.Contains(name));
    }

    /// <summary>What is said of a name that no connection has.</summary>
    public StellantisApiException Unknown(string name)
    {
        var names = _connections.Select(c => c.Name).OrderBy(n => n, StringComparer.OrdinalIgnoreCase).ToList();
        var more = names.Count > MostNames ? FormattableString.Invariant($" and {names.Count - MostNames} more") : "";
        var none = $"There is no connection named '{name}' in this runspace";
        return names.Count == 0
            ? new StellantisApiException(ErrorIds.NotConnected, $"{none}, and no other. Run Connect-Stellantis first.")
            : new StellantisApiException(ErrorIds.NotConnected,
                $"{none}. Existing: {string.Join(", ", names.Take(MostNames))}{more}; Connect-Stellantis -Name makes another.")
            {
                Advice = "Give the name of an existing connection; Get-StellantisConnection shows them.",
            };
    }

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
