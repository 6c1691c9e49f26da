using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using System.Xml.Linq;
using Stellantis.PowerShell.Tests.Engine;
using Xunit;

namespace Stellantis.PowerShell.Tests.Package;

/// <summary>The package of the Gallery, as Publish-PSResource would make it, and that of the symbols.</summary>
public sealed class PackageTests(PackedModule packed) : IClassFixture<PackedModule>
{
    [Fact]
    public void The_package_holds_the_files_of_the_module_at_its_root_and_nothing_else()
    {
        using var package = packed.Open("Stellantis");
        var there = Directory.EnumerateFiles(PowerShellSession.ModuleFolder, "*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(PowerShellSession.ModuleFolder, file).Replace('\\', '/'), File.ReadAllBytes);
        var files = Files(package).ToDictionary(entry => entry.FullName, Bytes);
        Assert.Equal(there.Keys.Order(StringComparer.Ordinal), files.Keys.Order(StringComparer.Ordinal));
        Assert.All(files, file => Assert.Equal(Hash(there[file.Key]), Hash(file.Value)));
    }

    [Fact]
    public void The_package_says_what_the_manifest_says()
    {
        using var package = packed.Open("Stellantis");
        var described = Description(package);
        Assert.Equal("Stellantis", described["id"]);
        Assert.Equal(Manifest.Version, described["version"]);
        Assert.Equal(Manifest.Text("Author"), described["authors"]);
        Assert.Equal(Manifest.Text("Copyright"), described["copyright"]);
        Assert.Equal(Manifest.Text("Description"), described["description"]);
        Assert.Equal(Manifest.Gallery["ProjectUri"], described["projectUrl"]);
        Assert.Equal(Manifest.Gallery["LicenseUri"], described["licenseUrl"]);
        Assert.Equal(Manifest.Changes(), described["releaseNotes"].ReplaceLineEndings("\n").Trim());
        // Neither is a thing that the Gallery takes, or that a module has.
        Assert.DoesNotContain("license", described.Keys);
        Assert.DoesNotContain("dependencies", described.Keys);
    }

    [Fact]
    public void The_Gallery_finds_the_module_by_its_tags_and_by_each_of_its_cmdlets()
    {
        using var package = packed.Open("Stellantis");
        var text = Description(package)["tags"];
        var tags = text.Split(' ');
        Assert.Equal("PSModule", tags[0]);
        Assert.Contains("PSIncludes_Cmdlet", tags);
        Assert.Empty(Manifest.List("Tags").Except(tags));
        Assert.Equal(Manifest.List("CmdletsToExport"),
            tags.Where(tag => tag.StartsWith("PSCommand_", StringComparison.Ordinal)).Select(tag => tag["PSCommand_".Length..]));
        Assert.Equal(tags.Distinct(), tags);
        Assert.InRange(text.Length, 1, 4000);
    }

    [Fact]
    public void The_symbols_are_those_of_the_assemblies_in_a_package_of_their_own()
    {
        using var package = packed.Open("Stellantis");
        using var symbols = packed.Open("Stellantis.Symbols");
        var pdbs = Files(symbols).ToDictionary(entry => entry.FullName, Bytes);
        var assemblies = Files(package).Where(file => file.Name.StartsWith("Stellantis.", StringComparison.Ordinal)
            && file.Name.EndsWith(".dll", StringComparison.Ordinal));
        Assert.Equal(assemblies.Select(a => Path.ChangeExtension(a.Name, ".pdb")).Order(StringComparer.Ordinal),
            pdbs.Keys.Order(StringComparer.Ordinal));
        Assert.All(assemblies, assembly => Assert.Equal(SymbolsOf(assembly), IdOf(pdbs[Path.ChangeExtension(assembly.Name, ".pdb")])));
    }

    // What NuGet itself puts into every package is left out.
    private static IEnumerable<ZipArchiveEntry> Files(ZipArchive package) => package.Entries.Where(entry =>
        !entry.FullName.StartsWith("_rels/", StringComparison.Ordinal) && !entry.FullName.StartsWith("package/", StringComparison.Ordinal)
        && entry.FullName != "[Content_Types].xml" && !entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal));

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    private static string Hash(byte[] bytes) => Convert.ToHexString(SHA256.HashData(bytes));

    private static Dictionary<string, string> Description(ZipArchive package)
    {
        using var stream = package.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        return XDocument.Load(stream).Root!.Elements().Single().Elements().ToDictionary(element => element.Name.LocalName, element => element.Value);
    }

    private static Guid SymbolsOf(ZipArchiveEntry assembly)
    {
        using var reader = new PEReader(new MemoryStream(Bytes(assembly)));
        return reader.ReadCodeViewDebugDirectoryData(reader.ReadDebugDirectory().First(entry => entry.Type == DebugDirectoryEntryType.CodeView)).Guid;
    }

    private static Guid IdOf(byte[] pdb)
    {
        using var provider = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(pdb));
        return new BlobContentId(provider.GetMetadataReader().DebugMetadataHeader!.Id).Guid;
    }
}
