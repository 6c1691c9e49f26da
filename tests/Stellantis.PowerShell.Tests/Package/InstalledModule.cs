using Stellantis.PowerShell.Tests.Engine;

namespace Stellantis.PowerShell.Tests.Package;

/// <summary>Copies of the module folder, as users install them, below a folder that goes when the test ends.</summary>
internal sealed class InstalledModule : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("stellantis-installed-").FullName;

    /// <summary>Copies the module to a folder below the root.</summary>
    /// <param name="folder">Where to, below the root.</param>
    /// <param name="version">The version that its manifest is to say.</param>
    public string Install(string folder, string? version = null)
    {
        var target = Path.Combine(Root, folder);
        foreach (var file in Directory.EnumerateFiles(PowerShellSession.ModuleFolder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(PowerShellSession.ModuleFolder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        if (version is not null)
        {
            var manifest = Path.Combine(target, "Stellantis.psd1");
            File.WriteAllText(manifest, File.ReadAllText(manifest).Replace($"'{Manifest.Version}'", $"'{version}'", StringComparison.Ordinal));
        }
        return target;
    }

    /// <summary>Takes the right to write from every file and folder.</summary>
    public static void Protect(string folder) => Allow(folder, write: false);

    public void Dispose()
    {
        Allow(Root, write: true);
        Directory.Delete(Root, recursive: true);
    }

    private static void Allow(string folder, bool write)
    {
        foreach (var path in Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).Append(folder).ToList())
        {
            var isFile = File.Exists(path);
            if (OperatingSystem.IsWindows())
            {
                if (isFile)
                    File.SetAttributes(path, write ? FileAttributes.Normal : FileAttributes.ReadOnly);
            }
            else
            {
                var read = UnixFileMode.UserRead | (isFile ? UnixFileMode.None : UnixFileMode.UserExecute);
                File.SetUnixFileMode(path, write ? read | UnixFileMode.UserWrite : read);
            }
        }
    }
}
