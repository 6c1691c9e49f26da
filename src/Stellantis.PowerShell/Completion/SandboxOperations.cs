using Stellantis.Client.Calls;
using Stellantis.Sandbox.Faults;
using Stellantis.Sandbox.Options;

namespace Stellantis.PowerShell.Completion;

/// <summary>The operations of a sandbox, by their ids.</summary>
public readonly struct SandboxOperations : IWordList
{
    /// <inheritdoc/>
    public IEnumerable<(string Word, string Meaning)> Words => SandboxCatalog.Operations.Select(operation => (operation.Key, operation.Value));
}
