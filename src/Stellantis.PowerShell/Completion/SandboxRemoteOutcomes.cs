using Stellantis.Sandbox.Faults;

namespace Stellantis.PowerShell.Completion;

/// <summary>How the remote commands of a sandbox can be made to end.</summary>
public readonly struct SandboxRemoteOutcomes : IWordList
{
    /// <inheritdoc/>
    public IEnumerable<(string Word, string Meaning)> Words =>
        SandboxCatalog.RemoteOutcomes.Select(word => (word, word)).Append(("None", "The vehicle decides again"));
}
