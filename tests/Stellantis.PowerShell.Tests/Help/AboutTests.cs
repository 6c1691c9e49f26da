using System.Management.Automation;
using System.Management.Automation.Language;
using System.Reflection;
using System.Text.RegularExpressions;
using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Stellantis.PowerShell.Tests.Surface;
using Stellantis.Testing;
using Xunit;

namespace Stellantis.PowerShell.Tests.Help;

/// <summary>The topics: what they name is there, and all that there is to name is named.</summary>
public sealed partial class AboutTests : IDisposable
{
    private const int Width = 80;

    private static readonly string[] s_headings = ["TOPIC", "SHORT DESCRIPTION", "LONG DESCRIPTION", "SEE ALSO"];

    private static readonly string[] s_topics =
        [.. Directory.EnumerateFiles(Repository.File("en-US"), "about_*.help.txt").Select(Topic).Order(StringComparer.Ordinal)];

    private readonly PowerShellSession _session = new();

    public static TheoryData<string> Topics => [.. s_topics];

    public void Dispose() => _session.Dispose();

    [Fact]
    public void There_is_a_topic_for_everything_that_concerns_several_cmdlets()
    {
        string[] topics = ["", "_Configuration", "_Connection", "_Errors", "_Monitors", "_Paging", "_Remotes", "_Sandbox"];
        Assert.Equal(topics.Select(topic => "about_Stellantis" + topic), s_topics);
    }

    [Theory]
    [MemberData(nameof(Topics))]
    public void A_topic_has_its_form_and_fits_a_console(string topic)
    {
        var lines = Lines(topic);
        Assert.Equal(s_headings, lines.Where(line => line.Length > 0 && line[0] != ' '));
        Assert.Equal(topic, lines[1].Trim());
        Assert.All(lines, line => Assert.True(line.Length <= Width && line == line.TrimEnd()
            && !line.Contains('\t', StringComparison.Ordinal), line));
        Assert.Equal(File.ReadAllText(Repository.File($"en-US/{topic}.help.txt")),
            File.ReadAllText(Path.Combine(PowerShellSession.ModuleFolder, $"en-US/{topic}.help.txt")));
    }

    [Theory]
    [MemberData(nameof(Topics))]
    public void Every_cmdlet_that_a_topic_names_is_there_and_so_is_every_parameter_beside_it(string topic)
    {
        var cmdlets = ModuleCommands.Of(_session).ToDictionary(cmdlet => cmdlet.Name);
        var text = string.Join('\n', Lines(topic));
        Assert.Empty(Cmdlet().Matches(text).Select(match => match.Value).Except(cmdlets.Keys));
        foreach (Match call in Call().Matches(text))
            Assert.All(call.Groups["parameter"].Captures, parameter => Assert.Contains(parameter.Value, Names(cmdlets[call.Groups["cmdlet"].Value])));
    }

    [Theory]
    [MemberData(nameof(Topics))]
    public void Every_topic_that_a_topic_names_is_there(string topic) =>
        Assert.Empty(TopicName().Matches(string.Join('\n', Lines(topic))).Select(match => match.Value).Except(s_topics));

