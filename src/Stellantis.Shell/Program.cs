using System.Management.Automation;
using System.Reflection;
using Stellantis.Shell.Hosting;

namespace Stellantis.Shell;

/// <summary>The shell: hosts the PowerShell engine with the built module imported through its manifest.</summary>
internal static class Program
{
    public static int Main(string[] arguments)
    {
        var terminal = Terminal.OfProcess();
        try
        {
            var manifest = CommandLine.TakeModule(ref arguments, Path.Combine(ModuleFolder, "Stellantis.psd1"));
            if (CommandLine.Parse(arguments) is not { } mode)
            {
                terminal.Write(CommandLine.Usage);
                return ExitCodes.Success;
            }

            using var engine = Engine.Start(terminal, manifest);
            Console.CancelKeyPress += (_, pressed) => pressed.Cancel |= engine.Stop();
            return mode.Run(engine);
        }
        catch (UsageException e)
        {
            terminal.WriteError($"{e.Message} -Help shows the usage.{Environment.NewLine}");
            return ExitCodes.Usage;
        }
        catch (RuntimeException e)
        {
            terminal.WriteError(ErrorText.Of(e.ErrorRecord) + Environment.NewLine);
            return ExitCodes.Failure;
        }
    }

    private static string ModuleFolder =>
        typeof(Program).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "ModuleOutput").Value!;
}
