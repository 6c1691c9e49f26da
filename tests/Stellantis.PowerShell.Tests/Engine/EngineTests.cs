using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Reflection;
using Stellantis.PowerShell.Tests.Support;
using Stellantis.Testing;
using Xunit;

namespace Stellantis.PowerShell.Tests.Engine;

public sealed class EngineTests : IDisposable
{
    private readonly PowerShellSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void The_module_imports_from_the_folder_that_the_build_lays() => _session.AssertShipped();

    [Fact]
    public void The_module_folder_holds_what_the_module_needs_and_nothing_else()
    {
        var files = Directory.EnumerateFiles(PowerShellSession.ModuleFolder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(PowerShellSession.ModuleFolder, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

        Assert.Equal(
            [
                .. Directory.EnumerateFiles(Repository.File("src/Stellantis.PowerShell/Examples"))
                    .Select(file => "Examples/" + Path.GetFileName(file)).Order(StringComparer.Ordinal),
                "LICENSE",
                "Newtonsoft.Json.dll",
                "Stellantis.Client.dll",
                "Stellantis.Format.ps1xml",
                "Stellantis.PowerShell.dll",
                "Stellantis.Sandbox.dll",
                "Stellantis.Server.dll",
                "Stellantis.Types.ps1xml",
                "Stellantis.psd1",
                "en-US/Stellantis.PowerShell.dll-Help.xml",
                "en-US/about_Stellantis.help.txt",
                "en-US/about_Stellantis_Configuration.help.txt",
                "en-US/about_Stellantis_Connection.help.txt",
                "en-US/about_Stellantis_Errors.help.txt",
                "en-US/about_Stellantis_Monitors.help.txt",
                "en-US/about_Stellantis_Paging.help.txt",
                "en-US/about_Stellantis_Remotes.help.txt",
                "en-US/about_Stellantis_Sandbox.help.txt",
            ],
            files);
    }

    [Fact]
    public void The_manifest_exports_exactly_the_cmdlets_that_there_are()
    {
        var there = _session.Module.ImplementingAssembly.GetExportedTypes()
            .Select(type => type.GetCustomAttribute<CmdletAttribute>())
            .OfType<CmdletAttribute>()
            .Select(cmdlet => $"{cmdlet.VerbName}-{cmdlet.NounName}")
            .Order(StringComparer.Ordinal)
            .ToList();

        Assert.Equal(there, ManifestList("CmdletsToExport").Order(StringComparer.Ordinal));
        Assert.Equal(there, _session.Module.ExportedCmdlets.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_stream_of_a_script_is_seen()
    {
        var result = _session.Run("""
            function Write-All { [CmdletBinding()] param()
                $PSCmdlet.WriteObject('out')
                $PSCmdlet.WriteError([System.Management.Automation.ErrorRecord]::new([Exception]::new('bad'), 'Bad', 'NotSpecified', $null))
                $PSCmdlet.WriteWarning('careful')
                $PSCmdlet.WriteVerbose('told')
                $PSCmdlet.WriteDebug('traced')
                $PSCmdlet.WriteInformation('noted', @('tag'))
                $PSCmdlet.WriteProgress([System.Management.Automation.ProgressRecord]::new(1, 'Reading', 'page 1')) }
            $DebugPreference = 'Continue'
            Write-All -Verbose
            throw 'over'
            """);

        Assert.Equal("out", result.Value<string>());
        Assert.Equal("bad", Assert.Single(result.Errors).Exception.Message);
        Assert.Equal("careful", Assert.Single(result.Warnings));
        Assert.Equal("told", Assert.Single(result.Verbose));
        Assert.Equal("traced", Assert.Single(result.Debug));
        Assert.Equal("noted", Assert.Single(result.Information).MessageData.ToString());
        Assert.Equal("page 1", Assert.Single(result.Progress).StatusDescription);
        Assert.Equal("over", result.Terminating?.Exception.Message);
        Assert.False(result.Stopped);
    }

    [Fact]
    public void A_script_that_does_not_end_is_stopped_as_by_a_key()
    {
        using var stop = new CancellationTokenSource();
        var result = _session.Run("1; $stop.Cancel(); while ($true) { }", stop.Token, ("stop", stop));

        Assert.True(result.Stopped);
        Assert.Equal(1, result.Value<int>());
    }

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public void Text_is_what_a_console_of_that_width_shows(int width)
    {
        var text = _session.RunText("[pscustomobject]@{ Name = 'a'; Long = 'x' * 300 }", width);

        // The formatter leaves the last column free, as it does in pwsh.
        Assert.Equal(width - 1, text.Split('\n').Max(line => line.Length));
        Assert.DoesNotContain('\e', text);
    }

    [Fact]
    public void A_table_keeps_its_columns_under_their_headings()
    {
        Assert.Equal("\nName Count\n---- -----\na        1\n\n", _session.RunText("[pscustomobject]@{ Name = 'a'; Count = 1 }"));
    }

    [Fact]
    public void A_warning_and_an_error_read_as_in_a_console()
    {
        var text = _session.RunText("""
            function Get-Thing { [CmdletBinding()] param()
                $PSCmdlet.WriteWarning('careful')
                $record = [System.Management.Automation.ErrorRecord]::new([Exception]::new('inner'), 'NoThing', 'ObjectNotFound', 'a')
                $record.ErrorDetails = [System.Management.Automation.ErrorDetails]::new('There is no thing.')
                $record.ErrorDetails.RecommendedAction = 'Make one.'
                $PSCmdlet.WriteError($record) }
            Get-Thing
            """);

        Assert.StartsWith("WARNING: careful\nGet-Thing: ", text, StringComparison.Ordinal);
        Assert.Contains("There is no thing.", text, StringComparison.Ordinal);
        Assert.EndsWith("\n  Recommendation: Make one.\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_confirmation_is_answered_by_who_is_there_and_with_no_when_nobody_is()
    {
        const string Ask = """
            function Remove-Thing { [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')] param()
                if ($PSCmdlet.ShouldProcess('the thing', 'Remove')) { 'removed' } }
            Remove-Thing
            """;

        Assert.Empty(_session.Run(Ask).WithoutErrors().Output);
        _session.Answer("y");
        Assert.Equal("removed", _session.Run(Ask).WithoutErrors().Value<string>());
        Assert.Empty(_session.Run(Ask).WithoutErrors().Output);
    }

    [Fact]
    public void A_missing_mandatory_parameter_is_an_error_and_not_a_prompt_when_nobody_is_there()
    {
        var error = _session.Run("function Get-Thing { param([Parameter(Mandatory)] $Name) } Get-Thing").Error;

        Assert.StartsWith("MissingMandatoryParameter", error.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void Progress_is_not_shown_where_nobody_looks()
    {
        var text = _session.RunText("""
            function Get-Thing { [CmdletBinding()] param()
                $PSCmdlet.WriteProgress([System.Management.Automation.ProgressRecord]::new(1, 'Reading', 'page'))
                'x' }
            Get-Thing
            """);

        Assert.Equal("x\n", text);
    }

    [Fact]
    public void An_object_comes_back_from_Clixml_with_its_properties()
    {
        var thing = _session.Run("[pscustomobject]@{ PSTypeName = 'Some.Thing'; Name = 'a' }").Output[0];

        var copy = PowerShellSession.RoundTrip(thing);

        Assert.Equal("a", copy.Properties["Name"].Value);
        Assert.Contains("Deserialized.Some.Thing", copy.TypeNames);
    }

    [Fact]
    public void Sessions_run_side_by_side_and_do_not_see_each_other()
    {
        Parallel.For(0, 4, number =>
        {
            using var session = new PowerShellSession();
            session.Run("$mine = $number", ("number", number)).WithoutErrors();
            Assert.Equal(number, session.Run("$mine").Value<int>());
        });
    }

    private static string[] ManifestList(string key)
    {
        var manifest = Parser.ParseFile(PowerShellSession.Manifest, out _, out _);
        var data = (HashtableAst)manifest.Find(node => node is HashtableAst, searchNestedScriptBlocks: false)!;
        var value = ((Hashtable)data.SafeGetValue())[key];
        return LanguagePrimitives.ConvertTo<string[]>(value);
    }
}
