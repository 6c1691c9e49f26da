using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Stellantis.Shell.Modes;

/// <summary>Runs a script file with arguments, as <c>pwsh -File</c> does.</summary>
internal sealed partial class ScriptMode(string file, IReadOnlyList<string> arguments) : IShellMode
{
    public int Run(Engine engine)
    {
        var call = new StringBuilder("& ");
        var values = new List<object>();
        Pass(file);
        foreach (var argument in arguments)
        {
            call.Append(' ');
            var match = NamePattern().Match(argument);
            if (!match.Success)
            {
                Pass(argument);
                continue;
            }

            // The names are part of the command, so that the engine binds them; the values never are.
            call.Append(match.Groups["name"].Value);
            if (match.Groups["value"] is { Success: true } value)
            {
                call.Append(':');
                Pass(Typed(value.Value));
            }
        }

        // Called from here, exit ends the script alone and leaves its code behind.
        call.Append("; if (-not $?) { exit $LASTEXITCODE }");
        return CommandMode.Run(engine, shell =>
        {
            shell.AddScript(call.ToString());
            values.ForEach(value => shell.AddArgument(value));
        });

        void Pass(object value)
        {
            call.Append(CultureInfo.InvariantCulture, $"$args[{values.Count}]");
            values.Add(value);
        }
    }

    private static object Typed(string value) => value.ToUpperInvariant() switch
    {
        "$TRUE" => true,
        "$FALSE" => false,
        _ => value,
    };

    [GeneratedRegex(@"^(?<name>-[\p{L}_][\w-]*)(:(?<value>.*))?$", RegexOptions.Singleline)]
    private static partial Regex NamePattern();
}
