using Xunit;

namespace Stellantis.Source.Tests;

/// <summary>A name means one thing in all of the module.</summary>
public class TypeNameTests
{
    // The same thing on both sides of the wire, which neither side may share with the other: each checks the other.
    private static readonly string[] s_same = [];

    [Fact]
    public void No_two_assemblies_have_a_type_of_the_same_name()
    {
        var twice = SourceTree.Projects.SelectMany(project => SourceTree.Of(project).Types.Select(type => (type.Name, Project: project))).Distinct()
            .GroupBy(type => type.Name, type => type.Project).Where(name => name.Count() > 1 && !s_same.Contains(name.Key))
            .Select(name => $"{name.Key}: {string.Join(", ", name)}").Order(StringComparer.Ordinal);
        Assert.Empty(twice);
    }
}
