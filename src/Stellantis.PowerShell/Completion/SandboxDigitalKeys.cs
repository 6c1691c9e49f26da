using Stellantis.Sandbox.Faults;

namespace Stellantis.PowerShell.Completion;

/// <summary>What can happen to the digital key of a vehicle of a sandbox.</summary>
public readonly struct SandboxDigitalKeys : IWordList
{
    /// <inheritdoc/>
    public IEnumerable<(string Word, string Meaning)> Words => SandboxCatalog.DigitalKeys.Select(word => (word, word));
}
