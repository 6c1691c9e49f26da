using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Stellantis.Testing;
using Xunit;

namespace Stellantis.PowerShell.Tests.Surface;

public sealed class SurfaceTests : IDisposable
{
    private const string Update = "STELLANTIS_UPDATE_SURFACE";

    private static readonly string s_file = Repository.File("tests/Stellantis.PowerShell.Tests/Surface/PublicSurface.txt");

    private readonly PowerShellSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void What_users_build_on_changes_only_where_it_is_written_down()
    {
        var there = PublicSurface.Of(_session);
        if (Environment.GetEnvironmentVariable(Update) == "1")
            File.WriteAllText(s_file, there);

        var written = File.ReadAllText(s_file).ReplaceLineEndings("\n");
        Assert.True(written == there, $"""
            The public surface is not the one in {s_file}:
            {string.Join('\n', Differences(written, there))}
            If the change is meant, run the tests once with {Update}=1 in the environment, commit the file, and write the change into CHANGELOG.md.
            """);
    }

    private static IEnumerable<string> Differences(string written, string there)
    {
        var (before, after) = (Lines(written), Lines(there));
        return before.Except(after).Select(line => "- " + line).Concat(after.Except(before).Select(line => "+ " + line));
    }

    // Each line together with the cmdlet or type that it belongs to.
    private static List<string> Lines(string surface)
    {
        var lines = new List<string>();
        var owner = "";
        foreach (var line in surface.Split('\n'))
        {
            if (!line.StartsWith(' '))
                owner = line;
            lines.Add(line == owner ? line : $"{owner}: {line.Trim()}");
        }
        return lines;
    }
}
