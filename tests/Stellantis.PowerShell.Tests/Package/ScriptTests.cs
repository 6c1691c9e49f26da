using System.Management.Automation.Language;
using System.Text.RegularExpressions;
using Stellantis.PowerShell.Tests.Support;
using Stellantis.Testing;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace Stellantis.PowerShell.Tests.Package;

/// <summary>The scripts and workflows of the repository, read as PowerShell and as YAML: they run elsewhere.</summary>
public sealed class ScriptTests
{
    private static readonly string[] s_folders =
        ["tests/Pester", "src/Stellantis.PowerShell/Examples", "src/Stellantis.Shell/Scripts", "src/Stellantis.Shell/Tour", "docs"];

    private static readonly string[] s_workflows =
        [.. Directory.EnumerateFiles(Repository.File(".github/workflows"), "*.yml").Select(file => Path.GetFileName(file))
            .Order(StringComparer.Ordinal)];

    public static TheoryData<string> Scripts => [.. s_folders.Select(Repository.File).Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*.ps1", SearchOption.AllDirectories))
        .Append(Repository.File("build.ps1")).Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)];

    public static TheoryData<string> Workflows => [.. s_workflows];

    [Theory]
    [MemberData(nameof(Scripts))]
    public void A_script_is_PowerShell(string script)
    {
        Parser.ParseFile(Repository.File(script), out _, out var errors);
        Assert.Empty(errors.Select(error => $"{error.Extent.StartLineNumber}: {error.Message}"));
    }

    [Fact]
    public void There_is_a_workflow_for_every_change_and_one_for_a_release()
    {
        Assert.Equal(["ci.yml", "release.yml"], s_workflows);
        Assert.Contains("pull_request", Keys(Workflow("ci.yml"), "on"));
        Assert.Contains("tags", Keys((YamlMappingNode)Workflow("release.yml").Children["on"], "push"));
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Every_step_of_a_workflow_can_be_read(string file) => Assert.All(Steps(file), step =>
    {
        Assert.True(step.Children.ContainsKey("run") ^ step.Children.ContainsKey("uses"), step.ToString());
        if (!step.Children.TryGetValue("shell", out var shell) || !$"{shell}".StartsWith('p') || !step.Children.TryGetValue("run", out var run))
            return;
        // What the workflow puts in is a word of some kind.
        Parser.ParseInput(Regex.Replace($"{run}", @"\$\{\{.+?\}\}", "word"), out _, out var errors);
        Assert.Empty(errors.Select(error => error.Message));
    });

    [Theory]
    [MemberData(nameof(Workflows))]
    public void A_workflow_asks_build_ps1_for_tasks_that_it_has(string file)
    {
        var tasks = Tasks();
        var asked = Steps(file).Where(step => step.Children.ContainsKey("run"))
            .SelectMany(step => Regex.Matches($"{step.Children["run"]}", @"build\.ps1 -Task (\w+(?:, ?\w+)*)"))
            .SelectMany(match => match.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries));
        Assert.Empty(asked.Except(tasks));
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public void A_workflow_needs_jobs_that_it_has_and_asks_for_no_more_rights_than_it_uses(string file)
    {
        var workflow = Workflow(file);
        Assert.Equal("read", $"{((YamlMappingNode)workflow.Children["permissions"]).Children["contents"]}");
        var jobs = (YamlMappingNode)workflow.Children["jobs"];
        Assert.All(jobs.Children.Values.Cast<YamlMappingNode>().Where(job => job.Children.ContainsKey("needs")), job =>
            Assert.Contains($"{job.Children["needs"]}", jobs.Children.Keys.Select(key => $"{key}")));
    }

    [Fact]
    public void The_build_has_these_tasks() => Assert.Equal(["Build", "Test", "Help", "Analyze", "Package", "Install"], Tasks());

    [Fact]
    public void The_pipeline_of_every_system_tests_the_artifact_that_was_built_once()
    {
        var jobs = (YamlMappingNode)Workflow("ci.yml").Children["jobs"];
        var test = (YamlMappingNode)jobs.Children["pester"];
        Assert.Equal("build", $"{test.Children["needs"]}");
        var systems = $"{((YamlMappingNode)test.Children["strategy"]).Children["matrix"]}";
        Assert.All(["windows-latest", "ubuntu-latest", "macos-latest", "5.1", "7.4.*"], part =>
            Assert.Contains(part, systems, StringComparison.Ordinal));
        Assert.DoesNotContain(Steps(test), step => step.Children.TryGetValue("run", out var run)
            && $"{run}".Contains("dotnet build", StringComparison.Ordinal));
        Assert.Contains(Steps(test), step => step.Children.TryGetValue("uses", out var uses)
            && $"{uses}".StartsWith("actions/download-artifact@", StringComparison.Ordinal));
    }

    private static string[] Tasks()
    {
        var script = Parser.ParseFile(Repository.File("build.ps1"), out _, out _);
        var task = script.ParamBlock.Parameters.Single(parameter => parameter.Name.VariablePath.UserPath == "Task");
        var set = task.Attributes.OfType<AttributeAst>().Single(attribute => attribute.TypeName.Name == "ValidateSet");
        return [.. set.PositionalArguments.Cast<StringConstantExpressionAst>().Select(value => value.Value)];
    }

    private static YamlMappingNode Workflow(string file)
    {
        var stream = new YamlStream();
        using var reader = new StreamReader(Repository.File($".github/workflows/{file}"));
        stream.Load(reader);
        return (YamlMappingNode)stream.Documents.Single().RootNode;
    }

    private static IEnumerable<YamlMappingNode> Steps(string file) =>
        ((YamlMappingNode)Workflow(file).Children["jobs"]).Children.Values.SelectMany(job => Steps((YamlMappingNode)job));

    private static IEnumerable<YamlMappingNode> Steps(YamlMappingNode job) =>
        ((YamlSequenceNode)job.Children["steps"]).Children.Cast<YamlMappingNode>();

    private static IEnumerable<string> Keys(YamlMappingNode node, string key) =>
        ((YamlMappingNode)node.Children[key]).Children.Keys.Select(name => $"{name}");
}
