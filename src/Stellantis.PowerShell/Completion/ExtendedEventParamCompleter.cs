using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using Stellantis.Client.Bodies;

namespace Stellantis.PowerShell.Completion;

/// <summary>Completes the data that can be joined to the events of a monitor.</summary>
public sealed class ExtendedEventParamCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Words.Matching(KnownValues.MonitorExtendedEventParams.Select(p => (p, p)), wordToComplete);
}
