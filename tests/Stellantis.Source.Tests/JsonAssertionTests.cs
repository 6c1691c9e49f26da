using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Stellantis.Source.Tests;

/// <summary>What a test finds in JSON it compares as strings, numbers or truths, or as a document; never as tokens, which are always equal.</summary>
public class JsonAssertionTests
{
    // All begin with it, so that the libraries are read once.
    private static readonly CSharpCompilation s_empty = CSharpCompilation.Create("tests",
        [SourceTree.Parse("", "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; " +
            "global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;")],
        SourceTree.Libraries, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));

    [Theory]
    [InlineData("Stellantis.Client.Tests", "Stellantis.Testing", "../src/Stellantis.Client", "../src/Stellantis.Sandbox")]
    [InlineData("Stellantis.Sandbox.Tests", "Stellantis.Testing", "../src/Stellantis.Sandbox")]
    [InlineData("Stellantis.PowerShell.Tests", "Stellantis.Testing")]
    [InlineData("Stellantis.Framework.Tests", "Stellantis.Client.Tests", "Stellantis.Sandbox.Tests", "Stellantis.Testing")]
    public void No_test_compares_tokens_of_JSON(string project, params string[] seen)
    {
        var found = Found([.. FilesIn(project).Select(SourceTree.Read)], [.. seen.SelectMany(FilesIn).Select(SourceTree.Read)]);
        Assert.True(found.Count == 0, $"Cast to what is compared, as in (string?)json[\"name\"]:\n{string.Join('\n', found)}");
    }

    [Theory]
    [InlineData("Assert.Equal(\"a\", json[\"s\"]);")]
    [InlineData("Assert.Equal(json[\"s\"], \"a\");")]
    [InlineData("Assert.Equal(json[\"s\"], other[\"s\"]);")]
    [InlineData("Assert.Equal(1, json.SelectToken(\"s\"));")]
    [InlineData("Assert.Equal((object)\"a\", json[\"s\"]);")]
    [InlineData("Assert.NotEqual(\"a\", json[\"s\"]);")]
    [InlineData("Assert.Equal(json, other);")]
    [InlineData("Assert.Equal(expected: \"a\", actual: json[\"s\"]);")]
    [InlineData("Assert.Equal((1, \"a\"), (1, json[\"s\"]));")]
    [InlineData("Assert.Equal([\"a\"], json[\"l\"]!.Select(item => item[\"s\"]));")]
    [InlineData("Assert.Equal(new JToken[] { \"a\" }, json[\"l\"]!.ToArray());")]
    [InlineData("Assert.Equal(new { s = json[\"s\"] }, new { s = other[\"s\"] });")]
    [InlineData("Assert.Contains(\"a\", json[\"l\"]!);")]
    [InlineData("Assert.DoesNotContain(\"a\", json[\"l\"]!.Children());")]
    [InlineData("Same(\"a\", json[\"s\"]);")]
    [InlineData("Through(\"a\", json[\"s\"]);")]
    [InlineData("Anything(\"a\", json[\"s\"]);")]
    [InlineData("Assert.All(json[\"l\"]!, item => Assert.Equal(\"a\", item[\"s\"]));")]
    [InlineData("Assert.False(json[\"s\"] == other[\"s\"]);")]
    [InlineData("Assert.Contains(json[\"l\"]!, item => item[\"s\"] != json[\"s\"]);")]
    public void A_comparison_of_tokens_is_found(string code) => Assert.Single(Found([SourceTree.Parse("test.cs", Test(code))]));

    [Theory]
    [InlineData("Assert.Equal(\"a\", (string?)json[\"s\"]);")]
    [InlineData("Assert.Equal([\"a\"], json[\"l\"]!.Select(item => (string?)item[\"s\"]));")]
    [InlineData("Assert.Equal((1, \"a\"), ((int)json[\"n\"]!, (string?)json[\"s\"]));")]
    [InlineData("Assert.True(JToken.DeepEquals(json, other));")]
    [InlineData("Assert.Contains(json[\"l\"]!, item => (string?)item[\"s\"] == \"a\");")]
    [InlineData("Assert.True(json[\"s\"] == null);")]
    [InlineData("Assert.Null(json[\"s\"]);")]
    [InlineData("Assert.Same(json, other);")]
    [InlineData("Same(\"a\", (string?)json[\"s\"]);")]
    public void A_comparison_of_values_is_left_alone(string code) => Assert.Empty(Found([SourceTree.Parse("test.cs", Test(code))]));

    private static string Test(string code) => $$"""
        #nullable enable
        using Newtonsoft.Json.Linq;
        using Xunit;
        public class Tests
        {
            public void Test(JObject json, JObject other) { {{code}} }
            private static void Same<T>(T one, T other) => Assert.Equal(one, other);
            private static void Through<T>(T one, T other) => Same(one, other);
            private static void Anything(object? one, object? other) => Assert.Equal(one, other);
        }
        """;

    private static List<string> Found(SyntaxTree[] trees, params SyntaxTree[] seen)
    {
        var compilation = s_empty.AddSyntaxTrees([.. seen, .. trees]);
        return [.. JsonComparisons.In(compilation, trees).Select(node => node.GetLocation().GetLineSpan())
            .Select(span => $"{Path.GetRelativePath(SourceTree.Root, span.Path).Replace('\\', '/')}:{span.StartLinePosition.Line + 1}")
            .Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> FilesIn(string project) =>
        Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "tests", project), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"));
}
