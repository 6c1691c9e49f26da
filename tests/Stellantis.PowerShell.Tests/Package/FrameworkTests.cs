using System.Diagnostics;
using System.Reflection;
using Stellantis.PowerShell.Tests.Engine;
using Xunit;
using Xunit.Abstractions;

namespace Stellantis.PowerShell.Tests.Package;

/// <summary>
/// Whether Windows PowerShell 5.1 has everything that the module uses: netstandard2.0 promises it of the class library, and .NET Framework keeps it
/// only as far as its own assemblies do.
/// </summary>
public sealed class FrameworkTests(ITestOutputHelper output)
{
    [Fact]
    public void Everything_that_the_module_uses_is_there_in_Windows_PowerShell()
    {
        var watch = Stopwatch.StartNew();
        using var library = Library();
        var missing = Directory.EnumerateFiles(PowerShellSession.ModuleFolder, "*.dll")
            .SelectMany(file => library.Missing(file).Select(m => $"{Path.GetFileName(file)}: {m}")).ToList();
        output.WriteLine($"{library.Seen} references in {watch.ElapsedMilliseconds} ms, {missing.Count} of them missing");
        Assert.True(missing.Count == 0, string.Join("\n", missing));
        // A check that looks at nothing would find nothing.
        Assert.True(library.Seen > 5000, $"{library.Seen}");
    }

    [Fact]
    public void What_is_newer_than_Windows_PowerShell_would_be_found()
    {
        using var library = Library();
        var missing = library.Missing(Metadata("FrameworkControl"));
        output.WriteLine(string.Join("\n", missing));
        Assert.All(
            [
                "type System.Index", "type System.IAsyncDisposable", "method System.Boolean System.String::Contains(System.Char)", "TryAdd(",
                    "TakeLast(",
                "field System.Version System.Net.HttpVersion::Version20",
                    "override System.Int32 Stellantis.FrameworkControl.Newer::Read(System.Span`1<System.Byte>)",
            ],
            newer => Assert.Contains(missing, m => m.Contains(newer, StringComparison.Ordinal)));
    }

    private static FrameworkLibrary Library()
    {
        var framework = Metadata("FrameworkReferences");
        return new FrameworkLibrary(PowerShellSession.ModuleFolder, framework, Path.Combine(framework, "Facades"), Metadata("PowerShellReferences"));
    }

    private static string Metadata(string key) =>
        typeof(FrameworkTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
