using Stellantis.Sandbox.Faults;

namespace Stellantis.PowerShell.Completion;

/// <summary>The states that the remote commands of a sandbox can be made to stay in.</summary>
public readonly struct SandboxRemoteStatuses : IWordList
{
    /// <inheritdoc/>
    public IEnumerable<(string Word, string Meaning)> Words => SandboxCatalog.RemoteStatuses.Select(word => (word, word));
}
