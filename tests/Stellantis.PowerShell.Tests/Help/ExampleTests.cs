using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Stellantis.Testing;
using Xunit;

namespace Stellantis.PowerShell.Tests.Help;

public sealed class ExampleTests
{
    public static TheoryData<string> Bare => [.. Example.All.Where(example => example.IsBare).Select(example => example.Name)];

    [Theory]
    [MemberData(nameof(Bare))]
    public void An_example_of_the_help_runs_as_it_stands(string name)
    {
        var example = Example.All.Single(e => e.Name == name);
        // What an example writes stays out of the sources; one begins with what a build of them lays there.
        var folder = Directory.CreateTempSubdirectory("stellantis-example-");
        var place = example.Code.Contains("./out/Stellantis", StringComparison.Ordinal) ? Repository.Root : folder.FullName;
        try
        {
            using var session = new PowerShellSession();
            session.Run("$ExecutionContext.SessionState.Path.SetLocation($place)", ("place", place)).WithoutErrors();
            if (!example.Connects)
                session.ToSandbox();
            session.Run(example.Code).WithoutErrors();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Every_example_runs_in_one_of_two_places()
    {
        var fences = Example.Files.Sum(file =>
        {
            var lines = File.ReadAllLines(file);
            return lines.Where((line, i) => line.StartsWith("```powershell", StringComparison.Ordinal)
                || file.EndsWith(".txt", StringComparison.Ordinal) && lines[Math.Max(0, i - 1)].Length == 0
                    && line.StartsWith(new string(' ', 12), StringComparison.Ordinal)).Count();
        });
        var bare = Example.All.Count(example => example.IsBare);
        var pester = Example.All.Count(example => !example.IsBare);

        Assert.Equal(fences, bare + pester);
        Assert.True(bare > 0 && pester > 0, $"{bare} run here and {pester} in Pester.");
    }
}
