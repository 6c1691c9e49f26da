using System.Management.Automation.Language;
using Stellantis.PowerShell.Tests.Engine;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace Stellantis.PowerShell.Tests.Examples;

/// <summary>The files for pipelines that the module ships, and the PowerShell in them.</summary>
[Collection("Environment variables")]
public sealed class PipelineExampleTests
{
    private static readonly string s_folder = Path.Combine(PowerShellSession.ModuleFolder, "Examples");

    [Theory]
    [InlineData("github-actions.yml")]
    [InlineData("azure-pipelines.yml")]
    public void A_pipeline_plans_on_a_pull_request_and_applies_on_main_what_its_file_says(string name)
    {
        var file = Path.Combine(s_folder, name);
        var yaml = new YamlStream();
        using (var text = File.OpenText(file))
            yaml.Load(text);
        var isAzure = name.StartsWith("azure", StringComparison.Ordinal);
        var scripts = Assert.Single(yaml.Documents).RootNode.AllNodes.OfType<YamlMappingNode>()
            .SelectMany(step => step.Children.Where(pair => $"{pair.Key}" == (isAzure ? "pwsh" : "run")).Select(pair => $"{pair.Value}"))
            .Where(script => script.Contains("Configuration", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, scripts.Count);
        Assert.All(scripts, script =>
        {
            Parser.ParseInput(script, out _, out var errors);
            Assert.Empty(errors);
        });
        // All that a pipeline hands over is what the module reads.
        var handed = yaml.Documents[0].RootNode.AllNodes.OfType<YamlScalarNode>().Select(node => $"{node}")
            .Where(text => text.StartsWith("STELLANTIS_", StringComparison.Ordinal)).Distinct().ToList();
        Assert.Contains("STELLANTIS_SECRET_OPS_AUTHORIZATION", handed);

        using var session = new PowerShellSession();
        var path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "fleet.json");
        File.WriteAllText(path, """
            { "channels": [ { "subscribe": { "label": "Ops", "channel": { "webhook": { "target": "https://ops.example.com", "name": "Ops",
              "attributes": [ { "type": "Header", "key": "Authorization", "value": "{{ops.authorization}}" } ] } } } } ] }
            """);
        session.Run("""
            $sandbox = Start-StellantisSandbox -SetEnvironmentVariable
            $env:STELLANTIS_SECRET_OPS_AUTHORIZATION = 'Bearer 42'
            $env:STELLANTIS_CONFIGURATION = $path
            $summary, $env:GITHUB_STEP_SUMMARY = $env:GITHUB_STEP_SUMMARY, "$path.md"
            """, ("path", path)).WithoutErrors();
        var here = scripts.ConvertAll(script => script.Replace("Import-Module Stellantis", "", StringComparison.Ordinal));
        session.Run(here[0]).WithoutErrors();
        Assert.Empty(session.Run("Get-StellantisChannel").WithoutErrors().Output);
        session.Run(here[1]).WithoutErrors();
        Assert.Equal("Ops", session.Run("(Get-StellantisChannel).Label").WithoutErrors().Output.Single().ToString());
        Assert.Empty(session.Run(here[1]).WithoutErrors().Output);
        session.Run("""
            Stop-StellantisSandbox $sandbox
            $env:STELLANTIS_SECRET_OPS_AUTHORIZATION = $env:STELLANTIS_CONFIGURATION = $null
            $env:GITHUB_STEP_SUMMARY = $summary
            """).WithoutErrors();
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }
}
