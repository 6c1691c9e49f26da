using Stellantis.Sandbox.Faults;

namespace Stellantis.PowerShell.Completion;

/// <summary>Why the remote commands of a sandbox can be made to fail.</summary>
public readonly struct SandboxRemoteCauses : IWordList
{
    /// <inheritdoc/>
    public IEnumerable<(string Word, string Meaning)> Words => SandboxCatalog.RemoteCauses.Select(word => (word, word));
}
