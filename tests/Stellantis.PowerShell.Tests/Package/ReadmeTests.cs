using System.Text.RegularExpressions;
using Stellantis.PowerShell.Tests.Support;
using Stellantis.Testing;
using Xunit;

namespace Stellantis.PowerShell.Tests.Package;

/// <summary>What the README lists is all that there is, and what it points at is there.</summary>
public sealed class ReadmeTests
{
    private static readonly string s_text = File.ReadAllText(Repository.File("README.md")).ReplaceLineEndings("\n");

    [Fact]
    public void Every_cmdlet_is_in_the_table_once()
    {
        // A row may shorten what it lists: `New-`, `Set-`, `Remove-StellantisChannel`.
        var listed = Rows("Cmdlets").SelectMany(row =>
        {
            var names = Regex.Matches(row.Split('|')[1], "`([^`]+)`").Select(match => match.Groups[1].Value).ToList();
            return names.Select((name, index) => name.EndsWith('-') ? name + names.Skip(index).First(n => !n.EndsWith('-')).Split('-')[1] : name);
        });
        Assert.Equal(Manifest.List("CmdletsToExport").Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_error_id_has_a_remedy()
    {
        var source = File.ReadAllText(Repository.File("src/Stellantis.Client/Errors/ErrorIds.cs"));
        var ids = Regex.Matches(source, @"const string (\w+)").Select(match => match.Groups[1].Value).ToList();
        Assert.NotEmpty(ids);
        var rows = Rows("Troubleshooting").Select(row => row.Split('|')).ToDictionary(cells => cells[1].Trim(' ', '`'), cells => cells[3].Trim());
        Assert.Equal(ids.Order(StringComparer.Ordinal), rows.Keys.Order(StringComparer.Ordinal));
        Assert.All(rows.Values, Assert.NotEmpty);
    }

    [Fact]
    public void Every_file_that_it_points_at_is_there() => Assert.All(
        Regex.Matches(s_text, @"\]\(([^)]+)\)").Select(match => match.Groups[1].Value).Where(link => !link.Contains("://", StringComparison.Ordinal)),
        link => Assert.True(File.Exists(Repository.File(link)), link));

    [Fact]
    public void Every_script_that_the_module_ships_is_named() => Assert.All(
        Directory.EnumerateFiles(Repository.File("src/Stellantis.PowerShell/Examples")).Select(file => Path.GetFileName(file)),
        name => Assert.Contains(name, s_text, StringComparison.Ordinal));

    // The rows of the section's tables, without their heads.
    private static List<string> Rows(string section)
    {
        var lines = Regex.Match(s_text, $@"^## {section}\n(.*?)(?=^## |\z)",
            RegexOptions.Multiline | RegexOptions.Singleline).Groups[1].Value.Split('\n');
        return [.. lines.Where((line, index) =>
            line.StartsWith('|') && !line.StartsWith("|---", StringComparison.Ordinal)
                && !lines[index + 1].StartsWith("|---", StringComparison.Ordinal))];
    }
}
