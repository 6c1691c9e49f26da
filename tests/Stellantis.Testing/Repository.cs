using System.Reflection;

namespace Stellantis.Testing;

/// <summary>The files of the repository that the tests were built from.</summary>
public static class Repository
{
    public static string Root { get; } = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(data => data.Key == "RepoRoot").Value!;

    /// <summary>A file or folder, by its path from the root.</summary>
    public static string File(string path) => Path.GetFullPath(Path.Combine(Root, path));
}
