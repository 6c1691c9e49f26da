using System.IO.Compression;
using System.Reflection;

namespace Stellantis.PowerShell.Tests.Package;

/// <summary>What <c>dotnet pack</c> makes of the built module, in a folder that goes when the tests end.</summary>
public sealed class PackedModule : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("stellantis-package-").FullName;

    public PackedModule()
    {
        var configuration = typeof(PackedModule).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(d => d.Key == "ModuleConfiguration").Value;
        // Laid elsewhere: the tests beside this one have the module of the build in use.
        DotNet.Run("pack", "src/Stellantis.PowerShell", "--no-build", "--nologo", "--configuration", configuration!,
            $"-p:ModuleOutput={_folder}/laid/", $"-p:PackageOutputPath={_folder}/");
    }

    /// <summary>Opens one of the packages.</summary>
    public ZipArchive Open(string id) => ZipFile.OpenRead(Path.Combine(_folder, $"{id}.{Manifest.Version}.nupkg"));

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
