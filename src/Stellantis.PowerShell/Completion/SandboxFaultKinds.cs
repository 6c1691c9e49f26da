using Stellantis.Sandbox.Faults;
using Stellantis.Sandbox.Options;

namespace Stellantis.PowerShell.Completion;

/// <summary>What can go wrong in a sandbox.</summary>
public readonly struct SandboxFaultKinds : IWordList
{
    /// <inheritdoc/>
    public IEnumerable<(string Word, string Meaning)> Words => SandboxCatalog.Kinds.Select(kind => (kind.Key, kind.Value));
}
