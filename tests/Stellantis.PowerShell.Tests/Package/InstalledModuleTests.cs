using System.Security.Cryptography;
using Stellantis.PowerShell.Tests.Engine;
using Xunit;

namespace Stellantis.PowerShell.Tests.Package;

/// <summary>The module folder works wherever it is copied to. Each in a process of its own: an assembly is loaded once in a process.</summary>
public sealed class InstalledModuleTests : IDisposable
{
    private const string Work = """
        Connect-Stellantis -Sandbox
        $alert = Get-StellantisVehicle -First 1 | Get-StellantisAlert -First 1
        "$($alert.GetType().Name) $((Get-Module Stellantis).ModuleBase)"
        $assemblies = [System.AppDomain]::CurrentDomain.GetAssemblies() |
            ForEach-Object { if ($_.GetName().Name -like 'Stellantis.*') { $_.Location } }
        foreach ($location in $assemblies) { if ($location -notlike '*Stellantis.Shell.dll') { $location } }
        """;

    private static readonly string[] s_assemblies =
        ["Stellantis.Client.dll", "Stellantis.PowerShell.dll", "Stellantis.Sandbox.dll", "Stellantis.Server.dll"];

    private readonly InstalledModule _installed = new();

    public void Dispose() => _installed.Dispose();

    [Theory]
    [InlineData("with blanks and (brackets) & more")]
    [InlineData("Müller-Straße/車両/Ünïcode")]
    [InlineData("100% $home 'quoted' `tick")]
    public void The_module_works_from_any_folder(string folder)
    {
        var module = _installed.Install(Path.Combine(folder, "Stellantis"));

        AssertWorks(module, ShellProcess.Run("-Module", module, "-Command",
            $"if ((Get-Help about_Stellantis).Length -lt 500) {{ throw 'no help' }}; {Work}"));
    }

    [Fact]
    public void The_module_works_where_nothing_can_be_written_and_writes_nothing()
    {
        var module = _installed.Install("Stellantis");
        InstalledModule.Protect(module);
        var before = State(module);

        AssertWorks(module, ShellProcess.Run("-Module", module, "-Command", Work));
        Assert.Equal(before, State(module));
    }

    [Theory]
    [InlineData("", "2.0.0")]
    [InlineData("-RequiredVersion 1.0.0", "1.0.0")]
    [InlineData("-MaximumVersion 1.9", "1.0.0")]
    public void Two_versions_are_installed_side_by_side_and_each_runs_from_its_own_folder(string asked, string expected)
    {
        var first = _installed.Install("Stellantis/1.0.0", "1.0.0");
        var second = _installed.Install("Stellantis/2.0.0", "2.0.0");

        // The shell itself comes without a module here: it imports one by name, as a user's session does.
        var none = Directory.CreateDirectory(Path.Combine(_installed.Root, "none")).FullName;
        File.WriteAllText(Path.Combine(none, "Stellantis.psd1"), "@{ ModuleVersion = '0.0.1' }");
        var run = ShellProcess.RunWith("", [("PSModulePath", _installed.Root)], "-Module", none, "-Command",
            $"Remove-Module Stellantis; Import-Module Stellantis {asked}; {Work}");

        AssertWorks(expected == "1.0.0" ? first : second, run);
    }

    [Fact]
    public void The_shell_says_that_a_folder_holds_no_module()
    {
        var run = ShellProcess.Run("-Module", _installed.Root, "-Command", "1");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(Path.Combine(_installed.Root, "Stellantis.psd1"), run.Error, StringComparison.Ordinal);
    }

    private static void AssertWorks(string module, ShellProcess run)
    {
        Assert.Equal("", run.Error);
        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal($"Alert {module}", lines[0]);
        Assert.Equal(s_assemblies.Select(name => Path.Combine(module, name)), lines[1..].Order(StringComparer.Ordinal));
    }

    private static List<string> State(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => $"{file} {File.GetLastWriteTimeUtc(file):O} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))}")];
}
