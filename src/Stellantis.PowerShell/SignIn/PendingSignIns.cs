using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace Stellantis.PowerShell.SignIn;

/// <summary>The states that a runspace sent customers off with, to be compared with what comes back; held weakly by it.</summary>
internal sealed class PendingSignIns
{
    // A service that sends customers off all day remembers the last of them.
    private const int Most = 1000;

    private static readonly ConditionalWeakTable<Runspace, PendingSignIns> s_stores = new();

    private readonly Queue<(string ClientId, string RedirectUri, string State)> _sent = new();

    /// <summary>Those of the runspace that runs this thread.</summary>
    public static PendingSignIns Current =>
        Runspace.DefaultRunspace is { } runspace ? s_stores.GetValue(runspace, static _ => new PendingSignIns()) : new PendingSignIns();

    public void Add(string clientId, Uri redirectUri, string state)
    {
        if (_sent.Count == Most)
            _sent.Dequeue();
        _sent.Enqueue((clientId, redirectUri.OriginalString, state));
    }

    /// <summary>True when somebody was sent off by this application to come back to this address.</summary>
    public bool Knows(string clientId, Uri redirectUri) => _sent.Any(s => s.ClientId == clientId && s.RedirectUri == redirectUri.OriginalString);

    /// <summary>True when somebody was sent off so with this state.</summary>
    public bool Has(string clientId, Uri redirectUri, string? state) => _sent.Contains((clientId, redirectUri.OriginalString, state!));
}
