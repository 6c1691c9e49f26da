using System.Management.Automation;
using Stellantis.PowerShell.Tests.Engine;
using Stellantis.PowerShell.Tests.Support;
using Stellantis.Testing;
using Xunit;

namespace Stellantis.PowerShell.Tests.Package;

/// <summary>What the Gallery and PowerShell ask of the manifest of a module.</summary>
public sealed class ManifestTests
{
    private static readonly string[] s_exports = ["CmdletsToExport", "FunctionsToExport", "AliasesToExport", "VariablesToExport"];

    [Fact]
    public void The_module_says_where_it_runs()
    {
        Assert.Equal("5.1", Manifest.Text("PowerShellVersion"));
        Assert.Equal("4.7.2", Manifest.Text("DotNetFrameworkVersion"));
        Assert.Equal(["Desktop", "Core"], Manifest.List("CompatiblePSEditions"));
        Assert.Equal(["PSEdition_Desktop", "PSEdition_Core"],
            Manifest.List("Tags").Where(tag => tag.StartsWith("PSEdition_", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_Gallery_learns_whose_it_is_what_it_does_and_where_it_lives()
    {
        Assert.All(["Author", "CompanyName", "Copyright", "Description", "GUID"], key => Assert.NotEmpty(Manifest.Text(key)));
        Assert.All(["ProjectUri", "LicenseUri"], key => Assert.Equal(Uri.UriSchemeHttps, new Uri((string)Manifest.Gallery[key]!).Scheme));
        Assert.StartsWith((string)Manifest.Gallery["ProjectUri"]!, (string)Manifest.Gallery["LicenseUri"]!, StringComparison.Ordinal);
        Assert.All(Manifest.List("Tags"), tag => Assert.DoesNotContain(' ', tag));
    }

    [Fact]
    public void Exports_are_listed_one_by_one() =>
        Assert.All(s_exports, key => Assert.All(Manifest.List(key), name => Assert.False(WildcardPattern.ContainsWildcardCharacters(name), name)));

    [Fact]
    public void The_release_notes_are_what_the_changelog_tells_of_this_version()
    {
        Assert.NotEmpty(Manifest.Changes());
        Assert.Equal(Manifest.Changes(), ((string)Manifest.Gallery["ReleaseNotes"]!).ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Windows_PowerShell_reads_the_manifest_as_UTF8() =>
        Assert.Equal([0xEF, 0xBB, 0xBF], File.ReadAllBytes(PowerShellSession.Manifest)[..3]);

    [Fact]
    public void The_manifest_is_the_source_and_the_release_notes()
    {
        var source = File.ReadAllText(Repository.File("Stellantis.psd1")).ReplaceLineEndings("\n").TrimEnd();
        var laid = File.ReadAllText(PowerShellSession.Manifest).ReplaceLineEndings("\n").TrimEnd();
        Assert.Equal(source.Replace("ReleaseNotes = ''", $"ReleaseNotes = @'\n{Manifest.Changes()}\n'@", StringComparison.Ordinal), laid);
    }
}
