using Xunit;

namespace Stellantis.Source.Tests;

/// <summary>The folders of each project depend one way, so that a reader can begin at the bottom and a change stays where it is made.</summary>
public class FolderTests
{
    [Theory]
    [InlineData("Stellantis.Client")]
    [InlineData("Stellantis.PowerShell")]
    [InlineData("Stellantis.Sandbox")]
    [InlineData("Stellantis.Server")]
    public void Folders_of_a_project_depend_one_way(string project)
    {
        var graph = Graph(SourceTree.Of(project).References);
        var circles = graph.Circles();
        Assert.True(circles.Count == 0, Words(graph, circles));
    }

    [Fact]
    public void A_circle_of_folders_is_found()
    {
        Reference[] references = [new("P/A/x.cs", "P/B/y.cs", "Y"), new("P/B/y.cs", "P/C/z.cs", "Z"), new("P/C/z.cs", "P/A/x.cs", "X"),
            new("P/C/z.cs", "P/D/w.cs", "W")];
        Assert.Equal(["A", "B", "C"], Assert.Single(Graph(references).Circles()));
    }

    private static string Words(FolderGraph graph, IEnumerable<IReadOnlyList<string>> circles) => string.Join("\n\n",
        circles.Select(circle => $"{string.Join(", ", circle)} depend on one another:\n{string.Join('\n', graph.Within(circle))}"));

    private static FolderGraph Graph(IEnumerable<Reference> references) => new(references, SourceTree.FolderOf);
}
