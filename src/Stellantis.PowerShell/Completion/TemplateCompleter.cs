using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Stellantis.PowerShell.Completion;

/// <summary>Completes whole hashtables. The engine completes the keys within them by itself; for their values it asks nobody.</summary>
/// <typeparam name="TList">The hashtables.</typeparam>
internal sealed class TemplateCompleter<TList> : IArgumentCompleter where TList : struct, ITemplateList
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Words.Matching(default(TList).Templates(Words.Typed(wordToComplete)), wordToComplete);
}
