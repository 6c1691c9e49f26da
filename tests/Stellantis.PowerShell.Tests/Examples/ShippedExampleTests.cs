using System.Management.Automation.Language;
using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Surface;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace Stellantis.PowerShell.Tests.Examples;

/// <summary>
/// The scripts that the module ships. What they do is seen where PowerShell is whole: tests/Pester/Shard.Tests.ps1 and ExamplesFirstWeek.Tests.ps1
/// run them.
/// </summary>
public sealed class ShippedExampleTests
{
    private static readonly string s_folder = Path.Combine(PowerShellSession.ModuleFolder, "Examples");

    public static TheoryData<string> Scripts =>
        [.. Directory.EnumerateFiles(s_folder, "*.ps1").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Scripts))]
    public void A_script_parses_and_calls_the_cmdlets_as_they_are(string name)
    {
        var script = Parser.ParseFile(Path.Combine(s_folder, name), out _, out var errors);
        Assert.Empty(errors);
        Assert.NotEmpty(script.GetHelpContent().Synopsis);
        using var session = new PowerShellSession();
        var cmdlets = ModuleCommands.Of(session).ToDictionary(cmdlet => cmdlet.Name, StringComparer.OrdinalIgnoreCase);
        var calls = script.FindAll(node => node is CommandAst, searchNestedScriptBlocks: true).Cast<CommandAst>()
            .Where(call => call.GetCommandName()?.Contains("-Stellantis", StringComparison.Ordinal) == true).ToList();
        Assert.Contains(script.FindAll(node => node is CommandAst, searchNestedScriptBlocks: true), call =>
            call.Extent.Text == "Import-Module Stellantis");
        Assert.All(calls, call => Assert.All(
            call.CommandElements.OfType<CommandParameterAst>(),
            parameter => Assert.Contains(parameter.ParameterName, cmdlets[call.GetCommandName()].Parameters.Keys)));
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void A_script_is_short_and_has_no_helper_of_its_own(string name)
    {
        var script = Parser.ParseFile(Path.Combine(s_folder, name), out var tokens, out _);
        Assert.DoesNotContain(script.FindAll(node => node is FunctionDefinitionAst, searchNestedScriptBlocks: true), _ => true);
        if (name.EndsWith(".Tests.ps1", StringComparison.Ordinal))
            return;
        // Lines with code on them: neither blank ones count, nor comments, nor the help at the top.
        var lines = tokens.Where(token => token.Kind is not (TokenKind.NewLine or TokenKind.Comment or TokenKind.EndOfInput))
            .SelectMany(token => Enumerable.Range(token.Extent.StartLineNumber, token.Extent.EndLineNumber - token.Extent.StartLineNumber + 1))
                .Distinct();
        Assert.InRange(lines.Count(), 1, 24);
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void A_script_tells_what_it_does_and_what_each_parameter_takes(string name)
    {
        var script = Parser.ParseFile(Path.Combine(s_folder, name), out _, out _);
        var help = script.GetHelpContent();
        Assert.NotEmpty(help.Synopsis);
        Assert.NotEmpty(help.Description);
        Assert.NotEmpty(help.Examples);
        var parameters = script.ParamBlock?.Parameters.Select(parameter => parameter.Name.VariablePath.UserPath.ToUpperInvariant()) ?? [];
        Assert.Equal(parameters.Order(StringComparer.Ordinal), help.Parameters.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_job_of_Kubernetes_tells_its_workers_how_many_they_are_and_runs_a_script_that_is_there()
    {
        var yaml = new YamlStream();
        using (var text = File.OpenText(Path.Combine(s_folder, "KubernetesIndexedJob.yaml")))
            yaml.Load(text);
        var job = At(Assert.Single(yaml.Documents).RootNode, "spec", "jobTemplate", "spec");
        Assert.Equal("Indexed", $"{At(job, "completionMode")}");
        var container = ((YamlSequenceNode)At(job, "template", "spec", "containers")).Children.Single();
        var variables = ((YamlSequenceNode)At(container, "env")).ToDictionary(v => $"{At(v, "name")}", v => $"{At(v, "value")}");
        Assert.Equal($"{At(job, "completions")}", variables["JOB_COMPLETIONS"]);
        Assert.All(variables.Keys.Where(name => name != "JOB_COMPLETIONS"), name => Assert.StartsWith("STELLANTIS_", name, StringComparison.Ordinal));
        var command = ((YamlSequenceNode)At(container, "command")).Select(part => $"{part}").ToList();
        var script = Path.Combine(s_folder, Path.GetFileName(command[^1]));
        Assert.True(File.Exists(script));
        var known = Parser.ParseFile(script, out _, out _).ParamBlock.Parameters.Select(p => "-" + p.Name.VariablePath.UserPath);
        Assert.Empty(((YamlSequenceNode)At(container, "args")).Select(part => $"{part}").Where(part => part.StartsWith('-')).Except(known));
    }

    private static YamlNode At(YamlNode node, params string[] path) => path.Aggregate(node, (inner, key) => inner[key]);
}
