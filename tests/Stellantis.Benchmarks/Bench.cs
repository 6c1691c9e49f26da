using System.Reflection;
using Stellantis.Benchmarks.Server;

namespace Stellantis.Benchmarks;

/// <summary>What the figures measure with.</summary>
internal sealed record Bench(ServerProcess Server, Options Options, Report Report)
{
    public const int Vehicles = 50_000;
    public const int PageSize = 500;

    /// <summary>The manifest of the built module.</summary>
    public static string Manifest => Path.Combine(Built("ModuleOutput"), "Stellantis.psd1");

    /// <summary>The assembly of the module that does nothing.</summary>
    public static string EmptyModule => Path.GetFullPath(Built("EmptyModule"));

    /// <summary>The root of the repository.</summary>
    public static string Root => Built("RepoRoot");

    private static string Built(string key) =>
        typeof(Bench).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == key).Value!;
}
