using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using Stellantis.PowerShell.Output;

namespace Stellantis.PowerShell.Completion;

/// <summary>Completes an expression over the names of the triggers that stand in the command line.</summary>
internal sealed class BoolExpCompleter : IArgumentCompleter
{
    private static readonly string[] s_kinds = ["zone", "time", "data", "setting"];

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var written = commandAst.FindAll(a => a is HashtableAst || a is CommandAst && a != commandAst, searchNestedScriptBlocks: false)
            .Select(a => a is CommandAst made ? Name(made) : Name((HashtableAst)a));
        var held = Unwrapped.Items(fakeBoundParameters["Trigger"]).Select(item => (Unwrapped.Of(item) as MonitorTrigger)?.Name);
        var names = written.Concat(held).OfType<string>().Distinct().ToList();
        var words = names.Select(n => (n, $"Holds when {n} does")).ToList();
        if (names.Count > 1)
        {
            words.Add((string.Join(" & ", names), "Holds when all do"));
            words.Add((string.Join(" | ", names), "Holds when one does"));
        }
        return Words.Matching(words, wordToComplete);
    }

    // The name of a trigger: other hashtables have a name too.
    private static string? Name(HashtableAst table) => table.KeyValuePairs.Any(p => s_kinds.Contains(Text(p.Item1), StringComparer.OrdinalIgnoreCase))
        ? table.KeyValuePairs.Where(p => string.Equals(Text(p.Item1), "name", StringComparison.OrdinalIgnoreCase)).Select(p => Text(p.Item2))
            .FirstOrDefault()
        : null;

    // The name that New-StellantisTrigger gives in parentheses: by -Name, else by the kind.
    private static string? Name(CommandAst made)
    {
        if (!string.Equals(made.GetCommandName(), "New-StellantisTrigger", StringComparison.OrdinalIgnoreCase))
            return null;
        var given = StaticParameterBinder.BindCommand(made, resolve: false).BoundParameters;
        var name = given.Keys.FirstOrDefault(key => string.Equals(key, "Name", StringComparison.OrdinalIgnoreCase));
        return name is not null ? given[name].ConstantValue as string
            : s_kinds.FirstOrDefault(kind => given.Keys.Contains(kind, StringComparer.OrdinalIgnoreCase));
    }

    private static string? Text(Ast ast) => ast switch
    {
        StringConstantExpressionAst text => text.Value,
        PipelineAst { PipelineElements: [CommandExpressionAst { Expression: StringConstantExpressionAst text }] } => text.Value,
        _ => null,
    };
}
