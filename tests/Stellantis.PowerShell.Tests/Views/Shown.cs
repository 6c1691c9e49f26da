using System.Globalization;
using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Stellantis.Testing;
using Xunit;

namespace Stellantis.PowerShell.Tests.Views;

/// <summary>What a person sees of an answer of the service.</summary>
internal static class Shown
{
    public const string VehicleId = "VR3UHZKXZPT500042";

    /// <summary>A document that has every member of a model filled.</summary>
    public static string Document(string name) => File.ReadAllText(Repository.File($"tests/Stellantis.Client.Tests/Fixtures/{name}.json"));

    /// <summary>The documents as the items of a collection.</summary>
    public static string Page(string itemKey, params string[] documents) =>
        $$"""{ "_links": {}, "total": {{documents.Length}}, "_embedded": { "{{itemKey}}": [ {{string.Join(", ", documents)}} ] } }""";

    /// <summary>A time of the service, as views show it on this machine.</summary>
    public static string Local(string time, string format = "yyyy-MM-dd HH:mm") =>
        DateTimeOffset.Parse(time, CultureInfo.InvariantCulture).ToLocalTime().ToString(format, CultureInfo.InvariantCulture);

    /// <summary>Runs a script against a service that answers everything with this body, and returns the lines that it shows.</summary>
    public static IReadOnlyList<string> Lines(string script, string body, int width)
    {
        using var server = CannedServer.Answering(200, body, "application/hal+json");
        using var session = new PowerShellSession().To(server.BaseUri);
        return Lines(session, script, width);
    }

    /// <summary>
    /// Runs a script, and returns the lines that it shows on a console of that width; they fit, and no type stands in the place of a value.
    /// </summary>
    public static IReadOnlyList<string> Lines(PowerShellSession session, string script, int width, params (string Name, object? Value)[] variables)
    {
        var lines = session.RunText(script, width, variables).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd())
            .ToList();
        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.True(line.Length <= width, line));
        Assert.All(lines, line => Assert.DoesNotContain("Stellantis.", line, StringComparison.Ordinal));
        return lines;
    }
}
