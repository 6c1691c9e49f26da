using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;

namespace Stellantis.PowerShell.Pipeline;

/// <summary>The pipeline variables that a statement names, read from its text: on however many lines it stands, and splatted or not.</summary>
internal static class StatementVariables
{
    private const string Parameter = "PipelineVariable";
    private const string Alias = "pv";

    // Shorter beginnings may be of any parameter.
    private const int ShortestBeginning = 2;

    /// <summary>The names that stand with the commands before a cmdlet in its pipeline; null in the place of one that the text hides.</summary>
    public static IEnumerable<string?> Before(PSCmdlet cmdlet)
    {
        var own = cmdlet.MyInvocation;
        // Whoever writes to the cmdlet may stand above its statement on the stack: the text that is meant has the cmdlet in its place.
        var pipeline = Scripts(own.ScriptName ?? "").SelectMany(Pipelines)
            .LastOrDefault(p => p.PipelineElements.Any(e => IsAt(e.Extent, own)));
        return pipeline is null ? [] : pipeline.PipelineElements
            .TakeWhile(e => !IsAt(e.Extent, own))
            .OfType<CommandAst>()
            .SelectMany(command => Of(command, cmdlet.SessionState.PSVariable));
    }

    private static IEnumerable<string> Scripts(string file) => (Runspace.DefaultRunspace?.Debugger?.GetCallStack() ?? [])
        .Where(frame => (frame.ScriptName ?? "") == file).Select(frame => frame.Position?.StartScriptPosition?.GetFullScript())
        .OfType<string>().Distinct();

    private static IEnumerable<PipelineAst> Pipelines(string script) =>
        Parser.ParseInput(script, out _, out _).FindAll(ast => ast is PipelineAst, searchNestedScriptBlocks: true).Cast<PipelineAst>();

    private static bool IsAt(IScriptExtent extent, InvocationInfo invocation) => extent.StartLineNumber == invocation.ScriptLineNumber
        && extent.StartColumnNumber == invocation.OffsetInLine
        && extent.Text.IndexOf(invocation.InvocationName, StringComparison.OrdinalIgnoreCase) >= 0;

    private static IEnumerable<string?> Of(CommandAst command, PSVariableIntrinsics variables)
    {
        for (var i = 0; i < command.CommandElements.Count; i++)
        {
            if (command.CommandElements[i] is CommandParameterAst parameter && IsMeant(parameter.ParameterName))
                yield return Name(parameter.Argument ?? command.CommandElements.ElementAtOrDefault(i + 1));
            else if (command.CommandElements[i] is VariableExpressionAst { Splatted: true } splatted
                && variables.GetValue(splatted.VariablePath.UserPath) is IDictionary given)
            {
                foreach (var key in given.Keys.OfType<string>().Where(IsMeant))
                    yield return given[key]?.ToString();
            }
        }
    }

    private static string? Name(Ast? argument) => (argument as StringConstantExpressionAst)?.Value;

    private static bool IsMeant(string name) => name.Equals(Alias, StringComparison.OrdinalIgnoreCase)
        || name.Length >= ShortestBeginning && Parameter.StartsWith(name, StringComparison.OrdinalIgnoreCase);
}