    [Fact]
    public void The_samples_of_the_topics_call_the_cmdlets_as_they_are()
    {
        var cmdlets = ModuleCommands.Of(_session).ToDictionary(cmdlet => cmdlet.Name);
        var samples = Example.All.Where(example => example.Name.StartsWith("about_", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(samples);
        Assert.All(samples, sample =>
        {
            var script = Parser.ParseInput(sample.Code, out _, out var errors);
            Assert.Empty(errors);
            foreach (var call in script.FindAll(node => node is CommandAst, searchNestedScriptBlocks: true).Cast<CommandAst>()
                .Where(call => cmdlets.ContainsKey(call.GetCommandName() ?? "")))
                Assert.All(call.CommandElements.OfType<CommandParameterAst>(), parameter =>
                    Assert.Contains(parameter.ParameterName, Names(cmdlets[call.GetCommandName()])));
        });
    }

    [Fact]
    public void Every_error_id_has_its_place_with_its_category_and_there_is_none_else()
    {
        var ids = ErrorId().Matches(File.ReadAllText(Repository.File("src/Stellantis.Client/Errors/ErrorIds.cs")))
            .Select(match => match.Groups["id"].Value);
        var category = _session.Module.ImplementingAssembly.GetType("Stellantis.PowerShell.Output.Failure", true)!.GetMethod("Category",
            BindingFlags.NonPublic | BindingFlags.Static)!;
        Assert.Equal(
            ids.Select(id => $"{id} ({category.Invoke(null, [id])})").Order(StringComparer.Ordinal),
            Lines("about_Stellantis_Errors").Select(line => ErrorHeading().Match(line)).Where(match => match.Success)
                .Select(match => match.Value.Trim()).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Connection", "src/Stellantis.PowerShell/SignIn/EnvironmentInput.cs", "class", @"(?:Address|Text|Secret|Words)\(""(\w+)""\)",
        "STELLANTIS_")]
    [InlineData("Sandbox", "src/Stellantis.Sandbox/Faults/FaultKinds.cs", "All", @"new\(""(\w+)""", "")]
    [InlineData("Monitors", "src/Stellantis.Client/Bodies/Values/OperandTable.cs", "All { get; }", @"\w+\(""([\w.]+)""", "")]
    [InlineData("Monitors", "src/Stellantis.Client/Bodies/Values/OperandTable.cs", "private const", @"= ""(\w+)""", "")]
    [InlineData("Monitors", "src/Stellantis.Client/Bodies/Values/ChannelValues.cs", "Variables { get; }", @"""(\w+)""", "$")]
    [InlineData("Monitors", "src/Stellantis.Client/Bodies/Values/ChannelValues.cs", "PushKeywords { get; }", @"\[""(\w+)""\] =", "")]
    [InlineData("Monitors", "src/Stellantis.Client/Bodies/Values/EventParams.cs", "MonitorExtendedEventParams { get; }", @"""([\w.]+\w)""", "")]
    [InlineData("Monitors", "src/Stellantis.Client/Bodies/Values/MonitorValues.cs", "class", @"""(\w+)""", "")]
    [InlineData("Remotes", "src/Stellantis.Client/Bodies/Values/RemoteValues.cs", "RemoteActions { get; }", @"""(\w+)""", "")]
    [InlineData("Remotes", "src/Stellantis.Client/Bodies/Values/EventParams.cs", "RemoteExtendedEventParams { get; }", @"""([\w.]+)""", "")]
    public void A_topic_leaves_out_nothing_of_a_list_in_the_code(string topic, string file, string from, string pattern, string before)
    {
        var code = File.ReadAllText(Repository.File(file)).ReplaceLineEndings("\n");
        var start = code.IndexOf(from, StringComparison.Ordinal);
        var end = from == "class" ? -1 : code.IndexOf("];\n", start, StringComparison.Ordinal);
        var words = Regex.Matches(end < 0 ? code[start..] : code[start..end], pattern).Select(word => before + word.Groups[1].Value).ToList();
        Assert.NotEmpty(words);
        var named = Regex.Matches(string.Join('\n', Lines("about_Stellantis_" + topic)), @"\$?\w[\w.]*\w").Select(word => word.Value).ToHashSet();
        Assert.Empty(words.Except(named));
    }

    private static string Topic(string file) => Path.GetFileName(file).Replace(".help.txt", "", StringComparison.Ordinal);

    private static string[] Lines(string topic) =>
        File.ReadAllText(Repository.File($"en-US/{topic}.help.txt")).ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    private static HashSet<string> Names(CmdletInfo cmdlet) =>
        cmdlet.Parameters.Values.SelectMany(parameter => parameter.Aliases.Append(parameter.Name)).ToHashSet(StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(@"\b[A-Z][A-Za-z]+-Stellantis\w*")]
    private static partial Regex Cmdlet();

    [GeneratedRegex(@"\b(?<cmdlet>[A-Z][A-Za-z]+-Stellantis\w*)((?: |\n +)-(?<parameter>[A-Z]\w*))+", RegexOptions.ExplicitCapture)]
    private static partial Regex Call();

    [GeneratedRegex(@"about_Stellantis\w*")]
    private static partial Regex TopicName();

    [GeneratedRegex(@"const string (?<id>\w+) =", RegexOptions.ExplicitCapture)]
    private static partial Regex ErrorId();

    [GeneratedRegex(@"^    [A-Z]\w+ \(\w+\)$")]
    private static partial Regex ErrorHeading();
}
