using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Stellantis.PowerShell.Completion;

/// <summary>Completes the extensions of a vehicle.</summary>
public sealed class ExtensionCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Words.Matching([("devices", "Plug and Charge units"), ("callCenterNumbers", "Telephone numbers of the call centres")], wordToComplete);
}
