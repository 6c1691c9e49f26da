using System.Globalization;
using Stellantis.Shell.Modes;

namespace Stellantis.Shell;

/// <summary>Reads the arguments of the process.</summary>
internal static class CommandLine
{
    private static readonly string[] s_module = ["-Module", "--module"];

    public const string Usage = """
        Stellantis.Shell: PowerShell with the Stellantis module in it.

          dotnet run --project src/Stellantis.Shell                             the tour: what the module does, against its sandbox
          dotnet run --project src/Stellantis.Shell -- -Interactive             a prompt, connected to the sandbox
          dotnet run --project src/Stellantis.Shell -- script.ps1 [arguments]   runs a script
          dotnet run --project src/Stellantis.Shell -- -Command "text"          runs a command
          dotnet run --project src/Stellantis.Shell -- -Tour file.ps1           runs a script statement by statement, showing each
          dotnet run --project src/Stellantis.Shell -- sandbox [options]        serves the sandbox until Ctrl+C, for curl and others

        Options of sandbox:
          --port N        the port to listen on (default: a free one)
          --vehicles N    how many vehicles the fleet has
          --seed N        which fleet; the same seed makes the same fleet
          --strict        refuses what the contract does not allow but the service tolerates

        -Module folder, before all else, takes the module from that folder and not from where the build lays it.
        NO_COLOR turns colours off; COLUMNS sets the width.
        The exit code is 0, 1 after an error that ended the tour, the script or the command, 2 for a wrong command line, or the code given to exit.

        """;

    /// <summary>Takes <c>-Module folder</c> off the front of the arguments.</summary>
    /// <returns>The manifest in that folder, or the one given when no folder is named.</returns>
    /// <exception cref="UsageException">There is no module in the folder.</exception>
    public static string TakeModule(ref string[] arguments, string builtManifest)
    {
        if (arguments.Length == 0 || !s_module.Contains(arguments[0], StringComparer.OrdinalIgnoreCase))
            return builtManifest;
        if (arguments.Length == 1)
            throw new UsageException($"{arguments[0]} needs a folder.");
        var manifest = Existing(Path.Combine(arguments[1], "Stellantis.psd1"));
        arguments = arguments[2..];
        return manifest;
    }

    /// <summary>What the arguments ask for, or null for the usage.</summary>
    /// <exception cref="UsageException">The arguments are not understood.</exception>
    public static IShellMode? Parse(string[] arguments)
    {
        if (arguments.Length == 0)
            return new TourMode(TourMode.BuiltIn);

        var (first, rest) = (arguments[0], arguments[1..]);
        if (string.Equals(first, "sandbox", StringComparison.OrdinalIgnoreCase))
            return new SandboxMode(SandboxParameters(rest));
        if (!first.StartsWith('-'))
            return new ScriptMode(Existing(first), rest);

        return first.TrimStart('-').ToUpperInvariant() switch
        {
            "INTERACTIVE" => Alone(first, rest, new InteractiveMode()),
            "COMMAND" or "C" when rest.Length > 0 => new CommandMode(string.Join(' ', rest)),
            "COMMAND" or "C" => throw new UsageException($"{first} needs the text of a command."),
            "TOUR" when rest.Length > 0 => Alone(first, rest[1..], new TourMode(Existing(rest[0]))),
            "TOUR" => throw new UsageException($"{first} needs a file."),
            "HELP" or "H" or "?" => null,
            _ => throw new UsageException($"There is no option '{first}'."),
        };
    }

    private static IShellMode Alone(string option, string[] rest, IShellMode mode) =>
        rest.Length == 0 ? mode : throw new UsageException($"'{rest[0]}' after {option} is not understood.");

    private static string Existing(string file) =>
        File.Exists(file) ? Path.GetFullPath(file) : throw new UsageException($"There is no file '{file}'.");

    private static List<(string Name, object Value)> SandboxParameters(string[] options)
    {
        var parameters = new List<(string, object)>();
        var rest = new Queue<string>(options);
        while (rest.TryDequeue(out var option))
        {
            parameters.Add(option.TrimStart('-').ToUpperInvariant() switch
            {
                "PORT" => ("Port", Number(option, rest)),
                "VEHICLES" => ("VehicleCount", Number(option, rest)),
                "SEED" => ("Seed", Number(option, rest)),
                "STRICT" => ("Strict", true),
                _ => throw new UsageException($"sandbox has no option '{option}'."),
            });
        }

        return parameters;
    }

    private static int Number(string option, Queue<string> rest)
    {
        var text = rest.TryDequeue(out var next) ? next : throw new UsageException($"{option} needs a number.");
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new UsageException($"{option} needs a whole number, not '{text}'.");
    }
}
