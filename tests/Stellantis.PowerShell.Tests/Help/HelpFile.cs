using System.Text.RegularExpressions;
using Stellantis.PowerShell.Tests.Support;
using Stellantis.Testing;

namespace Stellantis.PowerShell.Tests.Help;

/// <summary>The help of one cmdlet, as PlatyPS has it in markdown.</summary>
internal sealed partial record HelpFile(string Cmdlet, string Text)
{
    public static IReadOnlyList<HelpFile> All { get; } =
    [
        .. Directory.EnumerateFiles(Repository.File("en-US"), "*.md").Order(StringComparer.Ordinal)
            .Select(file => new HelpFile(Path.GetFileNameWithoutExtension(file), File.ReadAllText(file).ReplaceLineEndings("\n"))),
    ];

    /// <summary>The text of a section, such as SYNOPSIS.</summary>
    public string Section(string title) =>
        Heading().Split(Text).Single(part => part.StartsWith(title + "\n", StringComparison.Ordinal))[title.Length..].Trim();

    /// <summary>The calls of section SYNTAX, by the name of the parameter set, each in one line.</summary>
    public IReadOnlyDictionary<string, string> Syntax => SubSections("SYNTAX").ToDictionary(
        set => set.Title.Replace(" (Default)", "", StringComparison.Ordinal),
        set => Blanks().Replace(set.Text.Trim('`', '\n'), " "));

    /// <summary>The parameters, without the line for all common ones.</summary>
    public IReadOnlyDictionary<string, HelpParameter> Parameters => SubSections("PARAMETERS")
        .Where(part => part.Title.StartsWith('-')).ToDictionary(part => part.Title[1..], part => HelpParameter.Read(part.Text));

    /// <summary>The examples: title, code, and what is said of it.</summary>
    public IReadOnlyList<(string Title, string Code, string Remarks)> Examples =>
        [.. SubSections("EXAMPLES").Select(part => (part.Title, Parts: Example().Match(part.Text)))
        .Select(part => (part.Title, part.Parts.Groups["code"].Value, part.Parts.Groups["remarks"].Value))];

    /// <summary>The types of a section, INPUTS or OUTPUTS, and what is said of them.</summary>
    public IReadOnlyList<(string Title, string Text)> Types(string section) => [.. SubSections(section)];

    /// <summary>The address of the page on the web.</summary>
    public string Uri => Address().Match(Text).Groups["uri"].Value;

    /// <summary>The files that the related links lead to.</summary>
    public IEnumerable<string> Links => Link().Matches(Section("RELATED LINKS")).Select(link => link.Groups["file"].Value);

    private IEnumerable<(string Title, string Text)> SubSections(string title) => SubHeading().Split(Section(title)).Skip(1)
        .Select(part => part.Split('\n', 2)).Select(part => (part[0], part[1].Trim()));

    [GeneratedRegex("^## ", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("^### ", RegexOptions.Multiline)]
    private static partial Regex SubHeading();

    [GeneratedRegex("^HelpUri: (?<uri>.*)$", RegexOptions.Multiline)]
    private static partial Regex Address();

    [GeneratedRegex("^```powershell\n(?<code>.*?)\n```\n(?<remarks>.*)$", RegexOptions.Singleline)]
    private static partial Regex Example();

    [GeneratedRegex(@"\]\((?<file>[^)]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
