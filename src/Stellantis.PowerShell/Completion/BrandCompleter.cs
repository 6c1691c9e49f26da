using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Stellantis.PowerShell.Completion;

/// <summary>Completes brands.</summary>
public sealed class BrandCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Words.Matching(Brand.All.Select(b => (b.Name, b.TopLevelDomain)), wordToComplete);
}
