using Xunit;

namespace Stellantis.Source.Tests;

/// <summary>A name means one thing in all of the module.</summary>
public class TypeNameTests
{
    // The same thing on both sides of the wire, which neither side may share with the other: each checks the other.
    private static readonly string[] s_same =
    [
        // What the service tells of: the client has what is read of it, the sandbox what it is made of.
        "Alert", "ChargingSession", "Collision", "StolenReport", "Trip", "Vehicle",
        // What a user makes there and reads again.
        "Channel", "Monitor",
        // What is sent to make them, or to a vehicle: the client binds and checks it, and the sandbox checks it by the contract.
        "ChannelBody", "MonitorBody", "RemoteBody",
    ];

    /// <summary>The list of what is the same must not outlive what it names.</summary>
    [Fact]
    public void Each_name_that_two_assemblies_may_have_is_one_that_they_have()
    {
        var names = SourceTree.Projects.SelectMany(project => SourceTree.Of(project).Types.Select(type => type.Name).Distinct()).ToList();
        Assert.All(s_same, name => Assert.True(names.Count(n => n == name) > 1, $"{name} is no longer in two assemblies."));
    }

    [Fact]
    public void No_two_assemblies_have_a_type_of_the_same_name()
    {
        var twice = SourceTree.Projects.SelectMany(project => SourceTree.Of(project).Types.Select(type => (type.Name, Project: project))).Distinct()
            .GroupBy(type => type.Name, type => type.Project).Where(name => name.Count() > 1 && !s_same.Contains(name.Key))
            .Select(name => $"{name.Key}: {string.Join(", ", name)}").Order(StringComparer.Ordinal);
        Assert.Empty(twice);
    }
}
