using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Stellantis.PowerShell.Completion;

/// <summary>Completes words of a list; others may be given all the same.</summary>
/// <typeparam name="TList">The list.</typeparam>
public sealed class WordCompleter<TList> : IArgumentCompleter where TList : IWordList, new()
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Words.Matching(new TList().Words, wordToComplete);
}
