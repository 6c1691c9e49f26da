using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Stellantis.PowerShell.Completion;

/// <summary>Completes realms; others may be given all the same.</summary>
public sealed class RealmCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Words.Matching(Brand.All.SelectMany(b => new[] { (b.B2CRealm, b.Name), (b.OtpRealm, b.Name) }), wordToComplete);
}
