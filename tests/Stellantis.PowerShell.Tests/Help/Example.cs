using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;
using System.Text.RegularExpressions;
using Stellantis.PowerShell.Tests.Support;
using Stellantis.Testing;

namespace Stellantis.PowerShell.Tests.Help;

/// <summary>
/// An example that users copy: a block fenced as <c>powershell</c> in the help of a cmdlet or in the README, or one that is indented by twelve blanks
/// in a topic.
/// </summary>
internal sealed partial record Example(string Name, string Code)
{
    private static readonly HashSet<string> s_engine = new(
        InitialSessionState.CreateDefault2().Commands.OfType<SessionStateCmdletEntry>().Select(entry => entry.Name),
            StringComparer.OrdinalIgnoreCase);

    /// <summary>The files that have examples.</summary>
    public static IReadOnlyList<string> Files { get; } =
    [
        .. Directory.EnumerateFiles(Repository.File("en-US"), "*.md").Concat(Directory.EnumerateFiles(Repository.File("en-US"), "*.help.txt"))
            .Append(Repository.File("README.md")).Order(StringComparer.Ordinal),
    ];

    /// <summary>All of them, file by file.</summary>
    public static IReadOnlyList<Example> All { get; } = [.. Files.SelectMany(In)];

    /// <summary>
    /// True when it calls nothing but the module's cmdlets and those of PowerShell's core. Any other, such as Select-Object and Export-Csv, comes in
    /// a module: tests/Pester/Examples.Tests.ps1 runs these, in a folder of their own.
    /// </summary>
    public bool IsBare => Commands.All(command => command.Contains("-Stellantis", StringComparison.OrdinalIgnoreCase) || s_engine.Contains(command));

    /// <summary>True when it signs in by itself; any other takes for granted that the user has.</summary>
    public bool Connects => Commands.Contains("Connect-Stellantis", StringComparer.OrdinalIgnoreCase);

    private IEnumerable<string> Commands =>
        Parser.ParseInput(Code, out _, out _).FindAll(node => node is CommandAst, searchNestedScriptBlocks: true).Cast<CommandAst>()
            .Select(call => call.GetCommandName() ?? "");

    private static IEnumerable<Example> In(string file) =>
        (file.EndsWith(".txt", StringComparison.Ordinal) ? Indented() : Fence()).Matches(File.ReadAllText(file).ReplaceLineEndings("\n"))
        .Select((block, index) => new Example($"{Path.GetFileNameWithoutExtension(file)} {index + 1}", block.Groups["code"].Value));

    [GeneratedRegex("^```powershell\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"(?<=\n\n)(?<code>( {12}[^\n]*\n)+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Indented();
}
