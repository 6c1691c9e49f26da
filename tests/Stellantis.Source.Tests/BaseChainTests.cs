using Microsoft.CodeAnalysis;
using Xunit;

namespace Stellantis.Source.Tests;

/// <summary>Whoever reads a class has few others to read before it.</summary>
public class BaseChainTests
{
    private const int Deepest = 4;

    [Fact]
    public void No_class_stands_on_more_than_four_classes_of_ours()
    {
        var deep = SourceTree.Projects.SelectMany(project => SourceTree.Of(project).Types).Select(type => Bases(type).ToList())
            .Where(chain => chain.Count - 1 > Deepest).Select(chain => string.Join(" : ", chain.Select(type => type.Name))).Distinct();
        Assert.Empty(deep);
    }

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        for (var at = type; at is not null && at.Locations.Any(location => location.IsInSource); at = at.BaseType)
            yield return at;
    }
}
