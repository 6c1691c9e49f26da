using System.Reflection;

namespace Stellantis.Client.Tests.Models;

internal static class Repository
{
    public static string Root { get; } = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepoRoot").Value!;

    /// <summary>The folder with the contract of the service, which is not part of this repository; null where it is absent.</summary>
    public static string? Contract { get; } = Candidates().FirstOrDefault(c => Directory.Exists(Path.Combine(c, "samples")));

    private static IEnumerable<string> Candidates()
    {
        if (Environment.GetEnvironmentVariable("STELLANTIS_CONTRACT") is { Length: > 0 } given)
            yield return given;
        // Beside the repository, or beside the folder of its worktrees.
        for (var folder = Directory.GetParent(Path.TrimEndingDirectorySeparator(Root)); folder is not null; folder = folder.Parent)
            yield return Path.Combine(folder.FullName, "shared", "api");
    }
}
