using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Stellantis.PowerShell.Completion;

/// <summary>Completes what a channel carries.</summary>
public sealed class SubscribeTypeCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Words.Matching([("Monitor", "Events of monitors"), ("Remote", "Events of remote commands")], wordToComplete);
}
