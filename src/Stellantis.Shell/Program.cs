using System.Management.Automation.Runspaces;
using System.Reflection;
using Microsoft.PowerShell;

namespace Stellantis.Shell;

/// <summary>The console of PowerShell with the built module imported through its manifest; its modes are arguments to that console.</summary>
internal static class Program
{
    private const int UsageError = 2;

    public static int Main(string[] arguments)
    {
        // The engine reports module loads to its makers unless told not to.
        Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");
        // A file and the next program in the pipe get plain text.
        if (Console.IsOutputRedirected)
            Environment.SetEnvironmentVariable("NO_COLOR", "1");

        var module = ModuleFolder;
        if (arguments.Length > 1 && IsOption(arguments[0], "module"))
        {
            module = Path.GetFullPath(arguments[1]);
            arguments = arguments[2..];
        }

        var manifest = Path.Combine(module, "Stellantis.psd1");
        if (!File.Exists(manifest))
            return Refuse($"There is no file '{manifest}'.");
        if (arguments.Length > 0 && (IsOption(arguments[0], "help") || IsOption(arguments[0], "h") || arguments[0] == "-?"))
        {
            Console.Write(Usage);
            return 0;
        }
        if (Mode(arguments) is not { } mode)
            return Refuse($"'{string.Join(' ', arguments)}' is not understood, and there is no such script.");

        var state = InitialSessionState.CreateDefault2();
        state.ImportPSModule([manifest]);
        if (OperatingSystem.IsWindows())
            state.ExecutionPolicy = ExecutionPolicy.Bypass;
        return ConsoleShell.Start(state, bannerText: null, helpText: null, ["-NoLogo", "-NoProfile", .. mode]);
    }

    /// <summary>The arguments of the console, or null when those of the process are not understood.</summary>
    private static string[]? Mode(string[] arguments) => arguments switch
    {
        [] => ["-NonInteractive", "-File", Script("Show-Tour.ps1")],
        ["sandbox", .. var options] => ["-NonInteractive", "-File", Script("Start-Sandbox.ps1"), .. options.Select(OneDash)],
        [var first] when IsOption(first, "interactive") => ["-NoExit", "-Command", "Connect-Stellantis -Sandbox"],
        [var first, _, ..] when IsOption(first, "command") => ["-Command", .. arguments[1..]],
        [var first, var tour] when IsOption(first, "tour") => ["-NonInteractive", "-File", Script("Show-Tour.ps1"), tour],
        [var file, ..] when File.Exists(file) => ["-File", .. arguments],
        _ => null,
    };

    private static string ModuleFolder =>
        typeof(Program).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "ModuleOutput").Value!;

    private static string Script(string name) => Path.Combine(AppContext.BaseDirectory, "Scripts", name);

    private static bool IsOption(string argument, string name) =>
        argument.StartsWith('-') && string.Equals(argument.TrimStart('-'), name, StringComparison.OrdinalIgnoreCase);

    // As everywhere on a command line of today: --port is -Port.
    private static string OneDash(string option) => option.StartsWith("--", StringComparison.Ordinal) ? option[1..] : option;

    private static int Refuse(string message)
    {
        Console.Error.WriteLine($"{message} -Help shows the usage.");
        return UsageError;
    }

    private const string Usage = """
        Stellantis.Shell: the console of PowerShell with the Stellantis module in it.

          dotnet run --project src/Stellantis.Shell                             the tour: what the module does, against its sandbox
          dotnet run --project src/Stellantis.Shell -- -Interactive             a prompt, connected to a sandbox
          dotnet run --project src/Stellantis.Shell -- script.ps1 [arguments]   runs a script
          dotnet run --project src/Stellantis.Shell -- -Command "text"          runs a command
          dotnet run --project src/Stellantis.Shell -- -Tour file.ps1           runs a script statement by statement, showing each
          dotnet run --project src/Stellantis.Shell -- sandbox [options]        serves a sandbox until Ctrl+C, for curl and others

        Options of sandbox:
          --port N        the port to listen on (default: a free one)
          --vehicles N    how many vehicles the fleet has
          --seed N        which fleet; the same seed makes the same fleet
          --strict        refuses what the contract does not allow but the service tolerates

        -Module folder, before all else, takes the module from that folder and not from where the build lays it.
        Your profile is not read. NO_COLOR turns colours off. The exit code is that of pwsh, or 2 for a command line that is not understood.

        """;
}
