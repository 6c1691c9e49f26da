using System.Management.Automation;

namespace Stellantis.Shell.Modes;

/// <summary>Runs the text of a command, as <c>pwsh -Command</c> does.</summary>
internal sealed class CommandMode(string text) : IShellMode
{
    public int Run(Engine engine) => Run(engine, shell => shell.AddScript(text));

    public static int Run(Engine engine, Action<PowerShell> compose)
    {
        // Piped input is not taken for answers: it may never end.
        engine.Terminal.Input = Console.IsInputRedirected ? null : engine.Terminal.Reader();
        var outcome = engine.Run(compose);
        return engine.ExitCode ?? outcome switch
        {
            Outcome.Stopped => ExitCodes.Interrupted,
            Outcome.Terminated => ExitCodes.Failure,
            _ => ExitCodes.Success,
        };
    }
}
