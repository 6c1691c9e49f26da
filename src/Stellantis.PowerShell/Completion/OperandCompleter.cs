using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Stellantis.PowerShell.Completion;

/// <summary>Completes what goes with the data in the command line.</summary>
/// <typeparam name="TWords">What of it.</typeparam>
internal sealed class OperandCompleter<TWords> : IArgumentCompleter where TWords : struct, IOperandWords
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Words.Matching(default(TWords).Of(TypedOperand.Of(new BoundValues(fakeBoundParameters).Id("Data"))), wordToComplete);
}
