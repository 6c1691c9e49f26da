using Xunit;

namespace Stellantis.Source.Tests;

/// <summary>A line can be read without turning the head, and two files beside each other.</summary>
public class LineTests
{
    private const int Widest = 150;

    private static readonly string[] s_kinds = [".cs", ".ps1", ".psd1", ".targets", ".props", ".csproj", ".yml", ""];
    private static readonly string[] s_folders = ["src", "tests", "docs", ".ci", ".github", ".config"];

    [Fact]
    public void No_line_has_more_than_150_columns()
    {
        var wide = Files().SelectMany(file => File.ReadLines(file).Select((line, i) => (line, Number: i + 1)).Where(l => l.line.Length > Widest)
            .Select(l => $"{Path.GetRelativePath(SourceTree.Root, file)}:{l.Number} has {l.line.Length}")).ToList();
        Assert.True(wide.Count == 0, $"{wide.Count} lines are wider:\n{string.Join('\n', wide)}");
    }

    private static IEnumerable<string> Files() => s_folders.Select(folder => Path.Combine(SourceTree.Root, folder)).Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        .Concat(Directory.EnumerateFiles(SourceTree.Root))
        .Where(file => s_kinds.Contains(Path.GetExtension(file)) && Path.GetFileName(file) != "LICENSE" && !IsBuilt(file));

    private static bool IsBuilt(string file) =>
        Path.GetRelativePath(SourceTree.Root, file).Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin" or "TestResults");
}
