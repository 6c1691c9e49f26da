using System.Globalization;
using System.Management.Automation.Language;

namespace Stellantis.Shell.Modes;

/// <summary>Runs a script statement by statement, showing each as if it were typed at a prompt. Stops at the first that fails.</summary>
internal sealed class TourMode(string file) : IShellMode
{
    public static string BuiltIn => Path.Combine(AppContext.BaseDirectory, "Tour", "Tour.ps1");

    public int Run(Engine engine)
    {
        var script = Parser.ParseFile(file, out var tokens, out var errors);
        if (errors.Length > 0 || script.EndBlock is not { Unnamed: true } body)
        {
            var reason = errors.Length > 0
                ? string.Create(CultureInfo.InvariantCulture, $"line {errors[0].Extent.StartLineNumber}: {errors[0].Message}")
                : "a tour is a plain list of statements, without param, begin or process.";
            engine.Terminal.WriteError($"{file}: {reason}{Environment.NewLine}");
            return ExitCodes.Failure;
        }

        var comments = new Queue<Token>(tokens.Where(token => token.Kind == TokenKind.Comment));
        foreach (var statement in body.Statements)
        {
            Narrate(engine, comments, statement.Extent);
            Echo(engine, statement.Extent.Text + Remark(comments, statement.Extent));
            if (RunAlone(engine, statement) is var outcome and not Outcome.Succeeded)
                return outcome == Outcome.Stopped ? ExitCodes.Interrupted : ExitCodes.Failure;
            if (engine.ExitCode is { } code)
                return code;
        }

        return ExitCodes.Success;
    }

    /// <summary>Prints the comments above a statement, and drops those within it: they are part of its text.</summary>
    private static void Narrate(Engine engine, Queue<Token> comments, IScriptExtent statement)
    {
        var first = true;
        while (comments.TryPeek(out var comment) && comment.Extent.StartOffset < statement.EndOffset)
        {
            comments.Dequeue();
            if (comment.Extent.StartOffset > statement.StartOffset)
                continue;

            engine.Terminal.Write($"{(first ? Environment.NewLine : string.Empty)}\e[32m{comment.Text}\e[0m{Environment.NewLine}");
            first = false;
        }
    }

    /// <summary>The comment behind a statement, on its last line.</summary>
    private static string Remark(Queue<Token> comments, IScriptExtent statement) =>
        comments.TryPeek(out var comment) && comment.Extent.StartLineNumber == statement.EndLineNumber
            ? "  " + comments.Dequeue().Text
            : string.Empty;

    private static void Echo(Engine engine, string statement)
    {
        var lines = statement.ReplaceLineEndings("\n").Split('\n');
        engine.Terminal.Write(Prompts.First + string.Join(Environment.NewLine + Prompts.Continued, lines) + Environment.NewLine);
    }

    // The statement stays one of its file, so that $PSScriptRoot and the lines in errors are right; dotted, so that its variables stay.
    private static Outcome RunAlone(Engine engine, StatementAst statement)
    {
        var block = new StatementBlockAst(statement.Extent, [(StatementAst)statement.Copy()], traps: null);
        var script = new ScriptBlockAst(statement.Extent, paramBlock: null, block, isFilter: false).GetScriptBlock();
        return engine.Run(shell => shell.AddScript(". $args[0]").AddArgument(script));
    }
}
