using System.Management.Automation.Language;
using Stellantis.Shell.Hosting;

namespace Stellantis.Shell.Modes;

/// <summary>
/// A prompt with the module connected to a sandbox of its own. <c>exit</c> or Ctrl+D leaves; Ctrl+C stops what runs or drops the line.
/// </summary>
internal sealed class InteractiveMode : IShellMode
{
    private const string Connect = "Connect-Stellantis -Sandbox";

    public int Run(Engine engine)
    {
        var input = engine.Terminal.Input = engine.Terminal.Reader();
        engine.Terminal.Write(Prompts.First + Connect + Environment.NewLine);
        engine.Run(shell => shell.AddScript(Connect));

        while (engine.ExitCode is null)
        {
            try
            {
                if (ReadStatement(engine, input) is not { } statement)
                    return ExitCodes.Success;
                if (!string.IsNullOrWhiteSpace(statement))
                    engine.Run(shell => shell.AddScript(statement));
            }
            catch (OperationCanceledException)
            {
                // Ctrl+C at the prompt: the line is dropped, the next one begins.
            }
        }

        return engine.ExitCode.Value;
    }

    /// <summary>Reads lines until they are a whole statement, or until an empty one says that no more will come.</summary>
    private static string? ReadStatement(Engine engine, LineReader input)
    {
        var above = string.Empty;
        while (true)
        {
            engine.Terminal.Write(above.Length == 0 ? Prompts.First : Prompts.Continued);
            if (input.ReadLine(line => engine.Complete(above, line)) is not { } line)
                return above.Length == 0 ? null : above;
            if (line.Length == 0 || !IsIncomplete(above + line))
                return above + line;

            above += line + "\n";
        }
    }

    private static bool IsIncomplete(string statement)
    {
        Parser.ParseInput(statement, out _, out var errors);
        return errors.Any(error => error.IncompleteInput) || statement.EndsWith('`');
    }
}
