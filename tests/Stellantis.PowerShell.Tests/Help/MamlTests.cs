using System.Text.RegularExpressions;
using System.Xml.Linq;
using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Stellantis.Testing;
using Xunit;

namespace Stellantis.PowerShell.Tests.Help;

/// <summary>
/// What Get-Help reads is built from the markdown, by <c>build.ps1 -Task Help</c>: these tests fail when one changes without the other, on a machine
/// that has no PlatyPS.
/// </summary>
public sealed partial class MamlTests
{
    private const string Name = "Stellantis.PowerShell.dll-Help.xml";
    private const string Advice = "Run build.ps1 -Task Help, and commit en-US/" + Name + ".";

    private static readonly XNamespace s_maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace s_command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace s_dev = "http://schemas.microsoft.com/maml/dev/2004/10";
    private static readonly XDocument s_built = XDocument.Load(Repository.File("en-US/" + Name));

    public static TheoryData<string> Cmdlets => [.. HelpFile.All.Select(help => help.Cmdlet)];

    [Fact]
    public void The_module_ships_the_help_of_every_cmdlet_in_the_order_of_their_names()
    {
        var names = s_built.Root!.Elements(s_command + "command").Select(command => Value(command, s_command + "details", s_command + "name"));
        Assert.Equal(HelpFile.All.Select(help => help.Cmdlet), names);
        Assert.Equal(File.ReadAllText(Repository.File("en-US/" + Name)),
            File.ReadAllText(Path.Combine(PowerShellSession.ModuleFolder, "en-US", Name)));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void What_Get_Help_tells_of_a_cmdlet_is_what_the_markdown_says(string cmdlet)
    {
        var (help, built) = (Help(cmdlet), Built(cmdlet));
        Same(Paragraphs(help.Section("SYNOPSIS")), Paragraphs(built.Element(s_command + "details")!));
        Same(Paragraphs(help.Section("DESCRIPTION")), Paragraphs(built));
        Same(Paragraphs(help.Section("NOTES")), built.Descendants(s_maml + "alert").Elements(s_maml + "para").Select(para => para.Value));
        Same(help.Types("INPUTS").SelectMany(Lines), built.Descendants(s_command + "inputType").SelectMany(Lines));
        Same(help.Types("OUTPUTS").SelectMany(Lines), built.Descendants(s_command + "returnValue").SelectMany(Lines));
        Same([help.Uri, .. help.Links.Select(link =>
            link.StartsWith("about_", StringComparison.Ordinal) ? "" : help.Uri[..(help.Uri.LastIndexOf('/') + 1)] + link)],
            built.Descendants(s_maml + "uri").Select(uri => uri.Value));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void What_Get_Help_tells_of_a_parameter_is_what_the_markdown_says(string cmdlet)
    {
        var parameters = Help(cmdlet).Parameters;
        var built = Built(cmdlet).Element(s_command + "parameters")!.Elements(s_command + "parameter")
            .ToDictionary(parameter => Value(parameter, s_maml + "name"));
        Same(parameters.Keys.Order(StringComparer.Ordinal), built.Keys.Order(StringComparer.Ordinal));
        Assert.All(parameters, parameter =>
        {
            var (name, help) = parameter;
            var told = built[name];
            Same(Paragraphs(help.Description), Paragraphs(told));
            Same(
                [name, help.Type, $"{help.IsRequired}", help.Position, help.PipelineInput, help.Default, $"{help.Wildcards}", help.Aliases.Count == 0
                    ? "none" : string.Join(", ", help.Aliases)],
                [name, Value(told, s_dev + "type", s_maml + "name"), Flag(told, "required"), Text(told, "position"), Text(told, "pipelineInput"),
                    told.Element(s_dev + "defaultValue")?.Value ?? "", Flag(told, "globbing"), Text(told, "aliases")]);
        });
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void The_syntax_of_Get_Help_is_that_of_the_markdown(string cmdlet)
    {
        var help = Help(cmdlet).Syntax.Values.Select(call => Parameter().Matches(call).Select(name => name.Value));
        var built = Built(cmdlet).Descendants(s_command + "syntaxItem")
            .Select(item => item.Elements(s_command + "parameter").Select(parameter => "-" + Value(parameter, s_maml + "name")));
        Same(help.Select(Sorted).Order(StringComparer.Ordinal), built.Select(Sorted).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void The_examples_of_Get_Help_are_those_of_the_markdown(string cmdlet)
    {
        var built = Built(cmdlet).Descendants(s_command + "example").ToList();
        var help = Help(cmdlet).Examples;
        Same(help.Select(example => example.Title), built.Select(example => Value(example, s_maml + "title").Trim('-', ' ')));
        Same(help.Select(example => example.Code), built.Select(example => Value(example, s_dev + "code").ReplaceLineEndings("\n")));
        Same(help.SelectMany(example => Paragraphs(example.Remarks)),
            built.SelectMany(example => Remarks(example).SkipLast(1)));
        // Get-Help writes the next example behind the last line of this.
        Assert.All(built, example => Assert.Equal("", Remarks(example).Last()));
    }

    [Fact]
    public void No_mark_of_markdown_is_left()
    {
        var text = s_built.Descendants(s_maml + "para").Select(para => para.Value);
        Assert.DoesNotContain(text, para => Mark().IsMatch(para));
        Assert.DoesNotContain(s_built.Descendants(s_dev + "code"), code => code.Value.Contains("```", StringComparison.Ordinal)
            || code.Value.Trim().Length == 0);
    }

    private static void Same(IEnumerable<string> help, IEnumerable<string> built)
    {
        var (expected, actual) = (string.Join('\n', help), string.Join('\n', built));
        Assert.True(expected == actual, $"The markdown says:\n{expected}\nGet-Help tells:\n{actual}\n{Advice}");
    }

    private static IEnumerable<string> Remarks(XElement example) =>
        example.Element(s_dev + "remarks")!.Elements(s_maml + "para").Select(para => para.Value);

    private static HelpFile Help(string cmdlet) => HelpFile.All.Single(help => help.Cmdlet == cmdlet);

    private static XElement Built(string cmdlet) =>
        s_built.Root!.Elements(s_command + "command").Single(command => Value(command, s_command + "details", s_command + "name") == cmdlet);

    private static IEnumerable<string> Paragraphs(string markdown) =>
        Gap().Split(Plain(markdown)).Select(paragraph => paragraph.Trim()).Where(paragraph => paragraph.Length > 0);

    private static IEnumerable<string> Paragraphs(XElement described) =>
        described.Element(s_maml + "description")!.Elements(s_maml + "para").Select(para => para.Value.ReplaceLineEndings("\n"));

    private static IEnumerable<string> Lines((string Title, string Text) type) => [type.Title, .. Paragraphs(type.Text)];

    private static IEnumerable<string> Lines(XElement type) => [Value(type, s_dev + "type", s_maml + "name"), .. Paragraphs(type)];

    private static string Plain(string markdown) => Escaped().Replace(Code().Replace(Link().Replace(markdown, "${text}"), "${text}"), "${text}");

    private static string Value(XElement element, params XName[] path) => path.Aggregate(element, (inner, name) => inner.Element(name)!).Value;

    private static string Text(XElement element, string attribute) => element.Attribute(attribute)!.Value;

    private static string Flag(XElement element, string attribute) => Text(element, attribute) == "true" ? "True" : "False";

    private static string Sorted(IEnumerable<string> names) => string.Join(' ', names.Order(StringComparer.Ordinal));

    [GeneratedRegex(@"(?<=[\s\[])-[A-Z]\w*")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"\n\s*\n")]
    private static partial Regex Gap();

    [GeneratedRegex(@"\[(?<text>[^\]]+)\]\([^)]+\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();

    [GeneratedRegex("`(?<text>[^`]+)`", RegexOptions.ExplicitCapture)]
    private static partial Regex Code();

    [GeneratedRegex(@"\\(?<text>[\\`*_{}\[\]()#+\-.!<>])", RegexOptions.ExplicitCapture)]
    private static partial Regex Escaped();

    [GeneratedRegex(@"\{\{|\}\}|`|\*\*|\]\(|\u0080")]
    private static partial Regex Mark();
}
