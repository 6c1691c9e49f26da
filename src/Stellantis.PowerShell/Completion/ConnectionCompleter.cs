using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using Stellantis.PowerShell.Session;

namespace Stellantis.PowerShell.Completion;

/// <summary>Completes the names of the runspace's connections.</summary>
public sealed class ConnectionCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Words.Matching(ConnectionStore.Current.All.Select(c => (c.Name, c.BaseUri)), wordToComplete);
}
